package dev.fathom.query;

import dev.fathom.figure.Interval;
import dev.fathom.figure.Unit;
import java.math.BigDecimal;

/**
 * What a figure's value must be. Values are in {@code unit}; figures in other units of the same dimension are converted.
 *
 * @param operator how the value is compared
 * @param low the value, or the lower end for {@link Operator#BETWEEN}
 * @param high the same value, or the upper end for {@link Operator#BETWEEN}
 * @param unit the unit the values are in; {@link Unit#NONE} compares bare numbers of any unit
 */
public record Condition(Operator operator, double low, double high, Unit unit) {

    /** How a figure's value is compared. */
    public enum Operator {
        /** Equal, within a relative 1e-9. */
        EQUAL,
        /** Anything else. */
        NOT_EQUAL,
        /** Below. */
        LESS,
        /** Below or equal. */
        AT_MOST,
        /** Above. */
        MORE,
        /** Above or equal. */
        AT_LEAST,
        /** From low to high, both included. */
        BETWEEN,
        /** Near: within {@value Condition#ABOUT_TOLERANCE} of the value; nearer ranks higher. */
        ABOUT
    }

    /** How far "about" reaches, as a share of the value. */
    public static final double ABOUT_TOLERANCE = 0.1;

    /** Checks the values. */
    public Condition {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException(
                    "a value must be a finite number, got " + (Double.isFinite(low) ? high : low));
        }
        if (low > high) {
            throw new IllegalArgumentException(
                    "a range needs its lower end first, got " + low + " to " + high + "; swap the two");
        }
    }

    /** A condition with one value. */
    public static Condition of(Operator operator, double value, Unit unit) {
        return new Condition(operator, value, value, unit);
    }

    /** From {@code low} to {@code high}, both included. */
    public static Condition between(double low, double high, Unit unit) {
        return new Condition(Operator.BETWEEN, low, high, unit);
    }

    /** The values that satisfy the condition, in the base unit; for {@link Operator#NOT_EQUAL} those that do not. */
    public Interval interval() {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, BETWEEN -> new Interval(below(unit.toBase(low)), above(unit.toBase(high)));
            case ABOUT ->
                new Interval(
                        unit.toBase(low - ABOUT_TOLERANCE * Math.abs(low)),
                        unit.toBase(high + ABOUT_TOLERANCE * Math.abs(high)));
            case LESS -> new Interval(Double.NEGATIVE_INFINITY, Math.nextDown(below(unit.toBase(low))));
            case AT_MOST -> new Interval(Double.NEGATIVE_INFINITY, above(unit.toBase(low)));
            case MORE -> new Interval(Math.nextUp(above(unit.toBase(high))), Double.POSITIVE_INFINITY);
            case AT_LEAST -> new Interval(below(unit.toBase(high)), Double.POSITIVE_INFINITY);
        };
    }

    /** The condition in words: {@code more than 40 mile}. */
    @Override
    public String toString() {
        String words = switch (operator) {
            case EQUAL -> "exactly ";
            case NOT_EQUAL -> "other than ";
            case LESS -> "less than ";
            case AT_MOST -> "at most ";
            case MORE -> "more than ";
            case AT_LEAST -> "at least ";
            case BETWEEN -> "between " + plain(low) + " and ";
            case ABOUT -> "about ";
        };
        return words + plain(high) + (unit.equals(Unit.NONE) ? "" : " " + unit.name());
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** The largest value that counts as equal. */
    private static double above(double value) {
        return value + Math.abs(value) * Interval.EQUALITY;
    }

    /** The smallest value that counts as equal. */
    private static double below(double value) {
        return value - Math.abs(value) * Interval.EQUALITY;
    }

    /** Whether a value in the base unit satisfies the condition. */
    public boolean holds(double value) {
        return interval().contains(value) != (operator == Operator.NOT_EQUAL);
    }

    /** Whether every value of an interval in the base unit satisfies the condition. */
    public boolean holds(Interval values) {
        Interval wanted = interval();
        return operator == Operator.NOT_EQUAL
                ? values.high() < wanted.low() || values.low() > wanted.high()
                : wanted.contains(values);
    }
}
