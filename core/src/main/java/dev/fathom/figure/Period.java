package dev.fathom.figure;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * A stretch of days, both ends included.
 *
 * @param from the first day
 * @param to the last day, not before {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

    /** Checks the order. */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period needs from <= to, got " + from + " to " + to);
        }
    }

    /** A whole calendar year. */
    public static Period of(Year year) {
        return new Period(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    /** From the first day of one year to the last day of another. */
    public static Period of(Year first, Year last) {
        return new Period(first.atDay(1), last.atMonth(12).atEndOfMonth());
    }

    /** A whole calendar month. */
    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** A single day. */
    public static Period of(LocalDate day) {
        return new Period(day, day);
    }

    /** Whether at least one day belongs to both. */
    public boolean intersects(Period other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /** Whether every day of {@code other} belongs to this period. */
    public boolean contains(Period other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + "/" + to;
    }
}
