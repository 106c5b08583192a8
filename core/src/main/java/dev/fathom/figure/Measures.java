package dev.fathom.figure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import si.uom.NonSI;
import systems.uom.common.Imperial;
import systems.uom.common.USCustomary;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.Units;

/** Turns the definitions of the unit table into conversions, all factors and offsets being those of indriya. Stateless. */
final class Measures {

    private static final Map<String, Unit<?>> ATOMS = atoms();

    private Measures() {}

    /** A linear conversion to the base unit of the dimension: {@code value × factor + offset}. */
    record Conversion(double factor, double offset) {

        static final Conversion IDENTITY = new Conversion(1, 0);

        double apply(double value) {
            return value * factor + offset;
        }

        Conversion times(double other) {
            return new Conversion(factor * other, offset);
        }
    }

    /** The conversion of a definition such as {@code 1000 metre metre} or {@code pound_force / inch inch}. */
    static Conversion conversion(String definition) {
        double number = 1;
        Unit<?> unit = AbstractUnit.ONE;
        boolean over = false;
        for (String part : definition.split("\\s+")) {
            if (part.equals("/")) {
                over = true;
            } else if (Character.isDigit(part.charAt(0))) {
                number *= fraction(part);
            } else {
                Unit<?> atom = ATOMS.get(part);
                if (atom == null) {
                    throw new IllegalStateException(
                            "the unit table names \"" + part + "\", which is no unit of the library");
                }
                unit = over ? unit.divide(atom) : unit.multiply(atom);
            }
        }
        Conversion plain = linear(unit);
        return new Conversion(plain.factor() * number, plain.offset());
    }

    private static double fraction(String number) {
        int slash = number.indexOf('/');
        return slash < 0
                ? Double.parseDouble(number)
                : Double.parseDouble(number.substring(0, slash)) / Double.parseDouble(number.substring(slash + 1));
    }

    private static Conversion linear(Unit<?> unit) {
        UnitConverter converter = toSystem(unit);
        double offset = converter.convert(0.0);
        double factor = converter.convert(1.0) - offset;
        return new Conversion(factor, offset);
    }

    private static <Q extends javax.measure.Quantity<Q>> UnitConverter toSystem(Unit<?> unit) {
        @SuppressWarnings("unchecked") // a unit and its system unit measure the same quantity
        Unit<Q> own = (Unit<Q>) unit;
        return own.getConverterTo(own.getSystemUnit());
    }

    private static Map<String, Unit<?>> atoms() {
        Map<String, Unit<?>> atoms = new HashMap<>();
        atoms.put("one", AbstractUnit.ONE);
        atoms.put("bit", AbstractUnit.ONE);
        atoms.put("byte", AbstractUnit.ONE.multiply(8));
        for (Unit<?> unit : new Unit<?>[] {
            Units.METRE,
            Units.GRAM,
            Units.SECOND,
            Units.MINUTE,
            Units.HOUR,
            Units.DAY,
            Units.WEEK,
            Units.MONTH,
            Units.YEAR,
            Units.LITRE,
            Units.WATT,
            Units.JOULE,
            Units.VOLT,
            Units.AMPERE,
            Units.COULOMB,
            Units.OHM,
            Units.FARAD,
            Units.TESLA,
            Units.HERTZ,
            Units.LUMEN,
            Units.LUX,
            Units.CANDELA,
            Units.BECQUEREL,
            Units.SIEVERT,
            Units.GRAY,
            Units.MOLE,
            Units.NEWTON,
            Units.PASCAL,
            Units.KELVIN,
            Units.CELSIUS,
            Units.RADIAN
        }) {
            atoms.put(unit.getName() == null ? unit.toString() : unit.getName().toLowerCase(Locale.ROOT), unit);
        }
        atoms.put("metre", Units.METRE);
        atoms.put("gram", Units.GRAM);
        atoms.put("litre", Units.LITRE);
        atoms.put("celsius", Units.CELSIUS);
        atoms.put("metre_per_square_second", Units.METRE_PER_SQUARE_SECOND);
        atoms.put("cubic_metre", Units.CUBIC_METRE);
        atoms.put("tonne", NonSI.TONNE);
        atoms.put("hectare", NonSI.HECTARE);
        atoms.put("angstrom", NonSI.ANGSTROM);
        atoms.put("light_year", NonSI.LIGHT_YEAR);
        atoms.put("parsec", NonSI.PARSEC);
        atoms.put("astronomical_unit", NonSI.ASTRONOMICAL_UNIT);
        atoms.put("dalton", NonSI.DALTON);
        atoms.put("electron_volt", NonSI.ELECTRON_VOLT);
        atoms.put("millimetre_of_mercury", NonSI.MILLIMETRE_OF_MERCURY);
        atoms.put("curie", NonSI.CURIE);
        atoms.put("nautical_mile", USCustomary.NAUTICAL_MILE);
        atoms.put("mile", USCustomary.MILE);
        atoms.put("yard", USCustomary.YARD);
        atoms.put("foot", USCustomary.FOOT);
        atoms.put("inch", USCustomary.INCH);
        atoms.put("pound", USCustomary.POUND);
        atoms.put("ounce", USCustomary.OUNCE);
        atoms.put("knot", USCustomary.KNOT);
        atoms.put("acre", USCustomary.ACRE);
        atoms.put("are", USCustomary.ARE);
        atoms.put("gallon", USCustomary.GALLON_LIQUID);
        atoms.put("imperial_gallon", Imperial.GALLON_UK);
        atoms.put("fluid_ounce", USCustomary.FLUID_OUNCE);
        atoms.put("cup", USCustomary.CUP);
        atoms.put("tablespoon", USCustomary.TABLESPOON);
        atoms.put("teaspoon", USCustomary.TEASPOON);
        atoms.put("cubic_inch", USCustomary.CUBIC_INCH);
        atoms.put("cubic_foot", USCustomary.CUBIC_FOOT);
        atoms.put("acre_foot", USCustomary.ACRE_FOOT);
        atoms.put("horsepower", USCustomary.HORSEPOWER);
        atoms.put("fahrenheit", USCustomary.FAHRENHEIT);
        atoms.put("degree_angle", USCustomary.DEGREE_ANGLE);
        atoms.put("minute_angle", USCustomary.MINUTE_ANGLE);
        atoms.put("second_angle", USCustomary.SECOND_ANGLE);
        atoms.put("revolution", USCustomary.REVOLUTION);
        atoms.put("pound_force", Imperial.POUND_FORCE);
        return Map.copyOf(atoms);
    }
}
