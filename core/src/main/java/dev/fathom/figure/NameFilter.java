package dev.fathom.figure;

/**
 * Tells numbers that are names, references or list marks from figures: "Article 5", "Highway 4B", "Group of 77". Stateless
 * but for the sentence; not safe to share between threads.
 */
final class NameFilter {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int NO = WORDS.id("no");
    private static final int NUMBER = WORDS.id("number");
    private static final int OF = WORDS.id("of");
    private static final int GROUP = WORDS.id("group");

    private final Tokens t;
    private final AgeReader ages;

    NameFilter(Tokens tokens) {
        this.t = tokens;
        this.ages = new AgeReader(tokens);
    }

    /** {@code iPhone}, {@code eBay}. */
    private boolean hasInnerCapital(int i) {
        return t.isWord(i)
                && t.end(i) - t.start(i) > 2
                && Character.isUpperCase(t.text().charAt(t.start(i) + 1));
    }

    /** Whether capital letters that are no unit follow at once: {@code 4B}, {@code 9AB8}. */
    boolean isLabelled(Mention m) {
        int k = m.last + 1;
        if (t.isWord(k) && !t.spaced(k)) {
            return true;
        }
        return t.isJoint(k) && t.isWord(k + 1) && !m.hasUnit && t.isCapitalised(k + 1);
    }

    /** Whether an amount read is after all a reference, a name or a mark: "Article 5", "Falcon 9", "(3)". */
    boolean isName(Mention m) {
        int i = m.first;
        if (isLabelled(m) || isPluralOfName(m) || isThing(m)) {
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

    /** "A 9-iron", "an 18-wheeler", "zero-coupon bonds": words with a number in them. */
    private boolean isThing(Mention m) {
        int k = m.numberLast + 2;
        boolean loose = t.isSymbol(k - 1, '-') && t.spaced(k - 1) && t.spaced(k) && THINGS.has(t, k); // "a 9 - iron"
        return loose || t.isJoint(k - 1) && (THINGS.has(t, k) || m.counted && t.is(m.first, ZERO));
    }

    private static final int ZERO = WORDS.id("zero");
    private static final Trie THINGS = Trie.ofWords(
            "iron irons wood pointer pointers wheeler wheelers seater seaters liner liners something somethings timer"
                    + " timers");

    /** "Model 3s", "737-800s": an s that is no second. */
    private boolean isPluralOfName(Mention m) {
        int k = m.last;
        return m.unit.equals("second")
                && t.end(k) - t.start(k) == 1
                && (t.isCapitalised(m.first - 1) || m.bare.scale() <= 0 && (m.bare.precision() > 2 || isDecade(m)));
    }

    /** "In his 50s", "the over-35s", "the '70s": decades, of people's ages or of time. */
    private boolean isDecade(Mention m) {
        int before = m.first - 1;
        return t.is(before, WordClass.DETERMINER) && m.bare.intValue() % 10 == 0
                || Characters.isApostrophe(t.first(before)) && !t.spaced(m.first) // "the '70s"
                || t.isJoint(before) && LIMITS.has(t, before - 1);
    }

    private static final Trie LIMITS = Trie.ofWords("over under");

    /** A short whole number right before a capitalised word: "787 Dreamliner", "12 Mini". */
    private boolean isTitled(int i, Mention m) {
        return t.isCapitalised(i + 1)
                && i > 0
                && m.last == i
                && m.bare.scale() <= 0
                && t.end(i) - t.start(i) <= 4
                && !t.is(i + 1, WordClass.MONTH)
                && !t.isAny(i + 1, CodeFilter.CLOSED);
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
                || t.isAny(i - 1, WordClass.MONTH.bit | CodeFilter.CLOSED)
                || t.text().charAt(t.end(i) - 1) == ',') {
            return false;
        }
        int length = t.end(i) - t.start(i);
        boolean version = m.bare.scale() == 1 && length <= 4 && !(t.isJoint(i + 1) && t.isNumber(i + 2))
                || length <= 5 && m.bare.scale() <= 0 && m.bare.precision() == length;
        return version && (i > 1 || !t.is(0, WordClass.PLURAL)) && t.spaced(i);
    }
}
