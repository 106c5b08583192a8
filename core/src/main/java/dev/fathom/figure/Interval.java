package dev.fathom.figure;

/**
 * The values a figure allows: {@code [low, high]}, an end being infinite where it is open.
 *
 * @param low the smallest value
 * @param high the largest value, not below {@code low}
 */
public record Interval(double low, double high) {

    /** How far two values may differ, as a share of either, and still be the same. */
    public static final double EQUALITY = 1e-9;

    /** Checks the order; not-a-number is refused. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval needs low <= high, got [" + low + ", " + high + "]");
        }
    }

    /** Whether {@code other} lies wholly within this interval. */
    public boolean contains(Interval other) {
        return low <= other.low && other.high <= high;
    }

    /** Whether {@code value} lies within this interval. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The values from {@code value} on; "more than" leaves out {@code value} and what equals it. */
    public static Interval from(double value, boolean open) {
        return new Interval(open ? above(value) : value, Double.POSITIVE_INFINITY);
    }

    /** The values up to {@code value}; "less than" leaves out {@code value} and what equals it. */
    public static Interval upTo(double value, boolean open) {
        return new Interval(Double.NEGATIVE_INFINITY, open ? below(value) : value);
    }

    /** A number that counts as larger than {@code value}: further from it than {@link #EQUALITY}. */
    private static double above(double value) {
        return value + Math.max(2 * EQUALITY * Math.abs(value), Double.MIN_VALUE);
    }

    private static double below(double value) {
        return value - Math.max(2 * EQUALITY * Math.abs(value), Double.MIN_VALUE);
    }
}
