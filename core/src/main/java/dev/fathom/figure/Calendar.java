package dev.fathom.figure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Works out the days that a document's words for times mean: from its date, the times it stated before, and its
 * fiscal year. One per document; changed as the document is read.
 */
final class Calendar {

    /** The earliest and latest year that a bare number may stand for. */
    static final int FIRST_YEAR = 1000;

    static final int LAST_YEAR = 2199;

    private final Optional<LocalDate> date;
    private Optional<Period> anchor = Optional.empty();
    private Month fiscalStart = Month.APRIL;
    /** How many calendar years the fiscal year called 2023 ends after 2023; none while the document states no such year. */
    private Optional<Integer> fiscalEnd = Optional.empty();

    Calendar(Optional<LocalDate> date) {
        this.date = date;
    }

    /** The document's date. */
    Optional<LocalDate> date() {
        return date;
    }

    /** The time stated last. */
    Optional<Period> anchor() {
        return anchor;
    }

    /** Notes a stated time: dates without a year that follow are read from it. */
    void state(Period period) {
        anchor = Optional.of(period);
    }

    /** Sets the month in which fiscal years begin by custom, for years written {@code 2023/24}. */
    void fiscalStart(Month month) {
        fiscalStart = month;
    }

    /** Notes the last day of a stated fiscal year and the number of the year it was called by. */
    void fiscalYearEnded(LocalDate last, int called) {
        if (last.getMonth() != Month.DECEMBER && last.getYear() >= called) {
            fiscalEnd = Optional.of(last.getYear() - called);
            fiscalStart = last.plusDays(1).getMonth();
        }
    }

    /** Whether the document reckons in fiscal years that are not calendar years. */
    boolean isFiscal() {
        return fiscalEnd.isPresent();
    }

    /** The fiscal year called by one number; the calendar year unless the document states when it ends. */
    Period fiscalYear(int called) {
        if (fiscalEnd.isEmpty()) {
            return Period.of(Year.of(called));
        }
        LocalDate next = LocalDate.of(called + fiscalEnd.get(), fiscalStart, 1);
        return new Period(next.minusYears(1), next.minusDays(1));
    }

    /** The fiscal year called by two numbers ({@code 2023/24}), by the first. */
    Period splitYear(int first) {
        LocalDate start = LocalDate.of(first, fiscalStart, 1);
        return new Period(start, start.plusYears(1).minusDays(1));
    }

    /** The month nearest to what was stated before, or the last one before the document's date. */
    Optional<YearMonth> month(int month) {
        return anchor.map(p -> nearest(month, p)).or(() -> date.map(d -> lastBefore(month, d)));
    }

    private YearMonth nearest(int month, Period stated) {
        YearMonth here = YearMonth.from(stated.to());
        YearMonth found = YearMonth.of(here.getYear(), month);
        boolean wholeYear = stated.from().getYear() < here.getYear()
                || stated.from().getMonthValue() == 1 && here.getMonthValue() == 12;
        if (!wholeYear && month - here.getMonthValue() > 6) {
            found = found.minusYears(1);
        } else if (!wholeYear && here.getMonthValue() - month > 8) {
            found = found.plusYears(1);
        }
        boolean late = date.isPresent()
                && found.atDay(1).isAfter(date.get())
                && !stated.to().isAfter(date.get());
        return late ? found.minusYears(1) : found;
    }

    private static YearMonth lastBefore(int month, LocalDate day) {
        YearMonth found = YearMonth.of(day.getYear(), month);
        return found.atDay(1).isAfter(day) ? found.minusYears(1) : found;
    }

    /** The day of that week day on or before the document's date. */
    Optional<LocalDate> weekday(int weekday) {
        return date.map(d -> d.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(weekday))));
    }

    /** A day of a month, or nothing where the month is shorter. */
    static Optional<LocalDate> day(YearMonth month, int day) {
        return month.isValidDay(day) ? Optional.of(month.atDay(day)) : Optional.empty();
    }

    /** The quarter of a year, counted from 1. */
    static Period quarter(int year, int quarter) {
        return months(YearMonth.of(year, 3 * quarter - 2), 3);
    }

    /** The half of a year, counted from 1. */
    static Period half(int year, int half) {
        return months(YearMonth.of(year, 6 * half - 5), 6);
    }

    /** Whole months from the given one. */
    static Period months(YearMonth first, int count) {
        return new Period(first.atDay(1), first.plusMonths(count - 1).atEndOfMonth());
    }

    /** The year that a quarter or half without one belongs to. */
    Optional<Integer> yearOf(int lastMonth) {
        return month(lastMonth).map(YearMonth::getYear);
    }

    /** So many units of time that end on the given day. */
    static Period upTo(LocalDate last, int count, Step unit) {
        LocalDate from = unit.before(last.plusDays(1), count);
        return new Period(from.isAfter(last) ? last : from, last);
    }

    /** A unit of time that periods are moved by. */
    enum Step {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        HALF,
        YEAR;

        LocalDate before(LocalDate day, int count) {
            return switch (this) {
                case DAY -> day.minusDays(count);
                case WEEK -> day.minusWeeks(count);
                case MONTH -> day.minusMonths(count);
                case QUARTER -> day.minusMonths(3L * count);
                case HALF -> day.minusMonths(6L * count);
                case YEAR -> day.minusYears(count);
            };
        }

        /** The step of a time noun's value in the lexicon; decades and centuries have none of their own. */
        static Optional<Step> of(int value) {
            return value >= 1 && value <= 6 ? Optional.of(values()[value - 1]) : Optional.empty();
        }
    }

    /** The period as long before another; month ends stay month ends. */
    static Period back(Period period, Step step, int count) {
        Period unit = step == Step.YEAR ? period : lastPart(period, step);
        LocalDate from = step.before(unit.from(), count);
        boolean monthEnd = unit.to().plusDays(1).getDayOfMonth() == 1;
        LocalDate to = monthEnd && step != Step.DAY && step != Step.WEEK
                ? step.before(unit.to().plusDays(1), count).minusDays(1)
                : step.before(unit.to(), count);
        boolean pointAtMonthEnd = unit.from().equals(unit.to());
        return pointAtMonthEnd ? Period.of(to) : new Period(from.isAfter(to) ? to : from, to);
    }

    /** The last month or quarter of a longer period. */
    private static Period lastPart(Period period, Step step) {
        int months = step == Step.MONTH ? 1 : step == Step.QUARTER ? 3 : step == Step.HALF ? 6 : 0;
        if (months == 0 || period.from().equals(period.to())) {
            return period;
        }
        Period part = months(YearMonth.from(period.to()).minusMonths(months - 1), months);
        return part.contains(period) ? period : part;
    }

    /** The same days of another year. */
    static Period inYear(Period period, int year) {
        return back(period, Step.YEAR, period.to().getYear() - year);
    }
}
