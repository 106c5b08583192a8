package dev.fathom.figure;

import java.util.List;

/**
 * Tells numbers that are part of codes, addresses, telephone numbers or scores by what they touch: "COVID-19", "27/2019",
 * "+44 20 7946 0000". Stateless but for the sentence; not safe to share between threads.
 */
final class CodeFilter {

    /** Words that do not belong to a name. */
    static final long CLOSED = WordClass.mask(
            WordClass.DETERMINER,
            WordClass.PREPOSITION,
            WordClass.PRONOUN,
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.CONJUNCTION,
            WordClass.ADVERB,
            WordClass.SUBORDINATOR,
            WordClass.RELATIVE);

    private final Tokens t;
    private final NumberReader numbers;

    CodeFilter(Tokens tokens) {
        this.t = tokens;
        this.numbers = new NumberReader(tokens);
    }

    /** Whether the number at token {@code i} is part of a name or code by what it touches, whatever follows. */
    boolean isCode(int i) {
        if (touchesLetters(i) || touchesSlash(i) || isChain(i) || isCoordinate(i)) {
            return true;
        }
        int length = t.end(i) - t.start(i);
        char first = t.first(i);
        if (first == '0' && length > 1 && Characters.isDigit(t.text().charAt(t.start(i) + 1))) {
            return true;
        }
        char before = t.start(i) > 0 ? t.text().charAt(t.start(i) - 1) : ' ';
        if (before == '#'
                || before == '_'
                || before == '@'
                || before == '&'
                || before == '\\'
                || before == '=' && !t.isWord(i - 2)) {
            return true;
        }
        char after = t.end(i) < t.text().length() ? t.text().charAt(t.end(i)) : ' ';
        return after == '_'
                || after == '@'
                || after == '&'
                || after == '='
                || isWildcard(i)
                || isTelephone(i)
                || isAddress(i)
                || isScore(i);
    }

    /** {@code 3.x}. */
    private boolean isWildcard(int i) {
        return t.isSymbol(i + 1, '.') && !t.spaced(i + 1) && t.isWord(i + 2) && !t.spaced(i + 2);
    }

    /** {@code 555-0144}, {@code 010-4477}: three or four digits joined with four. */
    private boolean isTelephone(int i) {
        if (t.isJoint(i + 1) && t.isNumber(i + 2)) {
            return isTelephone(i, i + 2);
        }
        return t.isJoint(i - 1) && t.isNumber(i - 2) && isTelephone(i - 2, i);
    }

    private boolean isTelephone(int a, int b) {
        int length = t.end(a) - t.start(a);
        return t.end(b) - t.start(b) == 4 && length == 3 && !isUnitAfter(b) || t.first(a) == '0' && length > 1;
    }

    private boolean isUnitAfter(int i) {
        return t.isSymbol(i + 1, '%') || t.isWord(i + 1) && !t.isCapitalised(i + 1) && !t.isAny(i + 1, CLOSED);
    }

    /** {@code 1450 Harbour Street}. */
    private boolean isAddress(int i) {
        for (int k = i + 1; k < i + 5 && t.isCapitalised(k); k++) {
            if (k > i + 1 && STREETS.has(t, k)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 2-1}, {@code 112-104}: two small whole numbers joined, without a unit. */
    private boolean isScore(int i) {
        int a = t.isJoint(i + 1) && t.isNumber(i + 2) ? i : t.isJoint(i - 1) && t.isNumber(i - 2) ? i - 2 : -1;
        if (a < 0 || t.isJoint(a + 3) || t.isJoint(a - 1) || AgeReader.AGE.has(t, a - 1)) {
            return false;
        }
        if (Scores.at(t, a) && !isMoneySign(a - 1)) {
            return true;
        }
        if (t.end(a) - t.start(a) > 2 || t.end(a + 2) - t.start(a + 2) > 2) {
            return false;
        }
        return !t.isWord(a + 3)
                        && !t.isSymbol(a + 3, '%')
                        && !t.isSymbol(a + 3, '°')
                        && !t.isSymbol(a + 3, '€')
                        && !isMoneySign(a - 1)
                || t.isWord(a + 3)
                        && t.spaced(a + 3)
                        && t.isAny(a + 3, CLOSED | WordClass.VERB.bit)
                        && !t.is(a + 3, WordClass.NOUN)
                        && !isMoneySign(a - 1);
    }

    private boolean isMoneySign(int i) {
        return t.isSymbol(i) && Characters.isCurrencySign(t.first(i)) || t.is(i, WordClass.PREFIX);
    }

    private static final Trie STREETS = new Trie(true);

    static {
        for (String street :
                "street st road rd avenue ave lane drive boulevard blvd square plaza terrace crescent way court close quay place parkway"
                        .split(" ")) {
            STREETS.add(street, 1);
        }
    }

    /** {@code COVID-19}, {@code TX-500}, {@code Km3+700}, {@code 4B}, {@code 9AB8}: letters right before or after. */
    private boolean touchesLetters(int i) {
        if (!t.spaced(i)) {
            if (t.isWord(i - 1)) {
                return !t.is(i - 1, WordClass.PREFIX)
                        || !t.spaced(i - 1) && (t.isDash(i - 2) || t.isWord(i - 2) || t.isNumber(i - 2));
            }
            boolean joined = t.isDash(i - 1)
                    || t.isSymbol(i - 1, '+')
                    || t.isSymbol(i - 1, '.')
                    || t.isSymbol(i - 1, ':')
                    || t.isSymbol(i - 1, ',');
            if (joined && !t.spaced(i - 1) && t.isWord(i - 2)) {
                boolean dash = t.isDash(i - 1);
                boolean sign = t.isSymbol(i - 1, '.') && t.is(i - 2, WordClass.PREFIX) && opens(i - 2); // "Rs.500"
                boolean coloned = t.isSymbol(i - 1, ':') && !t.spaced(i - 1) && t.is(i - 2, WordClass.NOUN);
                return !(dash
                                && (t.is(i - 2, WordClass.PREPOSITION)
                                        || t.isAny(i - 2, WordClass.CARDINAL.bit)
                                        || JOINED.match(t, i - 2, i - 1) != 0)
                        || coloned
                        || sign);
            }
        }
        return false;
    }

    /** Whether white space or a symbol stands before the token. */
    private boolean opens(int i) {
        return t.spaced(i) || t.isSymbol(i - 1);
    }

    /** Words a number may be joined to with a hyphen: "sub-7", "minus-5". */
    private static final Trie JOINED = new Trie(true);

    static {
        for (String word : List.of("sub", "minus", "plus", "mid", "nearly", "about", "over", "under", "pre", "post")) {
            JOINED.add(word, 1);
        }
    }

    /** {@code 27/2019}, {@code TX/2}: a slash with a number or letters on its other side. */
    private boolean touchesSlash(int i) {
        if (!t.isSymbol(i + 1, '/') && !t.isSymbol(i - 1, '/')) {
            return false;
        }
        boolean before = !t.spaced(i)
                && t.isSymbol(i - 1, '/')
                && !t.spaced(i - 1)
                && (t.isNumber(i - 2) || t.isWord(i - 2) && t.end(i - 2) - t.start(i - 2) > 1);
        if (numbers.read(i) && numbers.hasFraction()
                || t.isNumber(i - 2) && t.isSymbol(i - 1, '/') && numbers.read(i - 2) && numbers.hasFraction()) {
            return false;
        }
        boolean after = t.isSymbol(i + 1, '/') && !t.spaced(i + 1) && t.isNumber(i + 2) && !t.spaced(i + 2);
        return before || after;
    }

    /** Three and more numbers that hyphens or full stops join, or single digits groups as in telephone numbers. */
    private boolean isChain(int i) {
        int links = 0;
        for (int k = i; t.isJoint(k + 1) && t.isNumber(k + 2) && links < 3; k += 2) {
            links++;
        }
        for (int k = i; t.isJoint(k - 1) && t.isNumber(k - 2) && links < 3; k -= 2) {
            links++;
        }
        if (links >= 2) {
            return true;
        }
        int run = 0;
        for (int k = i; t.isNumber(k - 1) && run < 4; k--) {
            run++;
        }
        for (int k = i; t.isNumber(k + 1) && run < 4; k++) {
            run++;
        }
        return run >= 3 && !grouped(i) || run > 0 && isDialled(i);
    }

    /** {@code 0800 123 4567}, {@code +44 20 7946 0000}: numbers that stand together, the first with a zero or plus before it. */
    private boolean isDialled(int i) {
        int head = i;
        while (t.isNumber(head - 1) && i - head < 6) {
            head--;
        }
        boolean zero = t.first(head) == '0'
                && t.end(head) - t.start(head) > 1
                && Characters.isDigit(t.charAt(t.start(head) + 1));
        return zero || t.isSymbol(head - 1, '+') && !t.spaced(head) && !grouped(i);
    }

    /** Whether the number belongs to one written with spaces between groups of three digits. */
    private boolean grouped(int i) {
        int head = i;
        while (t.isNumber(head - 1) && i - head < 6) {
            head--;
        }
        for (int k = head + 1; t.isNumber(k) && k < head + 8; k++) {
            if (t.end(k) - t.start(k) < 3 || t.start(k) - t.end(k - 1) != 1) {
                return false;
            }
        }
        return t.end(head) - t.start(head) <= 3;
    }

    /** {@code 28 00 N}, {@code 12°30' E}. */
    private boolean isCoordinate(int i) {
        if (t.isNumber(i - 1) || t.isNumber(i + 1)) {
            int k = t.isNumber(i + 1) ? i + 2 : i + 1;
            return t.isWord(k) && t.end(k) - t.start(k) == 1 && "NSEW".indexOf(t.first(k)) >= 0;
        }
        return false;
    }
}
