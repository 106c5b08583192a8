package dev.fathom.figure;

import dev.fathom.figure.Quantity.Rank;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads places in an order: {@code 23rd out of 63 provinces}, {@code top 10}, {@code third in the region},
 * {@code second-largest}. Other ordinals are none. Not safe to share between threads.
 */
final class RankReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int TOP = WORDS.id("top");
    private static final int BOTTOM = WORDS.id("bottom");
    private static final int OUT = WORDS.id("out");
    private static final int OF = WORDS.id("of");
    private static final int AMONG = WORDS.id("among");
    private static final int AMONGST = WORDS.id("amongst");
    private static final int IN = WORDS.id("in");
    private static final int THE = WORDS.id("the");
    private static final int TO = WORDS.id("to");
    private static final int FROM = WORDS.id("from");
    private static final int MOST = WORDS.id("most");
    private static final int LEAST = WORDS.id("least");
    private static final Trie RANKING = Trie.ofWords(
            "rank ranks ranked ranking ranked place places placed placing placings finish finishes finished finishing "
                    + "come comes came coming stand stands stood standing position positioned positions lie lies lay sit sits sat rated rates remain "
                    + "remains remained climb climbed climbs rise rose risen fell slipped dropped moved jumped");
    private static final Trie SUPERLATIVE = Trie.ofWords("best worst most least largest biggest");

    private final Tokens t;
    private final NumberReader numbers;
    private final NounPhraseReader nouns;

    RankReader(Tokens tokens, NounPhraseReader nouns) {
        this.t = tokens;
        this.numbers = new NumberReader(tokens);
        this.nouns = nouns;
    }

    /** The rank that begins at token {@code i}, or null. */
    @Nullable
    Mention read(int i, int limit) {
        if (t.is(i, TOP) || t.is(i, BOTTOM)) {
            return top(i, limit);
        }
        int position = ordinal(i);
        return position > 0 ? ordinal(i, t.isNumber(i) ? i + 1 : i, position, limit) : null;
    }

    /** "Top 10 provinces", "top five". */
    private @Nullable Mention top(int i, int limit) {
        int k = t.isJoint(i + 1) ? i + 2 : i + 1;
        if (k >= limit
                || !t.isNumber(k) && !t.is(k, WordClass.CARDINAL)
                || !numbers.read(k)
                || !numbers.isPlainInteger()) {
            return null;
        }
        int last = numbers.last();
        if (t.isSymbol(last + 1, '%')
                || t.isWord(last + 1) && UnitTable.current().nameAt(t, last + 1, last + 2) != 0) {
            return null;
        }
        Mention m = new Mention(i, last, new Rank(numbers.bare(), Optional.empty()));
        m.hasUnit = true;
        if (nouns.read(last + 1, false, limit)) {
            thing(m);
        }
        return m;
    }

    private void thing(Mention m) {
        m.last = nouns.last();
        m.unit = nouns.head();
        m.counted = true;
        m.nounFirst = nouns.first();
        m.nounLast = nouns.last();
    }

    /** The value of an ordinal that begins at token {@code i}, in digits or words, or 0. */
    private int ordinal(int i) {
        if (t.is(i, WordClass.ORDINAL)) {
            return (int) t.value(i) > 0 && !t.is(i, WordClass.CARDINAL) ? ordinalValue(i) : 0;
        }
        if (!t.isNumber(i) || t.end(i) - t.start(i) > 4 || !t.isWord(i + 1) || t.spaced(i + 1)) {
            return 0;
        }
        String text = t.text();
        int suffix = t.start(i + 1);
        if (t.end(i + 1) - suffix != 2) {
            return 0;
        }
        char a = Lexicon.fold(text.charAt(suffix));
        char b = Lexicon.fold(text.charAt(suffix + 1));
        boolean ends = a == 's' && b == 't' || a == 'n' && b == 'd' || a == 'r' && b == 'd' || a == 't' && b == 'h';
        return ends && numbers.read(i) && numbers.bare().scale() <= 0
                ? numbers.bare().intValue()
                : 0;
    }

    /** "Second" and "quarter" have other values too, so ordinals are told by their own table. */
    private int ordinalValue(int i) {
        return (int) t.value(i);
    }

    private @Nullable Mention ordinal(int first, int last, int position, int limit) {
        BigDecimal place = BigDecimal.valueOf(position);
        int k = last + 1;
        boolean joint = t.isJoint(k);
        int word = joint ? k + 1 : k;
        if (position > 1 && isSuperlative(word)) {
            Mention m = mention(first, word, place);
            field(m, limit, false);
            return m;
        }
        if (joint) {
            return null;
        }
        boolean ranked = isRanked(first);
        Mention m = mention(first, last, place);
        if (field(m, limit, ranked)) {
            return m;
        }
        return ranked && !t.is(k, WordClass.NOUN) && !t.isAny(k, WordClass.ADJECTIVE.bit | WordClass.TIME_NOUN.bit)
                ? m
                : null;
    }

    private static Mention mention(int first, int last, BigDecimal place) {
        Mention m = new Mention(first, last, new Rank(place, Optional.empty()));
        m.bare = place;
        m.hasUnit = true;
        return m;
    }

    private boolean isSuperlative(int k) {
        if (!t.isWord(k)) {
            return false;
        }
        if (t.is(k, MOST) || t.is(k, LEAST) || SUPERLATIVE.has(t, k)) {
            return true;
        }
        int end = t.end(k);
        return end - t.start(k) > 5
                && t.text().startsWith("est", end - 3)
                && !NO_SUPERLATIVE.contains(" " + t.text(k) + " ");
    }

    private static final String NO_SUPERLATIVE =
            " interest request forest harvest protest contest conquest suggest invest manifest ";

    /** "Out of 63 provinces", "among 17", "in the region": what was ranked, where it follows at once. */
    private boolean field(Mention m, int limit, boolean ranked) {
        int k = m.last + 1;
        boolean out = t.is(k, OUT) && t.is(k + 1, OF);
        if (out || t.is(k, OF) || t.is(k, AMONG) || t.is(k, AMONGST)) {
            return counted(m, out ? k + 2 : k + 1, limit, out || ranked || t.is(k, AMONG) || t.is(k, AMONGST));
        }
        boolean told = ranked || t.isJoint(m.first + 1);
        if (!t.is(k, IN)
                || !t.is(k + 1, THE)
                || !told
                || !t.isWord(k + 2)
                || t.is(k + 2, WordClass.ORDINAL)
                || t.is(k + 2, WordClass.TIME_NOUN)
                || t.is(k + 2, WordClass.SEASON)
                || t.is(k + 2, WordClass.MONTH)) {
            return false;
        }
        if (!nouns.read(k + 2, true, Math.min(limit, k + 6))) {
            return false;
        }
        m.last = nouns.last();
        m.outerLast = m.last;
        return true;
    }

    private boolean counted(Mention m, int k, int limit, boolean sure) {
        int n = t.is(k, THE) ? k + 1 : k;
        if (n >= limit
                || !sure
                || !t.isNumber(n) && !t.is(n, WordClass.CARDINAL)
                || !numbers.read(n)
                || !numbers.isPlainInteger()) {
            return false;
        }
        BigDecimal of = numbers.bare();
        if (of.compareTo(m.bare) < 0) {
            return false;
        }
        m.quantity = new Rank(m.bare, Optional.of(of));
        m.last = numbers.last();
        m.numberLast = m.last;
        if (nouns.read(m.last + 1, false, limit)) {
            thing(m);
        }
        m.outerLast = m.last;
        return true;
    }

    /** Whether words of ranking stand shortly before: "ranked", "came in", "is now", "from tenth to". */
    private boolean isRanked(int i) {
        int k = i - 1;
        for (int steps = 0; steps < 3 && k >= 0; steps++, k--) {
            if (RANKING.has(t, k)) {
                return true;
            }
            boolean passes = t.is(k, IN)
                    || t.is(k, TO)
                    || t.is(k, FROM)
                    || t.is(k, WordClass.ADVERB)
                    || t.is(k, WordClass.COORDINATOR);
            if (!passes) {
                return steps == 0 && t.is(k, WordClass.BE)
                        || steps > 0 && t.is(k, WordClass.BE) && t.is(k + 1, WordClass.ADVERB);
            }
        }
        return false;
    }
}
