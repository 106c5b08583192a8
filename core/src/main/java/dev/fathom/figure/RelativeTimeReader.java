package dev.fathom.figure;

import dev.fathom.figure.Calendar.Step;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads times that are said in relation to others: {@code the end of June}, {@code the nine months to March 2024},
 * {@code mid-2024}, and what {@link ShiftedTimeReader} and {@link CurrentTimeReader} read. Holds what it read last; not
 * safe to share between threads.
 */
final class RelativeTimeReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int THE = WORDS.id("the");
    private static final int OF = WORDS.id("of");
    private static final int ON = WORDS.id("on");
    private static final int IN = WORDS.id("in");
    private static final int TO = WORDS.id("to");
    private static final int THROUGH = WORDS.id("through");
    private static final int END = WORDS.id("end");
    private static final int CLOSE = WORDS.id("close");
    private static final int START = WORDS.id("start");
    private static final int BEGINNING = WORDS.id("beginning");
    private static final int ENDED = WORDS.id("ended");
    private static final int ENDING = WORDS.id("ending");
    private static final int HALF = WORDS.id("half");
    private static final int YEAR = WORDS.id("year");
    private static final int MID = WORDS.id("mid");
    private static final int EARLY = WORDS.id("early");
    private static final int LATE = WORDS.id("late");
    private static final int WHICH = WORDS.id("which");

    private final Tokens t;
    private final Calendar calendar;
    private final DateReader dates;
    private final ShiftedTimeReader shifts;
    private final CurrentTimeReader current;
    private Optional<TimeExpression> found = Optional.empty();
    private int durationFirst;
    private int durationEnd;

    RelativeTimeReader(Tokens tokens, Calendar calendar, DateReader dates) {
        this.t = tokens;
        this.calendar = calendar;
        this.dates = dates;
        this.shifts = new ShiftedTimeReader(tokens, dates);
        this.current = new CurrentTimeReader(tokens, calendar, dates, shifts);
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
        if (t.isNumber(i)) {
            return spanTo(i, i) || take(shifts.shifted(i, i)); // nothing else begins with one
        }
        int body = t.is(i, THE) ? i + 1 : i;
        return endOf(i, body)
                || spanTo(i, body)
                || take(shifts.same(i, body))
                || past(i, body)
                || take(shifts.shifted(i, body))
                || take(shifts.onYear(i))
                || take(current.deictic(i, body))
                || take(current.dayNames(i))
                || take(current.wholeYear(i, body))
                || partOf(i, body)
                || fiscalEnd(i);
    }

    private boolean take(Optional<TimeExpression> time) {
        found = time;
        return time.isPresent();
    }

    private boolean found(int first, int end, Optional<Period> period) {
        return take(Optional.of(TimeExpression.of(first, end, period)));
    }

    /** "The past five years", the five years being a figure too. */
    private boolean past(int i, int body) {
        if (!take(current.past(i, body))) {
            return false;
        }
        if (dates.count(body + 1) > 0 && t.is(body + 2, WordClass.TIME_NOUN)) {
            durationFirst = body + 1;
            durationEnd = body + 3;
        }
        return true;
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
            whole = current.unit(Step.of((int) t.value(of + 1)));
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
        if (spanTo(i, body) || take(current.deictic(i, body))) {
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
        if (dates.count(at) > 0) {
            count = dates.count(at);
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
        if (dates.count(countAt) > 0) {
            durationFirst = countAt;
            durationEnd = at + 1;
        }
        return found(i, dates.end(), span);
    }

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

    private Optional<Period> currentYear() {
        return current.unit(Optional.of(Step.YEAR));
    }

    /** "Mid-2024", "early 2024", "late March": the whole of it. */
    private boolean partOf(int i, int body) {
        if (!t.is(body, MID) && !t.is(body, EARLY) && !t.is(body, LATE)) {
            return false;
        }
        int at = t.isDash(body + 1) ? body + 2 : body + 1;
        return (t.isNumber(at) || dates.isMonth(at)) && dates.read(at) && found(i, dates.end(), dates.period());
    }
}
