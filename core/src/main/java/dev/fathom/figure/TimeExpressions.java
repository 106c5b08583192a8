package dev.fathom.figure;

import dev.fathom.figure.TimeExpression.Kind;
import java.time.Month;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the words for times in a sentence. Reused from sentence to sentence; not safe to share between threads. */
final class TimeExpressions {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int PERIOD = WORDS.id("period");
    private static final int SEASON = WORDS.id("season");
    private static final int TERM = WORDS.id("term");
    private static final int TO = WORDS.id("to");
    private static final int DATE = WORDS.id("date");
    private static final int THE = WORDS.id("the");
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final Trie HUNDRED = Trie.ofWords("100 1000");
    /** The classes of the words that times begin with beside numbers and a few others. */
    static final long STARTERS = WordClass.mask(
            WordClass.MONTH,
            WordClass.WEEKDAY,
            WordClass.TIME_NOUN,
            WordClass.FISCAL,
            WordClass.NOW,
            WordClass.TIME_START);

    private static final long COUNTS = WordClass.mask(WordClass.CARDINAL, WordClass.ORDINAL);

    private final Tokens t;
    private final Calendar calendar;
    private final DateReader dates;
    private final RelativeTimeReader relatives;
    private final List<TimeExpression> found = new ArrayList<>();
    private final BitSet covered = new BitSet();

    TimeExpressions(Tokens tokens, Calendar calendar) {
        this.t = tokens;
        this.calendar = calendar;
        this.dates = new DateReader(tokens, calendar);
        this.relatives = new RelativeTimeReader(tokens, calendar, dates);
    }

    /** Reads the sentence that the tokens hold now, in place of the one before. */
    void read() {
        found.clear();
        covered.clear();
        if (t.has(WordClass.FISCAL_CUSTOM.bit)) {
            readCustom();
        }
        int i = t.opening(0);
        while (i < t.size()) {
            i = t.opening(Math.max(readAt(i), i + 1));
        }
    }

    /** The fiscal year begins as is the custom of the country last named. */
    private void readCustom() {
        for (int i = 0; i < t.size(); i++) {
            if (t.is(i, WordClass.FISCAL_CUSTOM) && t.isCapitalised(i)) {
                calendar.fiscalStart(Month.of((int) t.value(i)));
            }
        }
    }

    /** The times of the sentence in order. */
    List<TimeExpression> all() {
        return found;
    }

    /** Whether the token belongs to a time and is no number of its own. */
    boolean covers(int token) {
        return covered.get(token);
    }

    /** The first token from the given one on that belongs to a time, at most {@code limit}. */
    int nextCovered(int from, int limit) {
        int next = covered.nextSetBit(from);
        return next < 0 ? limit : Math.min(next, limit);
    }

    private int readAt(int i) {
        if (t.isNumber(i)) {
            return readNumber(i);
        }
        if (!mayStart(i)) {
            return i;
        }
        if (t.is(i, TO)) {
            return note(TimeExpression.of(i, i + 2, Kind.NOW));
        }
        if (relatives.read(i)) {
            return note(i);
        }
        if (dates.read(i) || t.is(i, THE) && dates.read(i + 1)) {
            return note(date(i));
        }
        return t.is(i, WordClass.NOW) && !t.is(i + 1, WordClass.NOUN) ? note(TimeExpression.of(i, i + 1, Kind.NOW)) : i;
    }

    /** Whether a time may begin with the word; most words need no closer look. */
    private boolean mayStart(int i) {
        if (t.isAny(i, STARTERS)) {
            return true;
        }
        if (t.is(i, THE) || t.is(i, A) || t.is(i, AN)) {
            return t.isAny(i + 1, STARTERS | COUNTS) || t.isNumber(i + 1);
        }
        if (t.isAny(i, COUNTS)) {
            int next = t.isJoint(i + 1) ? i + 2 : i + 1;
            return t.isAny(next, WordClass.TIME_NOUN.bit | COUNTS) || t.isNumber(next) || t.is(i, WordClass.ORDINAL);
        }
        return t.is(i, TO) && t.is(i + 1, DATE);
    }

    private int readNumber(int i) {
        int length = t.end(i) - t.start(i);
        boolean joined = t.isSymbol(i + 1) && (t.isDash(i + 1) || t.isSymbol(i + 1, '/') || t.isSymbol(i + 1, ':'));
        int era = era(i);
        if (era > i) {
            return note(TimeExpression.of(i, era, Kind.CLOCK));
        }
        boolean plain = !joined && !t.isWord(i + 1);
        if (length != 4 && length != 10 && plain) {
            return i;
        }
        if ((t.isWord(i + 1) || joined) && clock(i)) {
            return note(i);
        }
        if ((t.is(i + 1, WordClass.TIME_NOUN) || joined) && relatives.read(i)) {
            return note(i);
        }
        return (length <= 2 || length == 4 || length == 10) && dates.read(i) ? note(date(i)) : i;
    }

    /** The token after a year reckoned by era, "1500 B.C.", "2000 to 1500 BCE", "A.D. 350"; {@code i} where there is none. */
    private int era(int i) {
        if (t.end(i) - t.start(i) > 6) {
            return i;
        }
        int after = afterEra(i + 1);
        if (after == i + 1 && (t.isDash(i + 1) || t.is(i + 1, TO)) && t.isNumber(i + 2)) {
            after = afterEra(i + 3) > i + 3 ? afterEra(i + 3) : i + 1;
        }
        boolean before = initials(i - 4, 'A', 'D') == i || t.isUpperCase(i - 1) && ANNO.has(t, i - 1);
        return after > i + 1 ? after : before ? i + 1 : i;
    }

    private int afterEra(int i) {
        if (t.isUpperCase(i) && t.spaced(i) && ERAS.has(t, i)) {
            return i + 1;
        }
        int end = Math.max(initials(i, 'B', 'C'), initials(i, 'A', 'D'));
        return Math.max(end, i);
    }

    /** The token after two initials and their full stops, {@code B.C.}; −1 where others stand there. */
    private int initials(int i, char first, char second) {
        boolean both = t.isWord(i)
                && t.end(i) - t.start(i) == 1
                && t.first(i) == first
                && t.isSymbol(i + 1, '.')
                && t.isWord(i + 2)
                && t.end(i + 2) - t.start(i + 2) == 1
                && t.first(i + 2) == second;
        return both ? t.isSymbol(i + 3, '.') ? i + 4 : i + 3 : -1;
    }

    private static final Trie ERAS = Trie.ofWords("bc bce ad ce");
    private static final Trie ANNO = Trie.ofWords("ad");

    private TimeExpression date(int i) {
        int end = dates.end();
        boolean named = t.is(end, PERIOD) || t.is(end, SEASON) || t.is(end, TERM);
        if (isIndexBase(end)) {
            return TimeExpression.of(i, end + 2, Kind.CLOCK);
        }
        return TimeExpression.of(i, named ? end + 1 : end, dates.period());
    }

    /** "(2015 = 100)" says what an index is reckoned by. */
    private boolean isIndexBase(int i) {
        return t.isSymbol(i, '=') && t.isNumber(i + 1) && HUNDRED.has(t, i + 1);
    }

    /** Notes what {@link #relatives} or {@link #clock} has found. */
    private int note(int i) {
        Optional<TimeExpression> time =
                clockEnd > i ? Optional.of(TimeExpression.of(i, clockEnd, Kind.CLOCK)) : relatives.found();
        clockEnd = 0;
        return time.map(this::note).orElse(i);
    }

    private int note(TimeExpression time) {
        found.add(time);
        time.period().filter(p -> time.kind() == Kind.DATE).ifPresent(calendar::state);
        covered.set(time.first(), time.end());
        if (relatives.durationEnd() > relatives.durationFirst() && relatives.durationFirst() >= time.first()) {
            covered.clear(relatives.durationFirst(), relatives.durationEnd());
        }
        if (dates.durationFirst() >= time.first() && dates.durationFirst() < time.end()) {
            covered.clear(dates.durationFirst(), dates.durationFirst() + 2);
        }
        relatives.forget();
        return time.end();
    }

    private int clockEnd;

    /** {@code 17:22}, {@code 06:45:10}, {@code 5.30 p.m.}, {@code 9 a.m.}, {@code 10.45pm}. */
    private boolean clock(int i) {
        int end = i + 1;
        int length = t.end(i) - t.start(i);
        boolean colon = t.isSymbol(i + 1, ':')
                && !t.spaced(i + 1)
                && t.isNumber(i + 2)
                && !t.spaced(i + 2)
                && t.end(i + 2) - t.start(i + 2) == 2
                && t.first(i + 2) < '6'
                && length <= 2;
        if (colon) {
            end = i + 3;
            if (t.isSymbol(end, ':') && !t.spaced(end) && t.isNumber(end + 1)) {
                end += 2;
            }
        }
        int half = halfOfDay(end);
        if (half == end && !colon || length > 5) {
            return false;
        }
        clockEnd = half;
        return true;
    }

    /** The token after am, pm, a.m., p.m. at {@code i}, or {@code i}. */
    private int halfOfDay(int i) {
        if (!t.isWord(i)) {
            return i;
        }
        char c = Character.toLowerCase(t.first(i));
        if (c != 'a' && c != 'p') {
            return i;
        }
        int length = t.end(i) - t.start(i);
        if (length == 2 && Character.toLowerCase(t.text().charAt(t.start(i) + 1)) == 'm') {
            return t.is(i, AM) && t.spaced(i) && !t.isUpperCase(i) ? i : i + 1;
        }
        boolean dotted = length == 1
                && t.isSymbol(i + 1, '.')
                && t.isWord(i + 2)
                && t.end(i + 2) - t.start(i + 2) == 1
                && Character.toLowerCase(t.first(i + 2)) == 'm'
                && !t.spaced(i + 2);
        return dotted ? t.isSymbol(i + 3, '.') ? i + 4 : i + 3 : i;
    }

    private static final int AM = WORDS.id("am");
}
