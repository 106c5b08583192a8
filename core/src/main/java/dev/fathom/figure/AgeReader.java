package dev.fathom.figure;

import java.math.BigDecimal;

/** Tells ages that are said without a unit: "aged 65", "children under 16", "Maria Lopez, 44,". Stateless but for the sentence. */
final class AgeReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int HE = WORDS.id("he");
    private static final int SHE = WORDS.id("she");
    private static final long VERBAL = WordClass.mask(WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL);
    private static final Trie AFTER = Trie.ofWords("when in by at while on last this next today now and but then");
    private static final BigDecimal OLDEST = BigDecimal.valueOf(120);
    static final Trie AGE = Trie.ofWords("age aged ages");
    private static final Trie LIMITS = Trie.ofWords("under over above below than between");
    private static final Trie TURN = Trie.ofWords("turn turned turns turning");

    private final Tokens t;

    AgeReader(Tokens tokens) {
        this.t = tokens;
    }

    /** Whether a number without a unit is an age in years. */
    boolean isAge(Mention m) {
        if (!m.scale.equals(BigDecimal.ONE)
                || m.quantity.high().compareTo(OLDEST) > 0
                || m.quantity.low().signum() < 0
                || m.quantity.low().scale() > 0) {
            return false;
        }
        int k = m.outerFirst - 1;
        if (t.is(m.first - 1, OF) && AGE.has(t, m.first - 2)) {
            return true;
        }
        if (AGE.has(t, k) || t.is(k, OF) && AGE.has(t, k - 1) || AGE.has(t, m.first - 1) || TURN.has(t, k)) {
            return true;
        }
        return isLimit(m)
                || isAppositive(m)
                || isAfterPerson(m)
                || isAfterName(m)
                || isOfPronoun(m)
                || isExpectancy(m)
                || isStage(m)
                || isListed(m)
                || AGE.has(t, m.last + 1) && GROUPS.has(t, m.last + 2)
                || isOpening(m);
    }

    /** "Children under 16", "those over 65". */
    private boolean isLimit(Mention m) {
        int k = m.first - 1;
        if (!LIMITS.has(t, k)) {
            return false;
        }
        k = m.outerFirst < m.first ? m.outerFirst - 1 : k - 1;
        return t.is(k, WordClass.PERSON) || AGE.has(t, k);
    }

    /** A number between commas after a name. */
    private boolean isAppositive(Mention m) {
        return t.isNumber(m.first)
                && m.first == m.last
                && m.bare.intValue() > 0
                && t.isSymbol(m.first - 1, ',')
                && t.isCapitalised(m.first - 2)
                && !t.isUpperCase(m.first - 2)
                && (t.isSymbol(m.last + 1, ',') || t.isSymbol(m.last + 1, '.') && m.last + 2 == t.size())
                && (t.isCapitalised(m.first - 3) || PersonNames.isGiven(t, m.first - 2));
    }

    /** "Died at 72", "retired at 38": a time of life. */
    private boolean isStage(Mention m) {
        int at = m.outerFirst - 1;
        int next = m.outerLast + 1;
        return m.first == m.last
                && t.is(at, AT)
                && STAGES.has(t, at - 1)
                && (t.isSymbol(next) && !t.isJoint(next) || AFTER.has(t, next));
    }

    /** "<em>At 82</em>, he is the oldest". */
    private boolean isOpening(Mention m) {
        int next = m.last + 2;
        return m.first == 1 && t.is(0, AT) && t.isSymbol(m.last + 1, ',') && (t.is(next, HE) || t.is(next, SHE));
    }

    /** "The 18–34 age <em>group</em>". */
    private static final Trie GROUPS = Trie.ofWords("group groups bracket brackets range band cohort category");

    private static final int AT = WORDS.id("at");
    private static final Trie STAGES =
            Trie.ofWords("died dies die retired retires retire married marries marry widowed orphaned");

    /** "Children, ages 4, 7 <em>and 9</em>". */
    private boolean isListed(Mention m) {
        int k = m.first - 1;
        for (int steps = 0; steps < 6 && t.isNumber(k - 1); steps++) {
            if (!t.isSymbol(k, ',') && !t.is(k, WordClass.COORDINATOR)) {
                return false;
            }
            k -= 2;
            k = t.isSymbol(k, ',') && t.is(k + 1, WordClass.COORDINATOR) ? k - 1 : k;
        }
        return k < m.first - 1 && AGE.has(t, k);
    }

    /** A number between commas after somebody: "the striker, 27, has". */
    private boolean isAfterPerson(Mention m) {
        int person = m.first - 2;
        return m.first == m.last
                && m.outerFirst == m.first
                && t.isNumber(m.first)
                && t.end(m.first) - t.start(m.first) == 2
                && t.isSymbol(m.first - 1, ',')
                && t.isSymbol(m.last + 1, ',')
                && t.isWord(person)
                && !t.is(person, WordClass.PLURAL)
                && (t.is(person, WordClass.PERSON) || isAgent(t.text(person)));
    }

    /** "Maria Lopez 44 has", "Maria Lopez (44)". */
    boolean isAfterName(Mention m) {
        boolean bracketed = t.isSymbol(m.first - 1, '(') && t.isSymbol(m.last + 1, ')');
        return m.first == m.last
                && t.isNumber(m.first)
                && t.end(m.first) - t.start(m.first) == 2
                && (bracketed || t.isAny(m.last + 1, VERBAL))
                && PersonNames.endsAt(t, bracketed ? m.first - 2 : m.first - 1);
    }

    /** "He will be 35 in May", "she was 24 when". */
    private boolean isOfPronoun(Mention m) {
        int be = m.outerFirst - 1;
        be = t.is(be, WordClass.ADVERB) ? be - 1 : be;
        int pronoun = t.is(be - 1, WordClass.MODAL) ? be - 2 : be - 1;
        int next = m.outerLast + 1;
        return t.is(be, WordClass.BE)
                && (t.is(pronoun, HE) || t.is(pronoun, SHE))
                && (t.isSymbol(next, '.') || t.isSymbol(next, ',') || AFTER.has(t, next) && !t.isNumber(next + 1));
    }

    private static boolean isAgent(String noun) {
        return noun.length() > 4
                && (noun.endsWith("er") || noun.endsWith("or") || noun.endsWith("ist") || noun.endsWith("man"));
    }

    /** "Life expectancy … is around 73", "the median age was 31". */
    private boolean isExpectancy(Mention m) {
        int least = Math.max(0, m.outerFirst - 10);
        for (int k = m.outerFirst - 1; k >= least && !t.isSymbol(k, ',') && !t.isSymbol(k, ';'); k--) {
            if (t.is(k, EXPECTANCY) || AGE.has(t, k) && !t.is(k, WordClass.VERB) && t.is(k - 1, WordClass.ADJECTIVE)) {
                return true;
            }
        }
        return false;
    }

    private static final int EXPECTANCY = WORDS.id("expectancy");
}
