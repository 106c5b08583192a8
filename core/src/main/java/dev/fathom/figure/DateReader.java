package dev.fathom.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads dates as they are written: days, months, years, quarters and spans of them. After a successful {@link #read}
 * the token after the last and the days meant are at hand.
 */
final class DateReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int MAY = WORDS.id("may");
    private static final int QUARTER = WORDS.id("quarter");

    private final Tokens t;
    private final DateTokens d;
    private final YearReader years;
    private int end;
    private int durationFirst = -1;
    private Optional<Period> period = Optional.empty();

    DateReader(Tokens tokens, Calendar calendar) {
        this.t = tokens;
        this.d = new DateTokens(tokens, calendar);
        this.years = new YearReader(tokens, calendar, d);
    }

    /** The token after the last date read. */
    int end() {
        return end;
    }

    /** The days of the last date read; empty where its year cannot be known. */
    Optional<Period> period() {
        return period;
    }

    /** The first of two tokens that are a duration inside the date read last ("nine months"); −1 for none. */
    int durationFirst() {
        return durationFirst;
    }

    /** Whether the token names a month. */
    boolean isMonth(int i) {
        return d.isMonth(i);
    }

    /** The year that the number may be; else 0. */
    int year(int i) {
        return d.year(i);
    }

    /** The count that the token may be, "nine" before "months"; else 0. */
    int count(int i) {
        return d.count(i);
    }

    /** Reads a date that begins at the token. */
    boolean read(int i) {
        durationFirst = -1;
        if (t.isNumber(i) && (dayMonth(i) || numeric(i)) || d.isMonth(i) && (monthDay(i) || months(i))) {
            return true;
        }
        if (!t.isNumber(i) && !t.isWord(i) || !years.read(i)) {
            return false;
        }
        durationFirst = years.durationFirst();
        return found(years.end(), years.period());
    }

    private boolean found(int end, Optional<Period> period) {
        this.end = end;
        this.period = period;
        return true;
    }

    private boolean found(int end, Period period) {
        return found(end, Optional.of(period));
    }

    private boolean dayMonth(int i) {
        int day = d.day(i);
        if (day == 0) {
            return false;
        }
        int next = d.afterOrdinal(i + 1);
        int lastDay = day;
        if (d.isRange(next, i) && d.day(next + 1) > 0 && d.isMonth(d.monthAfter(d.afterOrdinal(next + 2)))) {
            lastDay = d.day(next + 1);
            next = d.afterOrdinal(next + 2);
        }
        int month = d.monthAfter(next);
        if (!d.isMonth(month)) {
            return false;
        }
        int firstMonth = d.monthValue(month);
        next = d.afterMonth(month);
        int lastMonth = firstMonth;
        int year = d.year(next);
        int firstYear = year;
        int joint = year > 0 ? next + 1 : next;
        if (d.isRange(joint, i) && d.day(joint + 1) > 0) {
            int other = d.monthAfter(d.afterOrdinal(joint + 2));
            if (d.isMonth(other)) {
                lastDay = d.day(joint + 1);
                lastMonth = d.monthValue(other);
                next = d.afterMonth(other);
                year = d.year(next);
            }
        }
        int last = year > 0 ? next + 1 : next;
        Optional<YearMonth> to = d.yearMonth(lastMonth, year);
        Optional<YearMonth> from = firstYear > 0 ? d.yearMonth(firstMonth, firstYear) : d.yearMonth(firstMonth, year);
        return found(last, span(from, day, to, lastDay));
    }

    private boolean monthDay(int i) {
        int next = d.afterMonth(i);
        int day = d.day(next);
        if (day == 0 || d.isCounted(next)) {
            return false;
        }
        next = d.afterOrdinal(next + 1);
        int lastDay = day;
        int month = d.monthValue(i);
        int lastMonth = month;
        int firstYear = d.yearAfterComma(next) > 0 ? d.year(d.yearAfterComma(next)) : 0;
        int joint = firstYear > 0 ? d.yearAfterComma(next) + 1 : next;
        if (d.isRange(joint, i) && d.isMonth(joint + 1) && d.day(d.afterMonth(joint + 1)) > 0) {
            lastMonth = d.monthValue(joint + 1);
            lastDay = d.day(d.afterMonth(joint + 1));
            next = d.afterOrdinal(d.afterMonth(joint + 1) + 1);
        } else if (firstYear == 0 && t.isJoint(next) && d.day(next + 1) > 0) {
            lastDay = d.day(next + 1);
            next = d.afterOrdinal(next + 2);
        } else if (firstYear > 0) {
            return found(joint, span(d.yearMonth(month, firstYear), day, d.yearMonth(month, firstYear), day));
        }
        int yearAt = d.yearAfterComma(next);
        int year = yearAt > 0 ? d.year(yearAt) : 0;
        Optional<YearMonth> to = d.yearMonth(lastMonth, year);
        Optional<YearMonth> from = d.yearMonth(month, firstYear > 0 ? firstYear : year);
        return found(yearAt > 0 ? yearAt + 1 : next, span(from, day, to, lastDay));
    }

    private static Optional<Period> span(Optional<YearMonth> from, int day, Optional<YearMonth> to, int lastDay) {
        Optional<LocalDate> first = from.flatMap(m -> Calendar.day(m, day));
        Optional<LocalDate> last = to.flatMap(m -> Calendar.day(m, lastDay));
        return first.flatMap(f -> last.map(l -> f.isAfter(l) ? new Period(l, l) : new Period(f, l)));
    }

    /** {@code 2024-03-31}, {@code 31/03/2024}, {@code 31.03.2024}. */
    private boolean numeric(int i) {
        if (d.year(i) > 0 && t.isJoint(i + 1) && t.isNumber(i + 2) && t.isJoint(i + 3) && t.isNumber(i + 4)) {
            return numeric(i + 5, d.year(i), d.small(i + 2), d.small(i + 4));
        }
        if (d.isSlash(i + 1) && d.isSlash(i + 3) && d.year(i + 4) > 0) {
            return numeric(i + 5, d.year(i + 4), d.small(i + 2), d.small(i));
        }
        int length = t.end(i) - t.start(i);
        String text = t.text();
        int s = t.start(i);
        if (length == 10 && text.charAt(s + 2) == '.' && text.charAt(s + 5) == '.') {
            return numeric(i + 1, d.digits(s + 6, s + 10), d.digits(s + 3, s + 5), d.digits(s, s + 2));
        }
        return false;
    }

    private boolean numeric(int end, int year, int month, int day) {
        int m = month > 12 ? day : month;
        int d = month > 12 ? month : day;
        if (m < 1 || m > 12 || d < 1) {
            return false;
        }
        return Calendar.day(YearMonth.of(year, m), d)
                .map(last -> found(end, Period.of(last)))
                .orElse(false);
    }

    private boolean months(int i) {
        int next = d.afterMonth(i);
        int first = d.monthValue(i);
        int firstYear = d.year(d.yearPosition(next));
        int joint = firstYear > 0 ? d.yearPosition(next) + 1 : next;
        if (d.isRange(joint, i) && d.isMonth(joint + 1)) {
            int last = d.monthValue(joint + 1);
            next = d.afterMonth(joint + 1);
            int at = d.yearPosition(next);
            int year = d.year(at);
            Optional<YearMonth> to = d.yearMonth(last, year);
            Optional<YearMonth> from = firstYear > 0
                    ? d.yearMonth(first, firstYear)
                    : to.map(m -> YearMonth.of(first > last ? m.getYear() - 1 : m.getYear(), first));
            return found(
                    year > 0 ? at + 1 : next,
                    from.flatMap(
                            f -> to.filter(l -> !f.isAfter(l)).map(l -> new Period(f.atDay(1), l.atEndOfMonth()))));
        }
        if (firstYear == 0 && t.is(next, QUARTER)) {
            int at = d.yearPosition(next + 1);
            Optional<YearMonth> last = d.yearMonth(first, d.year(at));
            return found(d.year(at) > 0 ? at + 1 : next + 1, last.map(m -> Calendar.months(m.minusMonths(2), 3)));
        }
        if (firstYear == 0 && t.is(i, MAY) && !d.isPlainlyMonth(i)) {
            return false;
        }
        return found(joint, d.yearMonth(first, firstYear).map(Period::of));
    }
}
