package dev.fathom.figure;

import dev.fathom.figure.Quantity.Multiple;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads factors: {@code doubled}, {@code elevenfold}, {@code 2.5 times}, {@code twice the sum}. Stateless but for the
 * sentence; not safe to share between threads.
 */
final class MultipleReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int TIMES = WORDS.id("times");
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int PER = WORDS.id("per");
    private static final int EACH = WORDS.id("each");
    private static final int EVERY = WORDS.id("every");
    private static final int DOUBLE = WORDS.id("double");
    private static final int TWICE = WORDS.id("twice");
    private static final int THRICE = WORDS.id("thrice");
    private static final int AS = WORDS.id("as");
    private static final int TO = WORDS.id("to");
    private static final int MORE = WORDS.id("more");
    private static final int OF = WORDS.id("of");
    private static final int FOLD = WORDS.id("fold");

    private final Tokens t;

    MultipleReader(Tokens tokens) {
        this.t = tokens;
    }

    /** The multiple said by the word at token {@code i}, or null. */
    @Nullable
    Mention word(int i) {
        if (t.is(i, WordClass.MULTIPLE)) {
            return isMeant(i) ? mention(i, i, BigDecimal.valueOf(t.value(i))) : null;
        }
        return t.isWord(i) && t.end(i) - t.start(i) > 6 ? fold(i) : null;
    }

    private static Mention mention(int first, int last, BigDecimal factor) {
        Mention m = new Mention(first, last, new Multiple(factor.stripTrailingZeros()));
        m.bare = factor;
        return m;
    }

    /** {@code elevenfold}, {@code twentyfold}. */
    private @Nullable Mention fold(int i) {
        String text = t.text();
        int end = t.end(i);
        if (!isFold(i)) {
            return null;
        }
        long hash = Lexicon.hash();
        for (int k = t.start(i); k < end - 4; k++) {
            hash = Lexicon.hash(hash, Lexicon.fold(text.charAt(k)));
        }
        int word = WORDS.find(hash);
        if ((WORDS.classes(word) & (WordClass.CARDINAL.bit | WordClass.SCALE.bit)) == 0) {
            return null;
        }
        return mention(i, i, BigDecimal.valueOf((long) WORDS.value(word)));
    }

    /** Whether "double", "twice" and the like multiply here: not a double room, not twice a week. */
    private boolean isMeant(int i) {
        if (t.isJoint(i + 1) || t.isJoint(i - 1) || t.isCapitalised(i) && i > 0) {
            return false;
        }
        if (t.is(i, TWICE) || t.is(i, THRICE)) {
            return t.is(i + 1, AS)
                    || t.is(i + 1, MORE)
                    || t.is(i + 1, OF)
                    || t.is(i + 1, WordClass.DETERMINER)
                            && !t.is(i + 1, A)
                            && !t.is(i + 1, AN)
                            && !t.is(i + 1, EACH)
                            && !t.is(i + 1, EVERY)
                            && !isDay(i + 1)
                    || t.is(i + 1, WordClass.POSSESSIVE)
                    || t.is(i + 1, WordClass.COMPARATIVE);
        }
        if (t.is(i, WordClass.PAST) || t.is(i, WordClass.ING) || isFold(i)) {
            return true;
        }
        boolean measured = t.is(i + 1, WordClass.DETERMINER) && !t.is(i + 1, A) || t.is(i + 1, TO);
        boolean verbal = t.isAny(i - 1, WordClass.MODAL.bit | WordClass.AUXILIARY.bit)
                || t.is(i - 1, TO)
                || t.is(i - 1, MORE)
                || t.is(i - 2, MORE);
        boolean alone = !t.isWord(i + 1) || t.isAny(i + 1, WordClass.PREPOSITION.bit | WordClass.CONJUNCTION.bit);
        return measured || verbal && !t.is(i + 1, WordClass.NOUN) || alone && (t.is(i, DOUBLE) || verbal);
    }

    /** "Twice this week" is how often. */
    private boolean isDay(int i) {
        return t.is(i + 1, WordClass.TIME_NOUN) || t.is(i + 1, WordClass.MONTH);
    }

    /** Whether the word ends in "fold". */
    boolean isFold(int i) {
        int end = t.end(i);
        return end - t.start(i) > 6
                && t.charAt(end - 1) == 'd'
                && t.charAt(end - 2) == 'l'
                && t.charAt(end - 3) == 'o'
                && t.charAt(end - 4) == 'f';
    }

    /** Makes a multiple of an amount that "times" or {@code x} follows; false where the times are counted: "five times a week". */
    boolean times(Mention m, int limit) {
        int k = m.numberLast + 1;
        if (m.sign != 0 || k >= limit || m.hasUnit && !m.counted) {
            return false;
        }
        boolean joint = t.isJoint(k);
        int word = joint ? k + 1 : k;
        boolean sign = (t.isSymbol(k, '×')
                        || t.isWord(k)
                                && !t.spaced(k)
                                && t.end(k) - t.start(k) == 1
                                && (t.first(k) == 'x' || t.first(k) == 'X'))
                && !(t.isNumber(k + 1));
        boolean fold = t.is(word, FOLD) && (joint || t.isNumber(m.numberLast));
        if (!sign && !fold && (!t.is(word, TIMES) || joint && !t.isWord(word))) {
            return false;
        }
        if (t.is(word, TIMES)
                && (t.is(word + 1, A)
                        || t.is(word + 1, AN)
                        || t.is(word + 1, PER)
                        || t.is(word + 1, EACH)
                        || t.is(word + 1, EVERY))
                && !t.is(word + 1, OF)) {
            return false;
        }
        m.last = word;
        m.outerLast = word;
        m.quantity = m.quantity instanceof Quantity.Range r ? r : new Multiple(m.quantity.low());
        m.unit = "";
        m.hasUnit = true;
        m.counted = false;
        m.nounFirst = -1;
        m.nounLast = -1;
        return true;
    }
}
