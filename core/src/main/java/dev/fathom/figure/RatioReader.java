package dev.fathom.figure;

import dev.fathom.figure.Quantity.Range;
import dev.fathom.figure.Quantity.Ratio;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads parts of a whole: {@code 47 of 88 communes}, {@code one in three households}, {@code one train in forty},
 * {@code two thirds}, {@code half of households}; and vague numbers: {@code hundreds of villages}. Not safe to share
 * between threads.
 */
final class RatioReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int OUT = WORDS.id("out");
    private static final int IN = WORDS.id("in");
    private static final int EVERY = WORDS.id("every");
    private static final int A = WORDS.id("a");
    private static final int HALF = WORDS.id("half");
    private static final int QUARTER = WORDS.id("quarter");
    private static final int QUARTERS = WORDS.id("quarters");
    private static final int THE = WORDS.id("the");
    private static final int BY = WORDS.id("by");
    private static final int THAN = WORDS.id("than");
    private static final int SEVERAL = WORDS.id("several");
    private static final int FEW = WORDS.id("few");
    private static final int TENS = WORDS.id("tens");

    private final Tokens t;
    private final NumberReader numbers;
    private final NounPhraseReader nouns;
    private final TimeExpressions times;

    RatioReader(Tokens tokens, NounPhraseReader nouns, TimeExpressions times) {
        this.t = tokens;
        this.numbers = new NumberReader(tokens);
        this.nouns = nouns;
        this.times = times;
    }

    // number of number

    /** The ratio whose part is the amount read, or null: "47 of 88 communes", "two of its nine sites", "three in ten". */
    @Nullable
    Mention extend(Mention part, int limit) {
        if (part.sign != 0
                || t.is(part.last, WordClass.FRACTION)
                || !part.isAmount()
                || part.bare.scale() > 0
                || part.hasUnit && !part.counted) {
            return null;
        }
        int k = part.last + 1;
        if (t.is(k, OUT) && t.is(k + 1, OF)) {
            return whole(part, k + 2, limit, true);
        }
        if (t.is(k, OF)) {
            return whole(part, k + 1, limit, false);
        }
        if (t.is(k, IN)) {
            return in(part, k + 1, limit);
        }
        return null;
    }

    private boolean isNumeral(int k) {
        return (t.isNumber(k) || t.is(k, WordClass.CARDINAL)) && !times.covers(k);
    }

    private @Nullable Mention whole(Mention part, int from, int limit, boolean out) {
        int k = from;
        int end = Math.min(limit, from + 6);
        // "of the department's 19", "of its nine", "of all 12"
        while (k < end
                && !isNumeral(k)
                && t.isWord(k)
                && (t.is(k, WordClass.DETERMINER) && k == from || k > from && isOwner(k, from) || isNamed(k))) {
            k++;
        }
        if (k >= limit
                || !isNumeral(k)
                || !numbers.read(k)
                || !numbers.isPlainInteger()
                || numbers.bare().compareTo(part.quantity.low()) < 0) {
            return null;
        }
        if (k > from + 1
                && !t.is(k - 1, WordClass.POSSESSIVE)
                && !t.is(k - 1, WordClass.DETERMINER)
                && !t.is(from, WordClass.DETERMINER)) {
            return null;
        }
        int last = numbers.last();
        boolean things = nouns.read(last + 1, false, limit);
        if (!out && !things && part.counted || t.isSymbol(last + 1, '%')) {
            return null;
        }
        Mention m = ratio(part, numbers.bare(), last);
        if (things) {
            thing(m);
        }
        return m;
    }

    private boolean isOwner(int k, int from) {
        return k - from < 5
                && (t.is(k, WordClass.NOUN) || t.is(k, WordClass.POSSESSIVE) || t.is(k, WordClass.ADJECTIVE))
                && t.is(from, WordClass.DETERMINER);
    }

    private boolean isNamed(int k) {
        return t.isCapitalised(k) || t.is(k, WordClass.POSSESSIVE);
    }

    /** "One in three households", "three in ten", "one train in forty". */
    private @Nullable Mention in(Mention part, int from, int limit) {
        boolean every = t.is(from, EVERY);
        int k = every ? from + 1 : from;
        if (k >= limit
                || !isNumeral(k)
                || !numbers.read(k)
                || !numbers.isPlainInteger() && !every
                || numbers.hasFraction()) {
            return null;
        }
        BigDecimal of = numbers.value();
        boolean words = numbers.inWords() || t.is(part.first, WordClass.CARDINAL);
        if (of.compareTo(part.quantity.low()) <= 0 || !words && !every && part.bare.precision() > 1) {
            return null;
        }
        int last = numbers.last();
        boolean things = nouns.read(last + 1, false, limit);
        if (part.counted && things
                || t.isSymbol(last + 1, '%')
                || things && UnitTable.current().find(nouns.head()) != null) {
            return null;
        }
        if (!things && (t.is(last + 1, WordClass.SCALE) || UnitTable.current().nameAt(t, last + 1, limit) != 0)) {
            return null;
        }
        Mention m = ratio(part, of, last);
        if (things) {
            thing(m);
        }
        return m;
    }

    private Mention ratio(Mention part, BigDecimal of, int last) {
        Mention m = new Mention(part.first, last, new Ratio(part.quantity.low(), of));
        m.bare = part.bare;
        m.numberLast = last;
        m.unit = part.unit;
        m.counted = part.counted;
        m.hasUnit = true;
        m.nounFirst = part.nounFirst;
        m.nounLast = part.nounLast;
        return m;
    }

    private void thing(Mention m) {
        m.last = nouns.last();
        m.outerLast = m.last;
        m.unit = nouns.head();
        m.counted = true;
        m.nounFirst = nouns.first();
        m.nounLast = nouns.last();
    }

    // fractions

    /** The fraction in words that begins at token {@code i}, or null: "two thirds", "a fifth", "half the guests". */
    @Nullable
    Mention fraction(int i, int limit) {
        if (t.is(i, HALF)) {
            return half(i, limit);
        }
        int part;
        int k;
        if (t.is(i, A)) {
            part = 1;
            k = i + 1;
        } else if (t.is(i, WordClass.CARDINAL)) {
            part = (int) t.value(i);
            k = t.isJoint(i + 1) ? i + 2 : i + 1;
        } else {
            return null;
        }
        if (!t.is(k, WordClass.FRACTION) || k >= limit || part < 1) {
            return null;
        }
        int whole = (int) t.value(k);
        boolean plural = t.text().charAt(t.end(k) - 1) == 's';
        if (part >= whole || (part > 1) != plural && !t.is(k, HALF) || part == 1 && !standsAlone(k) || isPeriod(k)) {
            return null;
        }
        Mention m = new Mention(i, k, new Ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole)));
        m.bare = BigDecimal.valueOf(part);
        m.hasUnit = true;
        return m;
    }

    /** Whether what follows lets "a third" be a share rather than the third of a row. */
    private boolean standsAlone(int k) {
        int next = k + 1;
        return !t.isWord(next) && !t.isJoint(next)
                || t.isAny(
                        next,
                        WordClass.PREPOSITION.bit
                                | WordClass.CONJUNCTION.bit
                                | WordClass.COMPARATIVE.bit
                                | WordClass.RELATIVE.bit
                                | WordClass.AUXILIARY.bit
                                | WordClass.MODAL.bit
                                | WordClass.ADVERB.bit)
                || t.is(next, THAN);
    }

    /** "Three quarters" of a year are told by what they follow: "for three quarters", "in a quarter". */
    private boolean isPeriod(int k) {
        boolean quarter = t.is(k, QUARTER) || t.is(k, QUARTERS);
        if (!quarter) {
            return false;
        }
        if (t.is(k + 1, OF) && t.isNumber(k + 2)) {
            return true;
        }
        return !t.is(k + 1, OF)
                        && !t.isAny(k + 1, WordClass.COMPARATIVE.bit)
                        && !t.is(k - 2, BY)
                        && t.is(k + 1, WordClass.AUXILIARY)
                || t.isNumber(k + 1);
    }

    /** "Half of households", "half the guests", "half". */
    private @Nullable Mention half(int i, int limit) {
        if (t.isJoint(i + 1)
                || t.isJoint(i - 1)
                || t.is(i - 1, WordClass.ORDINAL)
                || t.is(i - 1, WordClass.ADJECTIVE) && !t.is(i - 1, WordClass.ADVERB)
                || t.is(i - 1, THE)) {
            return null;
        }
        boolean of = t.is(i + 1, OF);
        int k = of ? i + 2 : i + 1;
        boolean owned = t.is(k, WordClass.DETERMINER);
        boolean compared = t.is(i + 1, WordClass.COMPARATIVE) || t.is(i - 1, BY) || t.is(i + 1, THAN);
        if (!of && !owned && !compared) {
            return null;
        }
        if (t.is(k, A) || of && !t.isWord(k)) {
            return null;
        }
        Mention m = new Mention(i, i, new Ratio(BigDecimal.ONE, BigDecimal.valueOf(2)));
        m.bare = BigDecimal.ONE;
        m.hasUnit = true;
        if ((of || owned)
                && nouns.read(owned ? k + 1 : k, false, limit)
                && !t.is(nouns.last() + 1, WordClass.POSSESSIVE)) {
            thing(m);
        }
        return m;
    }

    // vague numbers

    /** "Several hundred", "a few thousand" are as vague as "hundreds" and "thousands". */
    static boolean isSeveral(Tokens t, int i) {
        return (t.is(i, SEVERAL) || t.is(i, FEW)) && t.is(i + 1, WordClass.SCALE);
    }

    /** "Hundreds of bridges", "tens of thousands of homes": from the word's value to ten times it. */
    @Nullable
    Mention vague(int i, int limit) {
        boolean several = isSeveral(t, i);
        if (!several && !t.is(i, WordClass.VAGUE)) {
            return null;
        }
        int k = several ? i + 1 : i;
        BigDecimal low = BigDecimal.valueOf((long) t.value(k));
        if (several && t.is(k + 1, WordClass.SCALE) && t.value(k + 1) > t.value(k)) {
            low = low.multiply(BigDecimal.valueOf((long) t.value(k + 1)));
            k++;
        } else if (t.is(k + 1, OF)
                && (t.is(k + 2, WordClass.VAGUE) || t.is(k + 2, WordClass.SCALE))
                && t.value(k + 2) > t.value(k)) {
            low = low.multiply(BigDecimal.valueOf((long) t.value(k + 2)));
            k += 2;
        } else if (t.is(i, TENS)) {
            return null;
        }
        boolean of = t.is(k + 1, OF);
        boolean more = !of && t.is(k + 1, WordClass.COMPARATIVE);
        if (!of && !more && !nouns.read(k + 1, false, limit)) {
            return null;
        }
        Mention m = new Mention(i, k, new Range(low, low.multiply(BigDecimal.TEN)));
        m.bare = low;
        m.numberLast = k;
        m.hasUnit = true;
        if (of) {
            money(m, k + 2, limit);
            if (m.unit.isEmpty() && nouns.read(t.is(k + 2, WordClass.DETERMINER) ? k + 3 : k + 2, false, limit)) {
                thing(m);
            }
        } else if (more && nouns.read(k + 1, false, limit) || !more) {
            thing(m);
        }
        return m;
    }

    /** "Millions of dollars", "hundreds of kilometres". */
    private void money(Mention m, int k, int limit) {
        long match = UnitTable.current().nameAt(t, k, limit);
        if (match != 0) {
            m.unit = UnitTable.current().entry(Trie.value(match)).name();
            m.last = Trie.last(match);
            m.outerLast = m.last;
        }
    }
}
