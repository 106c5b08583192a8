package dev.fathom.figure;

import dev.fathom.figure.Calendar.Step;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads times that are said in relation to others: ends of periods, spans up to a day, "last year", "the past five
 * years", "a year earlier", "the same period of 2023".
 */
final class RelativeTimeReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int THE = WORDS.id("the");
    private static final int OF = WORDS.id("of");
    private static final int ON = WORDS.id("on");
    private static final int IN = WORDS.id("in");
    private static final int TO = WORDS.id("to");
    private static final int AS = WORDS.id("as");
    private static final int THROUGH = WORDS.id("through");
    private static final int END = WORDS.id("end");
    private static final int CLOSE = WORDS.id("close");
    private static final int START = WORDS.id("start");
    private static final int BEGINNING = WORDS.id("beginning");
    private static final int ENDED = WORDS.id("ended");
    private static final int ENDING = WORDS.id("ending");
    private static final int SAME = WORDS.id("same");
    private static final int CORRESPONDING = WORDS.id("corresponding");
    private static final int PREVIOUS = WORDS.id("previous");
    private static final int PRIOR = WORDS.id("prior");
    private static final int PRECEDING = WORDS.id("preceding");
    private static final int LAST = WORDS.id("last");
    private static final int PAST = WORDS.id("past");
    private static final int THIS = WORDS.id("this");
    private static final int CURRENT = WORDS.id("current");
    private static final int NEXT = WORDS.id("next");
    private static final int FOLLOWING = WORDS.id("following");
    private static final int COMING = WORDS.id("coming");
    private static final int EARLIER = WORDS.id("earlier");
    private static final int BEFORE = WORDS.id("before");
    private static final int AFTER = WORDS.id("after");
    private static final int AGO = WORDS.id("ago");
    private static final int YEAR = WORDS.id("year");
    private static final int NIGHT = WORDS.id("night");
    private static final int MORNING = WORDS.id("morning");
    private static final int EVENING = WORDS.id("evening");
    private static final int AFTERNOON = WORDS.id("afternoon");
    private static final int MID = WORDS.id("mid");
    private static final int EARLY = WORDS.id("early");
    private static final int LATE = WORDS.id("late");
    private static final int WHOLE = WORDS.id("whole");
    private static final int FULL = WORDS.id("full");
    private static final int OVER = WORDS.id("over");
    private static final int FOR = WORDS.id("for");
    private static final int YESTERDAY = WORDS.id("yesterday");
    private static final int TODAY = WORDS.id("today");
    private static final int TIME = WORDS.id("time");
    private static final int PERIOD = WORDS.id("period");
    private static final int YOY = WORDS.id("yoy");
    private static final int QOQ = WORDS.id("qoq");
    private static final int MOM = WORDS.id("mom");
    private static final int WHICH = WORDS.id("which");

    private final Tokens t;
    private final Calendar calendar;
    private final DateReader dates;
    private Optional<TimeExpression> found = Optional.empty();
    private int durationFirst;
    private int durationEnd;

    RelativeTimeReader(Tokens tokens, Calendar calendar, DateReader dates) {
        this.t = tokens;
        this.calendar = calendar;
        this.dates = dates;
    }

    /** The time read last. */
    Optional<TimeExpression> found() {
        return found;
    }

    /** The first token of a duration inside the time read last ("five years" of "the past five years"). */
    int durationFirst() {
        return durationFirst;
    }

    /** The token after that duration. */
    int durationEnd() {
        return durationEnd;
    }

    void forget() {
        durationFirst = 0;
        durationEnd = 0;
        found = Optional.empty();
    }

    /** Reads a time that begins at the token. */
    boolean read(int i) {
        forget();
        int body = t.is(i, THE) ? i + 1 : i;
        return endOf(i, body)
                || spanTo(i, body)
                || same(i, body)
                || past(i, body)
                || shifted(i, body)
                || onYear(i)
                || deictic(i, body)
                || dayNames(i)
                || wholeYear(i, body)
                || partOf(i, body)
                || fiscalEnd(i);
    }

    private boolean found(TimeExpression time) {
        found = Optional.of(time);
        return true;
    }

    private boolean found(int first, int end, Optional<Period> period) {
        return found(TimeExpression.of(first, end, period));
    }

    // ends and starts

    /** "The end of June 2024", "end-2024", "the close of 2023", "year-end". */
    private boolean endOf(int i, int body) {
        if (t.is(body, YEAR) && t.isJoint(body + 1) && t.is(body + 2, END)) {
            boolean dated = dates.read(body + 3);
            Optional<Period> year = dated ? dates.period() : currentYear();
            return found(i, dated ? dates.end() : body + 3, year.map(RelativeTimeReader::lastDay));
        }
        boolean start = t.is(body, START) || t.is(body, BEGINNING);
        if (!start && !t.is(body, END) && !t.is(body, CLOSE)) {
            return false;
        }
        int of = t.is(body + 1, OF) || t.isJoint(body + 1) ? body + 2 : body + 1;
        if (of == body + 1 && !dates.isMonth(of) && dates.year(of) == 0) {
            return false;
        }
        Optional<Period> whole;
        int end;
        if (readInner(of)) {
            whole = found.isPresent() ? found.get().period() : dates.period();
            end = found.isPresent() ? found.get().end() : dates.end();
        } else if (t.is(of, THE) && t.is(of + 1, WordClass.TIME_NOUN)) {
            whole = current(Step.of((int) t.value(of + 1)));
            end = of + 2;
        } else {
            return false;
        }
        return found(i, end, whole.map(p -> start ? Period.of(p.from()) : lastDay(p)));
    }

    private static Period lastDay(Period period) {
        return Period.of(period.to());
    }

    /** Reads what follows "the end of": a date or "last year". */
    private boolean readInner(int i) {
        found = Optional.empty();
        int body = t.is(i, THE) ? i + 1 : i;
        if (spanTo(i, body) || deictic(i, body)) {
            return true;
        }
        return dates.read(body);
    }

    // spans up to a day

    /** "The nine months to March 2024", "the year ended 31 March", "the fiscal year ending 31 March 2026". */
    private boolean spanTo(int i, int body) {
        int at = t.is(body, WordClass.FISCAL) ? body + 1 : body;
        int count = 1;
        int countAt = at;
        if (count(at) > 0) {
            count = count(at);
            at++;
            at = t.isJoint(at) ? at + 1 : at;
        } else if (t.is(at, HALF) && t.isJoint(at + 1)) {
            at += 2;
        } else if (t.is(at, HALF)) {
            at++;
        }
        if (!t.is(at, WordClass.TIME_NOUN)) {
            return false;
        }
        boolean half = t.is(at - 1, HALF) || t.isJoint(at - 1) && t.is(at - 2, HALF);
        Optional<Step> step = half ? Optional.of(Step.HALF) : Step.of((int) t.value(at));
        boolean ended = t.is(at + 1, ENDED) || t.is(at + 1, ENDING);
        if (step.isEmpty()
                || !ended && !t.is(at + 1, TO) && !t.is(at + 1, THROUGH)
                || i == body && !ended && count == 1) {
            return false;
        }
        int date = t.is(at + 2, ON) || t.is(at + 2, IN) ? at + 3 : at + 2;
        if (!dates.read(date)) {
            return false;
        }
        int number = count;
        Optional<Period> span = dates.period().map(p -> Calendar.upTo(p.to(), number, step.get()));
        if (ended && step.get() == Step.YEAR && count == 1) {
            span.ifPresent(p -> calendar.fiscalYearEnded(p.to(), p.to().getYear()));
        }
        if (count(countAt) > 0) {
            durationFirst = countAt;
            durationEnd = at + 1;
        }
        return found(i, dates.end(), span);
    }

    private static final int HALF = WORDS.id("half");

    /** "In fiscal 2023, which ended on 31 March 2024". */
    private boolean fiscalEnd(int i) {
        if (!t.is(i, WordClass.FISCAL) || !dates.read(i)) {
            return false;
        }
        int end = dates.end();
        int called = dates.year(end - 1);
        int at = t.isSymbol(end, ',') ? end + 1 : end;
        at = t.is(at, WHICH) ? at + 1 : at;
        if (called == 0 || at == end || !t.is(at, ENDED) && !t.is(at, WORDS.find("ends"))) {
            return false;
        }
        at = t.is(at + 1, ON) || t.is(at + 1, IN) ? at + 2 : at + 1;
        if (!dates.read(at) || dates.period().isEmpty()) {
            return false;
        }
        LocalDate last = dates.period().get().to();
        calendar.fiscalYearEnded(last, called);
        return found(i, dates.end(), Optional.of(Calendar.upTo(last, 1, Step.YEAR)));
    }

    private int count(int i) {
        if (t.isNumber(i) && t.end(i) - t.start(i) <= 3) {
            int value = 0;
            for (int k = t.start(i); k < t.end(i); k++) {
                char c = t.text().charAt(k);
                if (!Tokens.isDigit(c)) {
                    return 0;
                }
                value = value * 10 + c - '0';
            }
            return value;
        }
        return t.is(i, WordClass.CARDINAL) && t.value(i) >= 1 && t.value(i) < 1000 ? (int) t.value(i) : 0;
    }

    // reckoned from the figure's own time

    /** "The same period last year", "the corresponding months of 2023", "the same day a year earlier". */
    private boolean same(int i, int body) {
        if (!t.is(body, SAME) && !t.is(body, CORRESPONDING)) {
            return false;
        }
        int noun = body + 1;
        while (noun < body + 4 && (count(noun) > 0 || t.is(noun, WordClass.FISCAL))) {
            noun++;
        }
        noun = dates.isMonth(noun)
                        || t.is(noun, WordClass.TIME_NOUN)
                        || t.is(noun, PERIOD)
                        || t.is(noun, TIME)
                        || t.is(noun, WordClass.TENURE)
                        || t.is(noun, WordClass.SEASON)
                        || t.is(noun, WordClass.WEEKDAY)
                ? noun + 1
                : 0;
        if (noun == 0) {
            return false;
        }
        int at = t.is(noun, OF) || t.is(noun, IN) || t.is(noun, WORDS.find("from")) ? noun + 1 : noun;
        at = t.is(at, THE) ? at + 1 : at;
        if (dates.year(at) > 0) {
            return found(TimeExpression.sameIn(i, at + 1, dates.year(at)));
        }
        if ((t.is(at, LAST) || t.is(at, PREVIOUS) || t.is(at, PRIOR) || t.is(at, PRECEDING))
                && t.is(at + 1, WordClass.TIME_NOUN)) {
            return shift(i, at + 2, at + 1, 1);
        }
        if (t.is(at, A) && t.is(at + 1, WordClass.TIME_NOUN) && isEarlier(at + 2)) {
            return shift(i, at + 3, at + 1, 1);
        }
        if (t.is(at, YEAR) && isEarlier(at + 1)) {
            return shift(i, at + 2, at, 1);
        }
        return false;
    }

    private boolean isEarlier(int i) {
        return t.is(i, EARLIER)
                || t.is(i, BEFORE)
                || t.is(i, AGO)
                || t.is(i, PREVIOUS)
                || t.is(i, WORDS.find("previously"));
    }

    private boolean shift(int first, int end, int noun, int count) {
        int value = (int) t.value(noun);
        if (value > 6) {
            return found(TimeExpression.shifted(first, end, Step.YEAR, (value == 7 ? 10 : 100) * count));
        }
        return Step.of(value)
                .map(step -> found(TimeExpression.shifted(first, end, step, count)))
                .orElse(false);
    }

    /** "A year earlier", "three years ago", "the year before", "the previous quarter", "year on year". */
    private boolean shifted(int i, int body) {
        if ((t.is(i, A) || t.is(i, AN)) && t.is(i + 1, WordClass.TIME_NOUN) && isEarlier(i + 2)) {
            return shift(i, i + 3, i + 1, 1);
        }
        if (i == body && count(i) > 0 && t.is(i + 1, WordClass.TIME_NOUN) && isEarlier(i + 2) && !t.is(i + 2, BEFORE)) {
            durationFirst = 0;
            return shift(i, i + 3, i + 1, count(i));
        }
        if (i < body && t.is(body, WordClass.TIME_NOUN) && (t.is(body + 1, BEFORE) || t.is(body + 1, EARLIER))) {
            return shift(i, body + 2, body, 1);
        }
        if (i < body && t.is(body, WordClass.TIME_NOUN) && t.is(body + 1, AFTER) && isClauseEnd(body + 2)) {
            return shift(i, body + 2, body, -1);
        }
        if ((t.is(body, PREVIOUS) || t.is(body, PRIOR) || t.is(body, PRECEDING))
                && t.is(body + 1, WordClass.TIME_NOUN)
                && !t.is(body + 1, WordClass.PLURAL)) {
            return shift(i, body + 2, body + 1, 1);
        }
        int on = t.isJoint(i + 1) ? i + 2 : i + 1;
        int again = t.isJoint(on + 1) ? on + 2 : on + 1;
        if (t.is(i, WordClass.TIME_NOUN)
                && (t.is(on, ON) || t.is(on, OVER) || t.is(on, TO) && t.isJoint(on - 1))
                && t.word(again) == t.word(i)) {
            return shift(i, again + 1, i, 1);
        }
        if (t.is(i, YOY) || t.is(i, QOQ) || t.is(i, MOM) && !t.isCapitalised(i)) {
            Step step = t.is(i, YOY) ? Step.YEAR : t.is(i, QOQ) ? Step.QUARTER : Step.MONTH;
            return found(TimeExpression.shifted(i, i + 1, step, 1));
        }
        return false;
    }

    private boolean isClauseEnd(int i) {
        return i >= t.size() || t.isSymbol(i);
    }

    /** "0.3 % on the month", "up 5 % on the year". */
    private boolean onYear(int i) {
        if (!t.is(i - 1, ON) || !t.is(i, THE) || !t.is(i + 1, WordClass.TIME_NOUN) || t.value(i + 1) < 2) {
            return false;
        }
        boolean before = t.isSymbol(i - 2, '%') || t.is(i - 2, WordClass.NOUN) || t.isNumber(i - 2);
        return before && (isClauseEnd(i + 2) || t.is(i + 2, WordClass.COORDINATOR)) && shift(i, i + 2, i + 1, 1);
    }

    // reckoned from the document's date

    /** "In the past five years", "over the last decade", "the last three months". */
    private boolean past(int i, int body) {
        if (!t.is(body, PAST) && !t.is(body, LAST) && !(t.is(body, PREVIOUS) || t.is(body, PRECEDING))) {
            return false;
        }
        int count = count(body + 1);
        if (count > 0 && t.is(body + 2, WordClass.TIME_NOUN)) {
            durationFirst = body + 1;
            durationEnd = body + 3;
            return past(i, body + 3, body + 2, count);
        }
        boolean single = t.is(body + 1, WordClass.TIME_NOUN) && !t.is(body + 1, WordClass.PLURAL);
        return single && (t.is(body, PAST) || t.value(body + 1) == 7) && past(i, body + 2, body + 1, 1);
    }

    private boolean past(int first, int end, int noun, int count) {
        int value = (int) t.value(noun);
        Optional<Step> step = value > 6 ? Optional.of(Step.YEAR) : Step.of(value);
        int years = value == 7 ? 10 * count : value == 8 ? 100 * count : count;
        Optional<LocalDate> last = calendar.date().or(() -> calendar.anchor().map(Period::to));
        return found(TimeExpression.past(first, end, step.flatMap(s -> last.map(l -> Calendar.upTo(l, years, s)))));
    }

    /** "Last year", "this month", "next year", "last September", "the current quarter". */
    private boolean deictic(int i, int body) {
        int move = t.is(body, LAST)
                ? -1
                : t.is(body, THIS) || t.is(body, CURRENT)
                        ? 0
                        : t.is(body, NEXT) || t.is(body, COMING) || t.is(body, FOLLOWING) ? 1 : 2;
        if (move == 2) {
            return false;
        }
        int at = t.is(body + 1, WordClass.FISCAL) ? body + 2 : body + 1;
        if (dates.isMonth(at)) {
            return found(i, at + 1, month((int) t.value(at), move));
        }
        if (move <= 0 && (t.is(at, NIGHT) || t.is(at, MORNING) || t.is(at, EVENING) || t.is(at, AFTERNOON))) {
            int days = move < 0 ? 1 : 0;
            return found(i, at + 1, calendar.date().map(d -> Period.of(d.minusDays(days))));
        }
        boolean noun = t.is(at, WordClass.TIME_NOUN) && !t.is(at, WordClass.PLURAL);
        if (!noun || t.is(at + 1, OF) && !t.is(at + 2, THE)) {
            return false;
        }
        if (t.is(body, FOLLOWING)) {
            return shift(i, at + 1, at, -1);
        }
        Optional<Step> step = Step.of((int) t.value(at));
        boolean far = step.isPresent() && (move == 0 || step.get().compareTo(Step.MONTH) >= 0);
        Optional<Period> period = far ? current(step, move) : Optional.empty();
        return found(i, at + 1, period);
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
    private Optional<Period> current(Optional<Step> step) {
        Optional<LocalDate> day = calendar.anchor().map(Period::to).or(calendar::date);
        return day.flatMap(d -> step.flatMap(s -> switch (s) {
            case YEAR -> Optional.of(Period.of(Year.of(d.getYear())));
            case QUARTER -> Optional.of(Calendar.quarter(d.getYear(), (d.getMonthValue() + 2) / 3));
            case HALF -> Optional.of(Calendar.half(d.getYear(), (d.getMonthValue() + 5) / 6));
            case MONTH -> Optional.of(Period.of(YearMonth.from(d)));
            default -> Optional.empty();
        }));
    }

    private Optional<Period> currentYear() {
        return current(Optional.of(Step.YEAR));
    }

    /** "Yesterday", "on Monday". */
    private boolean dayNames(int i) {
        if (t.is(i, YESTERDAY)) {
            return found(i, i + 1, calendar.date().map(d -> Period.of(d.minusDays(1))));
        }
        if (t.is(i, TODAY)) {
            return found(i, i + 1, calendar.date().map(Period::of));
        }
        if (t.is(i, WordClass.WEEKDAY) && t.isCapitalised(i) && !t.isCapitalised(i + 1)) {
            return found(i, i + 1, calendar.weekday((int) t.value(i)).map(Period::of));
        }
        if (t.is(i, WordClass.WEEKDAY) && t.isCapitalised(i)) {
            int date = t.isSymbol(i + 1, ',') ? i + 2 : i + 1;
            return dates.read(date) && found(i, dates.end(), dates.period());
        }
        return false;
    }

    /** "The year as a whole", "the full year", "for the year", "over the year": the year spoken of. */
    private boolean wholeYear(int i, int body) {
        if (i == body) {
            return false;
        }
        int noun = t.is(body, WHOLE) || t.is(body, FULL) ? body + 1 : body;
        if (!t.is(noun, WordClass.TIME_NOUN)
                || t.is(noun, WordClass.PLURAL)
                || t.value(noun) < 3
                || t.value(noun) > 6) {
            return false;
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
            return false;
        }
        Optional<Period> period = current(Step.of((int) t.value(noun)));
        return found(
                i,
                asAWhole ? noun + 4 : noun + 1,
                t.is(i - 1, ENDED) ? period.map(RelativeTimeReader::lastDay) : period);
    }

    private static final int DURING = WORDS.id("during");
    private static final long VERBAL = WordClass.mask(WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL);

    /** "Mid-2024", "early 2024", "late March": the whole of it. */
    private boolean partOf(int i, int body) {
        if (!t.is(body, MID) && !t.is(body, EARLY) && !t.is(body, LATE)) {
            return false;
        }
        int at = t.isDash(body + 1) ? body + 2 : body + 1;
        return (t.isNumber(at) || dates.isMonth(at)) && dates.read(at) && found(i, dates.end(), dates.period());
    }
}
