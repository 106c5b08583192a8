package dev.fathom.query;

import dev.fathom.figure.Interval;
import dev.fathom.figure.Unit;

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

    private static final double EQUALITY = 1e-9;

    /** Checks the values. */
    public Condition {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            throw new IllegalArgumentException("a value must be a number, got not-a-number");
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
        double from = unit.toBase(low);
        double to = unit.toBase(high);
        double lower = Math.min(from, to);
        double upper = Math.max(from, to);
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> around(lower, EQUALITY);
            case ABOUT -> around(lower, ABOUT_TOLERANCE);
            case LESS -> new Interval(Double.NEGATIVE_INFINITY, below(lower));
            case AT_MOST -> new Interval(Double.NEGATIVE_INFINITY, upTo(lower));
            case MORE -> new Interval(above(upper), Double.POSITIVE_INFINITY);
            case AT_LEAST -> new Interval(downTo(upper), Double.POSITIVE_INFINITY);
            case BETWEEN -> new Interval(downTo(lower), upTo(upper));
        };
    }

    private static Interval around(double value, double tolerance) {
        double margin = Math.abs(value) * tolerance;
        return new Interval(value - margin, value + margin);
    }

    private static double upTo(double value) {
        return value + Math.abs(value) * EQUALITY;
    }

    private static double downTo(double value) {
        return value - Math.abs(value) * EQUALITY;
    }

    private static double below(double value) {
        return Math.nextDown(downTo(value));
    }

    private static double above(double value) {
        return Math.nextUp(upTo(value));
    }
}
