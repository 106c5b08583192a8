package dev.fathom.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of a sentence that are figures, with unit and bound, from left to right; at each place the reading that
 * takes in most is kept. Reused from sentence to sentence; not safe to share between threads.
 */
final class MentionReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int ONE = WORDS.id("one");
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int TOP = WORDS.id("top");
    private static final int BOTTOM = WORDS.id("bottom");
    /** The longest figure, in tokens. */
    private static final int LONGEST = 24;

    private final Tokens t;
    private final TimeExpressions times;
    private final AmountReader amounts;
    private final RangeReader ranges;
    private final RatioReader ratios;
    private final RankReader ranks;
    private final MultipleReader multiples;
    private final BoundReader bounds;
    private final EllipsisReader ellipses;
    private final CodeFilter codes;
    private final NameFilter names;
    private final OneFilter ones;
    private final List<Mention> found = new ArrayList<>();

    /**
     * A reader of the sentences that {@code tokens} and {@code times} will hold.
     *
     * @param title the document's title, or an empty string
     */
    MentionReader(Tokens tokens, TimeExpressions times, String title) {
        this.t = tokens;
        this.times = times;
        NounPhraseReader nouns = new NounPhraseReader(tokens);
        DenominatorReader denominators = new DenominatorReader(tokens, nouns);
        CurrencyContext currencies = new CurrencyContext(tokens, title);
        UnitReader units = new UnitReader(tokens, nouns, denominators, currencies);
        this.amounts = new AmountReader(tokens, new SignReader(tokens, currencies), units);
        this.ranges = new RangeReader(tokens, amounts, times);
        this.ratios = new RatioReader(tokens, nouns, times);
        this.ranks = new RankReader(tokens, nouns);
        this.multiples = new MultipleReader(tokens);
        this.bounds = new BoundReader(tokens);
        this.ellipses = new EllipsisReader(tokens, times, nouns, denominators);
        this.codes = new CodeFilter(tokens);
        this.names = new NameFilter(tokens);
        this.ones = new OneFilter(tokens);
    }

    /** The mentions of the sentence that the tokens hold, in order. The list is reused. */
    List<Mention> read() {
        found.clear();
        int from = 0;
        int i = t.opening(0);
        while (i < t.size()) {
            Mention m = times.covers(i) ? null : at(i, from);
            if (m == null) {
                i = t.opening(i + 1);
                continue;
            }
            bounds.read(m, from, t.size());
            found.add(m);
            from = Math.max(m.last, m.outerLast) + 1;
            i = t.opening(from);
        }
        if (!found.isEmpty()) {
            ellipses.read(found);
        }
        return found;
    }

    private @Nullable Mention at(int i, int from) {
        if (t.isNumber(i)) {
            if (codes.isCode(i)) {
                return null;
            }
            Mention rank = ranks.read(i, t.size());
            return rank != null ? rank : isOrdinal(i) ? null : amount(i, from);
        }
        if (t.isSymbol(i, '.')) {
            return t.isNumber(i + 1) && !t.spaced(i + 1) && t.spaced(i) ? amount(i, from) : null;
        }
        if (!t.isWord(i) || !opens(i) || t.isJoint(i - 1) && t.isNumber(i - 2)) {
            return null;
        }
        Mention m = ranks.read(i, t.size());
        if (m == null) {
            m = ratios.vague(i, t.size());
        }
        if (m == null) {
            m = ratios.fraction(i, t.size());
            Mention amount = partOrNumber(i, from, m);
            m = amount == null ? m : amount;
        }
        return m == null ? multiples.word(i) : m;
    }

    /** Whether a word can begin a figure; most cannot. */
    private boolean opens(int i) {
        if (t.isAny(i, WordClass.NUMERIC)) {
            return true;
        }
        return t.is(i, A) || t.is(i, AN)
                ? t.isAny(i + 1, WordClass.NUMERIC)
                : RatioReader.isSeveral(t, i)
                        || t.is(i, TOP)
                        || t.is(i, BOTTOM)
                        || t.word(i) == 0 && multiples.isFold(i);
    }

    /** A number in words, or part of a unit ("half a mile"), which goes before the fraction it begins with. */
    private @Nullable Mention partOrNumber(int i, int from, @Nullable Mention fraction) {
        boolean opens = t.isAny(i, WordClass.NUMERIC) || t.end(i) - t.start(i) <= 2;
        Mention amount = opens ? amount(i, from) : null;
        if (amount == null || fraction == null) {
            return amount;
        }
        return amount.numberLast > fraction.last || amount.hasUnit && !amount.counted && amount.bare.scale() > 0
                ? amount
                : null;
    }

    private boolean isOrdinal(int i) {
        int k = i + 1;
        if (!t.isWord(k) || t.spaced(k)) {
            return false;
        }
        int length = t.end(k) - t.start(k);
        String text = t.text();
        return length == 1 && text.charAt(t.start(k)) == 's' && t.end(i) - t.start(i) == 4
                || length == 2 && ORDINAL.has(t, k);
    }

    private static final Trie ORDINAL = new Trie(true);

    static {
        ORDINAL.add("st", 1);
        ORDINAL.add("nd", 1);
        ORDINAL.add("rd", 1);
        ORDINAL.add("th", 1);
    }

    private @Nullable Mention amount(int i, int from) {
        Mention m = amounts.read(i, from, limit(i));
        if (m == null) {
            return null;
        }
        Mention ratio = ratios.extend(m, t.size());
        if (ratio != null) {
            return ratio;
        }
        Mention range = ranges.extend(m, t.size());
        if (range != null) {
            m = range;
        }
        if (multiples.times(m, t.size())) {
            return m;
        }
        if (names.isName(m) || range == null && t.is(i, ONE) && !ones.isCount(m)) {
            return null;
        }
        return m;
    }

    /** The token an amount must end before: the next time, the end of the sentence, or the longest it can be. */
    private int limit(int i) {
        return times.nextCovered(i + 1, Math.min(t.size(), i + LONGEST));
    }
}
