package dev.fathom.figure;

import dev.fathom.figure.Calendar.Step;
import java.util.Optional;

/**
 * Words for a time in a sentence: "in 2024", "the first quarter", "a year earlier".
 *
 * @param first the first token, prepositions not included
 * @param end the token after the last
 * @param kind how they say it
 * @param period the days meant, where they are known without the figure they go with
 * @param shift how far before the figure's own time, for "a year earlier", "the same period last year"
 */
record TimeExpression(int first, int end, Kind kind, Optional<Period> period, Optional<Shift> shift) {

    /** How a time is said. */
    enum Kind {
        /** "In 2024", "last month", "the end of June"; its days may still be unknown. */
        DATE,
        /** "In the past five years": days that end on the document's date. */
        PAST,
        /** "A year earlier": reckoned from the figure's own time. */
        SHIFT,
        /** "Now", "currently", "to date": no days can be named. */
        NOW,
        /** "17:30": says nothing about days. */
        CLOCK
    }

    /**
     * A time reckoned from the figure's own.
     *
     * @param step the unit
     * @param count how many of it back
     * @param year the year of the same days, or 0 for so many steps back
     */
    record Shift(Step step, int count, int year) {
        Period of(Period own) {
            return year > 0 ? Calendar.inYear(own, year) : Calendar.back(own, step, count);
        }
    }

    /** The time reckoned from another, where this one needs it; else its own. */
    Optional<Period> from(Optional<Period> own) {
        return shift.isEmpty() ? period : own.map(shift.get()::of);
    }

    static TimeExpression of(int first, int end, Optional<Period> period) {
        return new TimeExpression(first, end, Kind.DATE, period, Optional.empty());
    }

    static TimeExpression past(int first, int end, Optional<Period> period) {
        return new TimeExpression(first, end, Kind.PAST, period, Optional.empty());
    }

    static TimeExpression shifted(int first, int end, Step step, int count) {
        return new TimeExpression(first, end, Kind.SHIFT, Optional.empty(), Optional.of(new Shift(step, count, 0)));
    }

    static TimeExpression sameIn(int first, int end, int year) {
        return new TimeExpression(first, end, Kind.SHIFT, Optional.empty(), Optional.of(new Shift(Step.YEAR, 0, year)));
    }

    static TimeExpression of(int first, int end, Kind kind) {
        return new TimeExpression(first, end, kind, Optional.empty(), Optional.empty());
    }
}
