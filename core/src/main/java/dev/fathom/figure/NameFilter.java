package dev.fathom.figure;

import java.util.List;

/**
 * Tells numbers that are names, references, codes or list marks from figures: "Article 5", "Highway 4B", "COVID-19",
 * "27/2019", "Group of 77", "+44 20 7946 0000". Stateless but for the sentence; not safe to share between threads.
 */
final class NameFilter {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int NO = WORDS.id("no");
    private static final int NUMBER = WORDS.id("number");
    private static final int OF = WORDS.id("of");
    private static final int GROUP = WORDS.id("group");

    private final Tokens t;
    private final NumberReader numbers;
    private final AgeReader ages;

    NameFilter(Tokens tokens) {
        this.t = tokens;
        this.numbers = new NumberReader(tokens);
        this.ages = new AgeReader(tokens);
    }

    /** {@code iPhone}, {@code eBay}. */
    private boolean hasInnerCapital(int i) {
        return t.isWord(i)
                && t.end(i) - t.start(i) > 2
                && Character.isUpperCase(t.text().charAt(t.start(i) + 1));
    }

    /** Whether the number at token {@code i} is part of a name or code by what it touches, whatever follows. */
    boolean isCode(int i) {
        if (touchesLetters(i) || touchesSlash(i) || isChain(i) || isCoordinate(i)) {
            return true;
        }
        int length = t.end(i) - t.start(i);
        char first = t.first(i);
        if (first == '0' && length > 1 && Tokens.isDigit(t.text().charAt(t.start(i) + 1))) {
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

    /** {@code 2-1}: two small whole numbers joined, without a unit. */
    private boolean isScore(int i) {
        int a = t.isJoint(i + 1) && t.isNumber(i + 2) ? i : t.isJoint(i - 1) && t.isNumber(i - 2) ? i - 2 : -1;
        if (a < 0
                || t.end(a) - t.start(a) > 2
                || t.end(a + 2) - t.start(a + 2) > 2
                || t.isJoint(a + 3)
                || t.isJoint(a - 1)) {
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
        return t.isSymbol(i) && Tokens.isCurrencySign(t.first(i)) || t.is(i, WordClass.PREFIX);
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
                boolean coloned = t.isSymbol(i - 1, ':') && !t.spaced(i - 1) && t.is(i - 2, WordClass.NOUN);
                return !(dash
                                && (t.is(i - 2, WordClass.PREPOSITION)
                                        || t.isAny(i - 2, WordClass.CARDINAL.bit)
                                        || JOINED.match(t, i - 2, i - 1) != 0)
                        || coloned);
            }
        }
        return false;
    }

    /** Words a number may be joined to with a hyphen: "sub-7", "minus-5". */
    private static final Trie JOINED = new Trie(true);

    static {
        for (String word : List.of("sub", "minus", "plus", "mid", "nearly", "about", "over", "under", "pre", "post")) {
            JOINED.add(word, 1);
        }
    }

    /** Whether capital letters that are no unit follow at once: {@code 4B}, {@code 9AB8}. */
    boolean isLabelled(Mention m) {
        int k = m.last + 1;
        if (t.isWord(k) && !t.spaced(k)) {
            return true;
        }
        return t.isJoint(k) && t.isWord(k + 1) && !m.hasUnit && t.isCapitalised(k + 1);
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
        boolean zero =
                t.first(head) == '0' && t.end(head) - t.start(head) > 1 && Tokens.isDigit(t.charAt(t.start(head) + 1));
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

    /** Whether an amount read is after all a reference, a name or a mark: "Article 5", "Falcon 9", "(3)". */
    boolean isName(Mention m) {
        int i = m.first;
        if (isLabelled(m) || isPluralOfName(m)) {
            return true;
        }
        boolean plain = !m.hasUnit || m.counted;
        boolean scaled = m.scale.intValue() != 1;
        if (plain && scaled && m.last == i + 1 && t.isWord(m.last) && isReference(i, m)) {
            return true;
        }
        if (plain && m.sign < 0 && t.is(i - 1, WordClass.REFERENCE)) {
            return true;
        }
        if (!plain || m.sign != 0 || scaled) {
            return false;
        }
        boolean digits = t.isNumber(i);
        if (isListMark(m)) {
            return true;
        }
        if (t.is(i - 1, OF) && t.is(i - 2, GROUP) && t.isCapitalised(i - 2)) {
            return true;
        }
        if (isReference(i, m)) {
            return true;
        }
        return digits
                && !ages.isAfterName(m)
                && (isNamed(i, m) && (!m.counted || t.isCapitalised(i + 1)) || !m.counted && isTitled(i, m));
    }

    /** "Model 3s", "737-800s": an s that is no second. */
    private boolean isPluralOfName(Mention m) {
        int k = m.last;
        return m.unit.equals("second")
                && t.end(k) - t.start(k) == 1
                && (t.isCapitalised(m.first - 1) || m.bare.scale() <= 0 && m.bare.precision() > 2);
    }

    /** A short whole number right before a capitalised word: "787 Dreamliner", "12 Mini". */
    private boolean isTitled(int i, Mention m) {
        return t.isCapitalised(i + 1)
                && i > 0
                && m.last == i
                && m.bare.scale() <= 0
                && t.end(i) - t.start(i) <= 4
                && !t.is(i + 1, WordClass.MONTH)
                && !t.isAny(i + 1, CLOSED);
    }

    /** "1.", "2)", "(3)", "[4]" where nothing is counted. */
    private boolean isListMark(Mention m) {
        if (m.hasUnit || !t.isNumber(m.first) || t.end(m.first) - t.start(m.first) > 3) {
            return false;
        }
        boolean opened = t.isSymbol(m.first - 1, '(') || t.isSymbol(m.first - 1, '[');
        boolean closed = t.isSymbol(m.last + 1, ')') || t.isSymbol(m.last + 1, ']');
        if (opened && closed && !ages.isAfterName(m) || t.isSymbol(m.first - 1, '[')) {
            return true;
        }
        return closed && !inBrackets(m.first) || m.first == 0 && t.isSymbol(m.last + 1, '.') && m.last + 2 < t.size();
    }

    private boolean inBrackets(int i) {
        for (int k = i - 1; k >= Math.max(0, i - 40); k--) {
            if (t.isSymbol(k, ')')) {
                return false;
            }
            if (t.isSymbol(k, '(')) {
                return true;
            }
        }
        return false;
    }

    /** After a word such as "article", "page", "highway", or "No."; things counted after it speak against a reference. */
    private boolean isReference(int i, Mention m) {
        int k = i - 1;
        if (t.isSymbol(k, '.') && (t.is(k - 1, NO) || t.is(k - 1, WordClass.REFERENCE)) && !t.spaced(k)) {
            k--;
        }
        if (t.is(k, NO) || t.is(k, NUMBER) && !t.is(k + 1, OF)) {
            return t.isNumber(i) && (k < i - 1 || t.isCapitalised(k) || !m.counted);
        }
        if (!t.is(k, WordClass.REFERENCE)) {
            return listed(i);
        }
        boolean small = m.bare.scale() <= 0 && t.end(m.first) - t.start(m.first) <= 4 || m.bare.precision() <= 3;
        return small
                && (t.isCapitalised(k) && k > 0
                        || !isPluralCount(m)
                        || t.is(k, WordClass.LABEL) && m.bare.precision() <= 2);
    }

    private boolean isPluralCount(Mention m) {
        return m.counted && !m.bare.equals(java.math.BigDecimal.ONE);
    }

    /** "Articles 5 and 6", "pages 12, 14 and 20": further numbers after a plural reference word. */
    private boolean listed(int i) {
        int k = i - 1;
        int steps = 0;
        while (steps < 6
                && k > 0
                && (t.is(k, WordClass.COORDINATOR) || t.isSymbol(k, ',') || t.isDash(k) || t.is(k, TO))
                && t.isNumber(k - 1)) {
            k -= 2;
            steps++;
        }
        return steps > 0 && t.is(k, WordClass.REFERENCE) && t.is(k, WordClass.PLURAL) && t.isNumber(i);
    }

    private static final int TO = WORDS.id("to");

    /** A short whole number after a capitalised word inside a sentence: "Agenda 2030", "Falcon 9". */
    private boolean isNamed(int i, Mention m) {
        if (m.sign != 0
                || !t.isCapitalised(i - 1) && !hasInnerCapital(i - 1)
                || t.isAny(i - 1, WordClass.MONTH.bit | CLOSED)
                || t.text().charAt(t.end(i) - 1) == ',') {
            return false;
        }
        int length = t.end(i) - t.start(i);
        boolean version = m.bare.scale() == 1 && length <= 4
                || length <= 5 && m.bare.scale() <= 0 && m.bare.precision() == length;
        return version && (i > 1 || !t.is(0, WordClass.PLURAL)) && t.spaced(i);
    }

    private static final long CLOSED = WordClass.mask(
            WordClass.DETERMINER,
            WordClass.PREPOSITION,
            WordClass.PRONOUN,
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.CONJUNCTION,
            WordClass.ADVERB,
            WordClass.SUBORDINATOR,
            WordClass.RELATIVE);
}
