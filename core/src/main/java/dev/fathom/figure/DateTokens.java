package dev.fathom.figure;

import java.time.YearMonth;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tokens of dates may be: months, days, years, and the words that join them. */
final class DateTokens {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int TO = WORDS.id("to");
    private static final int AND = WORDS.id("and");
    private static final int BETWEEN = WORDS.id("between");
    private static final int THROUGH = WORDS.id("through");
    private static final int UNTIL = WORDS.id("until");
    private static final int MAY = WORDS.id("may");
    private static final int MARCH = WORDS.id("march");
    private static final int LAST = WORDS.id("last");
    private static final int IN = WORDS.id("in");
    private static final int ON = WORDS.id("on");
    private static final int SINCE = WORDS.id("since");
    private static final int BEFORE = WORDS.id("before");

    /** Plurals that follow a year rather than are counted by it: "1988 sales". */
    private static final BitSet ANNUAL = Stream.of(
                    "sales earnings profits revenues results figures levels exports imports prices losses costs"
                            + " elections championships olympics finals taxes accounts budgets estimates returns wages"
                            + " totals deficits reports games floods protests sanctions reforms talks quotas targets")
            .flatMap(w -> Stream.of(w.split(" ")))
            .mapToInt(WORDS::find)
            .filter(id -> id > 0)
            .collect(BitSet::new, BitSet::set, BitSet::or);

    private static final Trie CIRCA = Trie.ofWords("circa ca c");

    private final Tokens t;
    private final Calendar calendar;

    DateTokens(Tokens tokens, Calendar calendar) {
        this.t = tokens;
        this.calendar = calendar;
    }

    /** Where the year stands that follows a day, maybe after a comma; 0 where none does. */
    int yearAfterComma(int i) {
        int at = t.isSymbol(i, ',') ? i + 1 : i;
        return year(at) > 0 ? at : 0;
    }

    boolean isSlash(int i) {
        return t.isSymbol(i, '/') && !t.spaced(i) && !t.spaced(i + 1);
    }

    /** The year after a month: "March 2024", "March, 2024", "March of 2024". */
    int yearPosition(int i) {
        if (year(i) >= 1500 || year(i) > 0 && !isCounted(i)) {
            return i;
        }
        if ((t.is(i, OF) || t.isSymbol(i, ',')) && year(i + 1) > 0) {
            return i + 1;
        }
        return -1;
    }

    boolean isPlainlyMonth(int i) {
        return t.is(i - 1, WordClass.PREPOSITION) || t.is(i - 1, LAST) || t.isJoint(i - 1);
    }

    Optional<YearMonth> yearMonth(int month, int year) {
        return year > 0 ? Optional.of(YearMonth.of(year, month)) : calendar.month(month);
    }

    /** Whether the token names a month: May and March, mostly something else, need their capital. */
    boolean isMonth(int i) {
        if (!t.is(i, WordClass.MONTH) || t.is(i + 1, WordClass.MODAL) || isName(i)) {
            return false;
        }
        return t.isCapitalised(i) || isDated(i);
    }

    /** "May" as the first word of a sentence is a wish or a name more often than a month. */
    boolean isName(int i) {
        return i == 0 && t.is(i, MAY) && year(i + 1) == 0 && day(i + 1) == 0;
    }

    /** Whether a month without its capital stands with a day or year, so that it is no other word: "sept. 30", "3 may 1999". */
    boolean isDated(int i) {
        int next = afterMonth(i);
        boolean ambiguous = t.is(i, MAY) || t.is(i, MARCH);
        boolean dayBefore =
                t.isNumber(i - 1) && day(i - 1) > 0 || t.isNumber(i - 2) && afterOrdinal(i - 1) == i && day(i - 2) > 0;
        return year(next) > 0
                || day(next) > 0
                        && !isCounted(next)
                        && (!ambiguous || t.is(i - 1, ON) || year(yearAfterComma(next + 1)) > 0)
                || dayBefore && (!ambiguous || t.is(i - 2, ON))
                || next > i + 1;
    }

    int monthValue(int i) {
        return (int) t.value(i);
    }

    /** The token after a month and the full stop of its abbreviation. */
    int afterMonth(int i) {
        boolean abbreviated = t.end(i) - t.start(i) <= 4 && t.isSymbol(i + 1, '.') && !t.spaced(i + 1);
        return abbreviated && (t.isNumber(i + 2) || t.isWord(i + 2)) ? i + 2 : i + 1;
    }

    int monthAfter(int i) {
        return t.is(i, OF) ? i + 1 : i;
    }

    /** The token after {@code st}, {@code nd}, {@code rd}, {@code th} that stands close to its number. */
    int afterOrdinal(int i) {
        return t.isWord(i) && !t.spaced(i) && t.end(i) - t.start(i) == 2 ? i + 1 : i;
    }

    /** Whether the token joins two ends of a span of which the first begins at {@code first}. */
    boolean isRange(int i, int first) {
        return t.isDash(i)
                || t.is(i, TO)
                || t.is(i, THROUGH)
                || t.is(i, UNTIL)
                || t.is(i, AND) && (t.is(first - 1, BETWEEN) || t.is(first - 2, BETWEEN));
    }

    /** The day of a month that the number may be; else 0. */
    int day(int i) {
        int value = t.isNumber(i) && length(i) <= 2 ? small(i) : 0;
        return value <= 31 ? value : 0;
    }

    /** The year that the number may be: four digits; else 0. */
    int year(int i) {
        if (!t.isNumber(i) || length(i) != 4) {
            return 0;
        }
        int value = digits(t.start(i), t.end(i));
        return value >= Calendar.FIRST_YEAR && value <= Calendar.LAST_YEAR ? value : 0;
    }

    /** Whether a number that may be a year is one here, rather than a count. */
    boolean isYear(int i) {
        if (!t.spaced(i) && !isOpening(i - 1) && !t.is(i - 1, WordClass.PREFIX)
                || !t.spaced(i + 1) && isGlued(i + 1)
                || isCurrency(i - 1)) {
            return false;
        }
        int value = year(i);
        if (value < 1800 || value > 2100) {
            return isDatedByWords(i) && !isCounted(i);
        }
        boolean rangeOfCounts = t.isDash(i + 1) && t.isNumber(i + 2) && length(i + 2) >= 4 && year(i + 2) == 0;
        return !isCounted(i) && !rangeOfCounts && !t.isSymbol(i - 1, '#');
    }

    /** "In 1521", "between 1778 and 1968", "(circa 1450-1760)", "1392-1910": years of long ago need a word or a span. */
    private boolean isDatedByWords(int i) {
        if (t.is(i - 1, IN) || t.is(i - 1, SINCE) || t.is(i - 1, UNTIL) || t.is(i - 1, BEFORE)) {
            return true;
        }
        int approximate = t.isSymbol(i - 1, '.') ? i - 2 : i - 1;
        if (CIRCA.has(t, approximate)) {
            return true;
        }
        boolean opens = t.is(i - 1, BETWEEN) && t.is(i + 1, AND)
                || t.isSymbol(i - 1) && !t.isJoint(i - 1) && t.isDash(i + 1) && isOpening(i - 1);
        boolean closes = year(i - 2) > 0
                && (t.is(i - 1, AND) && t.is(i - 3, BETWEEN) || t.isDash(i - 1) && isDatedByWords(i - 2));
        return opens && year(i + 2) > year(i) || closes;
    }

    boolean isOpening(int i) {
        return t.isSymbol(i) && "([‘“\"'’".indexOf(t.first(i)) >= 0 || t.isDash(i) || t.isSymbol(i, '–');
    }

    boolean isGlued(int i) {
        return t.isWord(i) && !(t.first(i) == 's') && !t.is(i, WordClass.POSSESSIVE) || t.isSymbol(i, '%');
    }

    boolean isCurrency(int i) {
        return t.isSymbol(i) && Characters.isCurrencySign(t.first(i));
    }

    /** Whether a number is followed by what it counts: "2000 people", "20 %". */
    boolean isCounted(int i) {
        if (t.isSymbol(i + 1, '%') || t.is(i + 1, WordClass.SCALE)) {
            return true;
        }
        if (!t.isWord(i + 1) || t.isCapitalised(i + 1) || ANNUAL.get(t.word(i + 1))) {
            return false;
        }
        if (t.is(i + 1, WordClass.VERB) && t.is(i + 1, WordClass.PAST) && isAfterTimeWord(i)) {
            return false; // "in 1989 and 1990 won": a verb, no currency
        }
        boolean known = !t.is(i + 1, WordClass.PREPOSITION)
                && t.end(i + 1) - t.start(i + 1) > 1
                && (UnitTable.current().nameAt(t, i + 1, t.size()) != 0
                        || UnitTable.current().symbolAt(t, i + 1, t.size()) != 0);
        if (known && !t.is(i + 1, WordClass.TIME_NOUN) && !t.is(i + 1, WordClass.AUXILIARY)) {
            return true;
        }
        boolean plural = t.is(i + 1, WordClass.NOUN)
                && t.is(i + 1, WordClass.PLURAL)
                && !t.is(i + 1, WordClass.VERB)
                && !t.is(i + 1, WordClass.PREPOSITION);
        return plural
                && !t.is(i - 1, WordClass.DETERMINER)
                && !t.is(i - 1, WordClass.POSSESSIVE)
                && !t.is(i - 1, WordClass.MONTH)
                && !(t.is(i - 1, WordClass.PREPOSITION) && year(i) >= 1900 && year(i) <= 2050 && t.is(i - 1, IN));
    }

    private boolean isAfterTimeWord(int i) {
        return t.is(i - 1, IN) || t.is(i - 1, SINCE) || t.is(i - 1, AND) && year(i - 2) > 0;
    }

    /** The value of a count of at most three digits or in words, such as stands before "years"; else 0. */
    int count(int i) {
        if (t.isNumber(i) && t.end(i) - t.start(i) <= 3) {
            int value = 0;
            for (int k = t.start(i); k < t.end(i); k++) {
                char c = t.text().charAt(k);
                if (!Characters.isDigit(c)) {
                    return 0;
                }
                value = value * 10 + c - '0';
            }
            return value;
        }
        return t.is(i, WordClass.CARDINAL) && t.value(i) >= 1 && t.value(i) < 1000 ? (int) t.value(i) : 0;
    }

    int length(int i) {
        return i >= 0 && i < t.size() ? t.end(i) - t.start(i) : 0;
    }

    /** The value of a number of at most two digits; else 0. */
    int small(int i) {
        return t.isNumber(i) && length(i) <= 2 ? digits(t.start(i), t.end(i)) : 0;
    }

    int digits(int start, int end) {
        int value = 0;
        for (int k = start; k < end; k++) {
            char c = t.text().charAt(k);
            if (!Characters.isDigit(c)) {
                return 0;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
