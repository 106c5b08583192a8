package dev.fathom.figure;

import dev.fathom.figure.Calendar.Step;
import java.util.Optional;

/**
 * Reads times reckoned from the figure's own: {@code a year earlier}, {@code three years ago}, {@code the previous quarter},
 * {@code year on year}, {@code the same period of 2023}. Stateless but for the sentence; not safe to share between threads.
 */
final class ShiftedTimeReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int THE = WORDS.id("the");
    private static final int OF = WORDS.id("of");
    private static final int ON = WORDS.id("on");
    private static final int IN = WORDS.id("in");
    private static final int TO = WORDS.id("to");
    private static final int SAME = WORDS.id("same");
    private static final int CORRESPONDING = WORDS.id("corresponding");
    private static final int PREVIOUS = WORDS.id("previous");
    private static final int PRIOR = WORDS.id("prior");
    private static final int PRECEDING = WORDS.id("preceding");
    private static final int LAST = WORDS.id("last");
    private static final int EARLIER = WORDS.id("earlier");
    private static final int BEFORE = WORDS.id("before");
    private static final int AFTER = WORDS.id("after");
    private static final int AGO = WORDS.id("ago");
    private static final int YEAR = WORDS.id("year");
    private static final int OVER = WORDS.id("over");
    private static final int TIME = WORDS.id("time");
    private static final int PERIOD = WORDS.id("period");
    private static final int YOY = WORDS.id("yoy");
    private static final int QOQ = WORDS.id("qoq");
    private static final int MOM = WORDS.id("mom");

    private final Tokens t;
    private final DateReader dates;

    ShiftedTimeReader(Tokens tokens, DateReader dates) {
        this.t = tokens;
        this.dates = dates;
    }

    /** "The same period last year", "the corresponding months of 2023", "the same day a year earlier". */
    Optional<TimeExpression> same(int i, int body) {
        if (!t.is(body, SAME) && !t.is(body, CORRESPONDING)) {
            return Optional.empty();
        }
        int noun = body + 1;
        while (noun < body + 4 && (dates.count(noun) > 0 || t.is(noun, WordClass.FISCAL))) {
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
            return Optional.empty();
        }
        int at = t.is(noun, OF) || t.is(noun, IN) || t.is(noun, WORDS.find("from")) ? noun + 1 : noun;
        at = t.is(at, THE) ? at + 1 : at;
        if (dates.year(at) > 0) {
            return Optional.of(TimeExpression.sameIn(i, at + 1, dates.year(at)));
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
        return Optional.empty();
    }

    /** "A year earlier", "three years ago", "the year before", "the previous quarter", "year on year". */
    Optional<TimeExpression> shifted(int i, int body) {
        if ((t.is(i, A) || t.is(i, AN)) && t.is(i + 1, WordClass.TIME_NOUN) && isEarlier(i + 2)) {
            return shift(i, i + 3, i + 1, 1);
        }
        if (i == body
                && dates.count(i) > 0
                && t.is(i + 1, WordClass.TIME_NOUN)
                && isEarlier(i + 2)
                && !t.is(i + 2, BEFORE)) {
            return shift(i, i + 3, i + 1, dates.count(i));
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
            return Optional.of(TimeExpression.shifted(i, i + 1, step, 1));
        }
        return Optional.empty();
    }

    /** "0.3 % on the month", "up 5 % on the year". */
    Optional<TimeExpression> onYear(int i) {
        if (!t.is(i - 1, ON) || !t.is(i, THE) || !t.is(i + 1, WordClass.TIME_NOUN) || t.value(i + 1) < 2) {
            return Optional.empty();
        }
        boolean before = t.isSymbol(i - 2, '%') || t.is(i - 2, WordClass.NOUN) || t.isNumber(i - 2);
        return before && (isClauseEnd(i + 2) || t.is(i + 2, WordClass.COORDINATOR))
                ? shift(i, i + 2, i + 1, 1)
                : Optional.empty();
    }

    /** The time so many units back, or ahead where {@code count} is negative; the noun says which unit. */
    Optional<TimeExpression> shift(int first, int end, int noun, int count) {
        int value = (int) t.value(noun);
        if (value > 6) {
            return Optional.of(TimeExpression.shifted(first, end, Step.YEAR, (value == 7 ? 10 : 100) * count));
        }
        return Step.of(value).map(step -> TimeExpression.shifted(first, end, step, count));
    }

    private boolean isEarlier(int i) {
        return t.is(i, EARLIER)
                || t.is(i, BEFORE)
                || t.is(i, AGO)
                || t.is(i, PREVIOUS)
                || t.is(i, WORDS.find("previously"));
    }

    private boolean isClauseEnd(int i) {
        return i >= t.size() || t.isSymbol(i);
    }
}
