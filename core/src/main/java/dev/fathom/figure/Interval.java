package dev.fathom.figure;

/**
 * The values a figure allows: {@code [low, high]}, an end being infinite where it is open.
 *
 * @param low the smallest value
 * @param high the largest value, not below {@code low}
 */
public record Interval(double low, double high) {

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
}
