package dev.fathom.figure;

import dev.fathom.figure.UnitTable.Entry;
import java.math.BigDecimal;

/**
 * Reads what a number counts or measures: a unit, currency or counted noun after it, and "per" what. A reader holds what it
 * read last; not safe to share between threads.
 */
final class UnitReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int MORE = WORDS.id("more");
    private static final int FEWER = WORDS.id("fewer");
    private static final int LESS = WORDS.id("less");
    private static final int PER = WORDS.id("per");
    private static final int A = WORDS.id("a");
    private static final int IN = WORDS.id("in");
    private static final Trie FEET = Trie.ofWords("ft feet foot");
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal TRILLION = BigDecimal.valueOf(1_000_000_000_000L);
    /** What follows a length rather than a number of millions: "16 m deep". */
    private static final Trie LENGTHWISE =
            Trie.ofWords("long wide deep tall high thick above below away apart across off from to of in on at by and"
                    + " or but with for as per square cubic high-speed freestyle relay hurdles sprint race dash butterfly"
                    + " breaststroke ahead behind short further lower higher deeper up down out than");

    private final Tokens t;
    private final NounPhraseReader nouns;
    private final UnitDisambiguation senses;
    private final CurrencyContext currencies;
    private final DenominatorReader denominators;
    private final UnitTable table = UnitTable.current();

    private String unit = "";
    private int last;
    private boolean counted;
    private boolean money;
    private BigDecimal factor = BigDecimal.ONE;
    private BigDecimal magnitude = BigDecimal.ONE;
    private int nounFirst;
    private int nounLast;

    UnitReader(Tokens tokens, NounPhraseReader nouns, DenominatorReader denominators, CurrencyContext currencies) {
        this.t = tokens;
        this.currencies = currencies;
        this.nouns = nouns;
        this.senses = new UnitDisambiguation(tokens, nouns);
        this.denominators = denominators;
    }

    /** The unit's canonical name; empty where nothing is named. */
    String unit() {
        return unit;
    }

    /** The last token of the unit; the number's own where there is none. */
    int last() {
        return last;
    }

    /** Whether a counted noun was read. */
    boolean counted() {
        return counted;
    }

    /** What the number is to be multiplied by to be in the unit: 0.01 for cents. */
    BigDecimal factor() {
        return factor;
    }

    /** The value of a short scale sign, {@code k}, {@code m}, {@code bn}; else 1. */
    BigDecimal magnitude() {
        return magnitude;
    }

    int nounFirst() {
        return nounFirst;
    }

    int nounLast() {
        return nounLast;
    }

    // after the number

    /**
     * Reads what follows a number.
     *
     * @param number the number read
     * @param currency the currency whose sign stands before the number, or empty
     * @param scale what its sign multiplies by
     * @param limit the token the unit must end before
     */
    void readAfter(NumberReader number, String currency, BigDecimal scale, int limit) {
        int j = number.last() + 1;
        unit = currency;
        money = !currency.isEmpty();
        factor = scale;
        last = j - 1;
        counted = false;
        nounFirst = -1;
        nounLast = -1;
        magnitude = BigDecimal.ONE;
        if (j >= limit) {
            return;
        }
        if (number.scale().equals(BigDecimal.ONE) && !number.inWords()) {
            j = magnitude(j, limit);
        }
        if (money) {
            otherCode(j, limit);
        } else if (!bracketed(j, limit)) {
            named(j, number, limit);
        }
        if (unit.isEmpty() ? t.is(last + 1, PER) || isRate(number) : !unit.equals("percent")) {
            per(limit);
        }
    }

    /** "An average of 300,000 a year": a number of things named before. */
    private boolean isRate(NumberReader number) {
        return t.is(last + 1, A)
                && t.is(last + 2, WordClass.TIME_NOUN)
                && number.value().compareTo(TEN) >= 0;
    }

    /** Reads {@code k}, {@code m}, {@code bn} after digits; returns the token after it. */
    private int magnitude(int j, int limit) {
        if (!t.isWord(j)
                || t.end(j) - t.start(j) > 2
                || t.spaced(j) && !money && !t.isUpperCase(j) && t.first(j) != 'B') {
            return j;
        }
        char c = t.first(j);
        boolean single = t.end(j) - t.start(j) == 1;
        if (!single) {
            return j;
        }
        BigDecimal value = switch (c) {
            case 'k', 'K' -> t.spaced(j) ? null : THOUSAND;
            case 'm', 'M' -> millions(j, c, limit) ? MILLION : null;
            case 'b', 'B' -> money || c == 'B' && !t.spaced(j) || senses.countsAfter(j + 1, limit) ? BILLION : null;
            case 't', 'T' -> money ? TRILLION : null;
            default -> null;
        };
        if (value == null) {
            return j;
        }
        magnitude = value;
        last = j;
        return j + 1;
    }

    private boolean millions(int j, char c, int limit) {
        if (money) {
            return true;
        }
        if (c == 'M') {
            return !t.spaced(j);
        }
        return !t.spaced(j)
                && t.isWord(j + 1)
                && !LENGTHWISE.has(t, j + 1)
                && (table.signAt(t, j + 1, limit) != 0
                        || table.nameAt(t, j + 1, limit) != 0
                        || senses.countsAfter(j + 1, limit));
    }

    /** A code after an amount that has its sign: {@code $50 CAD}. */
    private void otherCode(int j, int limit) {
        if (t.isWord(j)
                && t.first(j) == 'U'
                && t.isSymbol(j + 1, '.')
                && t.isSymbol(j + 3, '.')
                && t.first(j + 2) == 'S') {
            last = j + 3; // "$75 U.S."
            return;
        }
        long match = table.signAt(t, j, limit);
        if (match != 0 && t.isUpperCase(j) && Trie.last(match) == j && t.end(j) - t.start(j) == 3) {
            unit = table.entry(Trie.value(match)).name();
            last = j;
        }
    }

    /** {@code 20 (kg)}. */
    private boolean bracketed(int j, int limit) {
        if (!t.isSymbol(j, '(') && !t.isSymbol(j, '{') && !t.isSymbol(j, '<')) {
            return false;
        }
        long match = table.symbolAt(t, j + 1, limit);
        int close = Trie.last(match) + 1;
        if (match == 0 || !(t.isSymbol(close, ')') || t.isSymbol(close, '}') || t.isSymbol(close, '>'))) {
            return false;
        }
        unit = table.entry(Trie.value(match) >> 1).name();
        last = close;
        return true;
    }

    private void named(int j, NumberReader number, int limit) {
        if (t.is(j, IN) && FEET.has(t, number.first() - 1)) { // "5 ft 2 in"
            unit = "inch";
            last = j;
            return;
        }
        boolean hyphen = t.isJoint(j) && t.isWord(j + 1) || isLooseHyphen(j, limit);
        int k = hyphen ? j + 1 : j;
        if (t.is(k, MORE) || t.is(k, FEWER) || t.is(k, LESS)) {
            if (measured(k + 1, number, limit, false)) {
                return;
            }
        } else if (measured(k, number, limit, hyphen)) {
            return;
        }
        if (hyphen) {
            if (t.isJoint(j)) {
                attributive(k);
            }
        } else if (!t.isNumber(k)
                && (t.spaced(k) || !magnitude.equals(BigDecimal.ONE))
                && nouns.read(
                        k,
                        number.isPlainInteger()
                                && magnitude.equals(BigDecimal.ONE)
                                && number.bare().equals(BigDecimal.ONE),
                        limit)) {
            unit = nouns.head();
            last = nouns.last();
            counted = true;
            nounFirst = nouns.first();
            nounLast = nouns.last();
        }
    }

    /** "A 12 - cent dividend": a hyphen set apart by a program, between a number and a unit that describe a noun. */
    private boolean isLooseHyphen(int j, int limit) {
        if (!t.isSymbol(j, '-') || !t.spaced(j) || !t.spaced(j + 1) || t.is(j + 1, WordClass.PLURAL)) {
            return false;
        }
        long match = table.nameAt(t, j + 1, limit);
        int next = Trie.last(match) + 1;
        return match != 0
                && next < limit
                && (t.isSymbol(next, '-') && t.spaced(next)
                        || t.isAny(next, WordClass.NOUN.bit | WordClass.ADJECTIVE.bit));
    }

    /** A unit or currency of the tables. */
    private boolean measured(int k, NumberReader number, int limit, boolean hyphen) {
        if (!table.mayBeginAt(t, k)) {
            return false;
        }
        long symbol = t.is(k, WordClass.PREPOSITION) && t.spaced(k) ? 0 : table.symbolAt(t, k, limit);
        if (symbol != 0 && (Trie.value(symbol) & 1) == 1 && t.spaced(k)
                || "CFNK".indexOf(t.first(k)) >= 0
                        && t.spaced(k)
                        && t.end(k) - t.start(k) == 1
                        && t.isCapitalised(k + 1)) {
            symbol = 0;
        }
        long name = table.nameAt(t, k, limit);
        long sign = table.signAt(t, k, limit);
        if (sign != 0
                && (t.isNumber(Trie.last(sign) + 1) && !t.spaced(Trie.last(sign) + 1)
                        || senses.isDoubtfulAfter(k, sign))) {
            sign = 0;
        }
        if (name != 0 && !senses.isMeant(k, Trie.last(name), number, limit, hyphen)) {
            name = 0;
        }
        if (symbol != 0 && t.isWord(k) && !senses.isMeant(k, Trie.last(symbol), number, limit, hyphen)) {
            symbol = 0;
        }
        if (symbol == 0 && name == 0 && sign == 0) {
            return false;
        }
        Entry entry;
        if (symbol != 0 && Trie.last(symbol) >= Trie.last(name) && Trie.last(symbol) >= Trie.last(sign)) {
            entry = table.entry(Trie.value(symbol) >> 1);
            last = Trie.last(symbol);
        } else if (name != 0 && Trie.last(name) >= Trie.last(sign)) {
            entry = table.entry(Trie.value(name));
            last = Trie.last(name);
        } else {
            entry = table.entry(Trie.value(sign));
            last = Trie.last(sign);
        }
        unit = senses.isPoundsOfMoney(entry, number, last)
                ? "GBP"
                : UnitContexts.resolve(t, last, currencies.name(entry));
        factor = entry.scale();
        money = entry.isMoney() || unit.equals("GBP");
        return true;
    }

    /** A singular noun after a hyphen: "five-season deal", "three-storey". */
    private void attributive(int k) {
        if (t.isCapitalised(k) && t.isNumber(k - 2)
                || t.is(k, WordClass.PREPOSITION)
                || t.is(k, WordClass.ADVERB)
                || NO_UNIT.has(t, k)
                || t.isAny(k, WordClass.PAST.bit | WordClass.ING.bit) && !t.is(k, WordClass.NOUN)
                || t.isUpperCase(k)) {
            return;
        }
        unit = Nouns.singular(t.text(k).toLowerCase(java.util.Locale.ROOT));
        last = k;
        counted = true;
        nounFirst = k;
        nounLast = k;
    }

    /** What may follow a number and a hyphen without being counted. */
    static final Trie NO_UNIT = Trie.ofWords(
            "way off sided time times stop pronged fold dimensional strong odd something plus ish style type based"
                    + " class wheel level rate and or to the a old long wide deep high tall thick size sized half third"
                    + " thirds quarter quarters fourth fourths fifth fifths sixth seventh eighth eighths ninth tenth"
                    + " tenths a-side on under over up down in out yet only hit liner upmanship er ers d k g");

    private void per(int limit) {
        int between = last + 1;
        if ((t.is(between, MORE) || t.is(between, LESS)) && t.is(between + 1, PER)) {
            // "50 cents more per barrel": the word between says the direction, so the figure ends before it
            unit = denominators.read(between + 1, unit, money, limit) ? unit + "/" + denominators.unit() : unit;
        } else if (denominators.read(between, unit, money, limit)) {
            unit = unit + "/" + denominators.unit();
            last = denominators.last();
        }
    }
}
