package dev.fathom.figure;

import dev.fathom.figure.Calendar.Step;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads times reckoned from the day the document speaks from: {@code last year}, {@code this month}, {@code the past five
 * years}, {@code yesterday}, {@code the year as a whole}. Stateless but for the sentence; not safe to share between threads.
 */
final class CurrentTimeReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int A = WORDS.id("a");
    private static final int THE = WORDS.id("the");
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int AS = WORDS.id("as");
    private static final int ENDED = WORDS.id("ended");
    private static final int PREVIOUS = WORDS.id("previous");
    private static final int PRECEDING = WORDS.id("preceding");
    private static final int LAST = WORDS.id("last");
    private static final int PAST = WORDS.id("past");
    private static final int THIS = WORDS.id("this");
    private static final int CURRENT = WORDS.id("current");
    private static final int NEXT = WORDS.id("next");
    private static final int FOLLOWING = WORDS.id("following");
    private static final int COMING = WORDS.id("coming");
    private static final int NIGHT = WORDS.id("night");
    private static final int MORNING = WORDS.id("morning");
    private static final int EVENING = WORDS.id("evening");
    private static final int AFTERNOON = WORDS.id("afternoon");
    private static final int WHOLE = WORDS.id("whole");
    private static final int FULL = WORDS.id("full");
    private static final int OVER = WORDS.id("over");
    private static final int FOR = WORDS.id("for");
    private static final int YESTERDAY = WORDS.id("yesterday");
    private static final int TODAY = WORDS.id("today");
    private static final int DURING = WORDS.id("during");
    private static final long VERBAL = WordClass.mask(WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL);

    private final Tokens t;
    private final Calendar calendar;
    private final DateReader dates;
    private final ShiftedTimeReader shifts;

    CurrentTimeReader(Tokens tokens, Calendar calendar, DateReader dates, ShiftedTimeReader shifts) {
        this.t = tokens;
        this.calendar = calendar;
        this.dates = dates;
        this.shifts = shifts;
    }

    /** "In the past five years", "over the last decade", "the last three months". */
    Optional<TimeExpression> past(int i, int body) {
        if (!t.is(body, PAST) && !t.is(body, LAST) && !(t.is(body, PREVIOUS) || t.is(body, PRECEDING))) {
            return Optional.empty();
        }
        int count = dates.count(body + 1);
        if (count > 0 && t.is(body + 2, WordClass.TIME_NOUN)) {
            return past(i, body + 3, body + 2, count);
        }
        boolean single = t.is(body + 1, WordClass.TIME_NOUN) && !t.is(body + 1, WordClass.PLURAL);
        return single && (t.is(body, PAST) || t.value(body + 1) == 7)
                ? past(i, body + 2, body + 1, 1)
                : Optional.empty();
    }

    private Optional<TimeExpression> past(int first, int end, int noun, int count) {
        int value = (int) t.value(noun);
        Optional<Step> step = value > 6 ? Optional.of(Step.YEAR) : Step.of(value);
        int years = value == 7 ? 10 * count : value == 8 ? 100 * count : count;
        Optional<LocalDate> last = calendar.date().or(() -> calendar.anchor().map(Period::to));
        return Optional.of(TimeExpression.past(
                first, end, step.flatMap(s -> last.map(l -> Calendar.upTo(l, years, s)))));
    }

    /** "Last year", "this month", "next year", "last September", "the current quarter". */
    Optional<TimeExpression> deictic(int i, int body) {
        int move = t.is(body, LAST)
                ? -1
                : t.is(body, THIS) || t.is(body, CURRENT)
                        ? 0
                        : t.is(body, NEXT) || t.is(body, COMING) || t.is(body, FOLLOWING) ? 1 : 2;
        if (move == 2) {
            return Optional.empty();
        }
        int at = t.is(body + 1, WordClass.FISCAL) ? body + 2 : body + 1;
        if (dates.isMonth(at)) {
            return time(i, at + 1, month((int) t.value(at), move));
        }
        if (move <= 0 && (t.is(at, NIGHT) || t.is(at, MORNING) || t.is(at, EVENING) || t.is(at, AFTERNOON))) {
            int days = move < 0 ? 1 : 0;
            return time(i, at + 1, calendar.date().map(d -> Period.of(d.minusDays(days))));
        }
        boolean noun = t.is(at, WordClass.TIME_NOUN) && !t.is(at, WordClass.PLURAL);
        if (!noun || t.is(at + 1, OF) && !t.is(at + 2, THE)) {
            return Optional.empty();
        }
        if (t.is(body, FOLLOWING)) {
            return shifts.shift(i, at + 1, at, -1);
        }
        Optional<Step> step = Step.of((int) t.value(at));
        boolean far = step.isPresent() && (move == 0 || step.get().compareTo(Step.MONTH) >= 0);
        Optional<Period> period = far ? current(step, move) : Optional.empty();
        return time(i, at + 1, period);
    }

    /** "Yesterday", "on Monday". */
    Optional<TimeExpression> dayNames(int i) {
        if (t.is(i, YESTERDAY)) {
            return time(i, i + 1, calendar.date().map(d -> Period.of(d.minusDays(1))));
        }
        if (t.is(i, TODAY)) {
            return time(i, i + 1, calendar.date().map(Period::of));
        }
        if (t.is(i, WordClass.WEEKDAY) && t.isCapitalised(i) && !t.isCapitalised(i + 1)) {
            return time(i, i + 1, calendar.weekday((int) t.value(i)).map(Period::of));
        }
        if (t.is(i, WordClass.WEEKDAY) && t.isCapitalised(i)) {
            int date = t.isSymbol(i + 1, ',') ? i + 2 : i + 1;
            return dates.read(date) ? time(i, dates.end(), dates.period()) : Optional.empty();
        }
        return Optional.empty();
    }

    /** "The year as a whole", "the full year", "for the year", "over the year": the year spoken of. */
    Optional<TimeExpression> wholeYear(int i, int body) {
        if (i == body) {
            return Optional.empty();
        }
        int noun = t.is(body, WHOLE) || t.is(body, FULL) ? body + 1 : body;
        if (!t.is(noun, WordClass.TIME_NOUN)
                || t.is(noun, WordClass.PLURAL)
                || t.value(noun) < 3
                || t.value(noun) > 6) {
            return Optional.empty();
        }
        boolean asAWhole = t.is(noun + 1, AS) && t.is(noun + 2, A) && t.is(noun + 3, WHOLE);
        boolean plain = noun > body
                || t.is(i - 1, FOR)
                || t.is(i - 1, OVER)
                || t.is(i - 1, IN)
                || t.is(i - 1, DURING)
                || t.is(i - 1, ENDED);
        if (!asAWhole
                && (!plain
                        || !isClauseEnd(noun + 1)
                                && !t.is(noun + 1, WordClass.COORDINATOR)
                                && !t.isAny(noun + 1, VERBAL)
                                && !t.is(noun + 1, WordClass.PREPOSITION))) {
            return Optional.empty();
        }
        Optional<Period> period = unit(Step.of((int) t.value(noun)));
        return time(
                i, asAWhole ? noun + 4 : noun + 1, t.is(i - 1, ENDED) ? period.map(p -> Period.of(p.to())) : period);
    }

    private Optional<Period> month(int month, int move) {
        return calendar.date().map(date -> {
            YearMonth here = YearMonth.of(date.getYear(), month);
            boolean later = here.isAfter(YearMonth.from(date));
            YearMonth then = move < 0 && !here.isBefore(YearMonth.from(date))
                    ? here.minusYears(1)
                    : move > 0 && !later ? here.plusYears(1) : here;
            return Period.of(then);
        });
    }

    /** The unit of time that the document's date lies in, or one so many units away. */
    private Optional<Period> current(Optional<Step> step, int move) {
        return calendar.date()
                .flatMap(date -> step.map(s -> {
                    LocalDate then = s.before(date, -move);
                    return switch (s) {
                        case YEAR -> Period.of(Year.of(then.getYear()));
                        case QUARTER -> Calendar.quarter(then.getYear(), (then.getMonthValue() + 2) / 3);
                        case HALF -> Calendar.half(then.getYear(), (then.getMonthValue() + 5) / 6);
                        case MONTH -> Period.of(YearMonth.from(then));
                        case WEEK -> {
                            LocalDate monday =
                                    then.minusDays(then.getDayOfWeek().getValue() - 1L);
                            yield new Period(monday, monday.plusDays(6));
                        }
                        case DAY -> Period.of(then);
                    };
                }));
    }

    /** The unit of time spoken of: "the end of the year". */
    Optional<Period> unit(Optional<Step> step) {
        Optional<LocalDate> day = calendar.anchor().map(Period::to).or(calendar::date);
        return day.flatMap(d -> step.flatMap(s -> switch (s) {
            case YEAR -> Optional.of(Period.of(Year.of(d.getYear())));
            case QUARTER -> Optional.of(Calendar.quarter(d.getYear(), (d.getMonthValue() + 2) / 3));
            case HALF -> Optional.of(Calendar.half(d.getYear(), (d.getMonthValue() + 5) / 6));
            case MONTH -> Optional.of(Period.of(YearMonth.from(d)));
            default -> Optional.empty();
        }));
    }

    private static Optional<TimeExpression> time(int first, int end, Optional<Period> period) {
        return Optional.of(TimeExpression.of(first, end, period));
    }

    private boolean isClauseEnd(int i) {
        return i >= t.size() || t.isSymbol(i);
    }
}
