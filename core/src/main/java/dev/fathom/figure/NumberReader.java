package dev.fathom.figure;

import java.math.BigDecimal;

/**
 * Reads one number of a sentence, in digits or words: {@code 1,234.5}, {@code 12,34,567}, {@code 1.234,5}, {@code 10 000},
 * {@code 2½}, {@code two and a half million}, {@code half a million}, {@code twenty-five}. A reader holds what it read
 * last; not safe to share between threads.
 */
final class NumberReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int AND = WORDS.id("and");
    private static final int OF = WORDS.id("of");
    private static final int HALF = WORDS.id("half");
    private static final Trie GRAND = Trie.ofWords("grand");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HALF_OF_ONE = new BigDecimal("0.5");

    private final Tokens t;
    private final DigitReader digits;
    private final CardinalReader cardinals;
    private int first;
    private int last;
    private BigDecimal bare = BigDecimal.ZERO;
    private BigDecimal scale = BigDecimal.ONE;
    private boolean inWords;
    private boolean fraction;

    NumberReader(Tokens tokens) {
        this.t = tokens;
        this.digits = new DigitReader(tokens);
        this.cardinals = new CardinalReader(tokens);
    }

    /** The first token of the number read. */
    int first() {
        return first;
    }

    /** The last token of the number read. */
    int last() {
        return last;
    }

    /** The number without its scale word: 2.5 for "2.5 million". */
    BigDecimal bare() {
        return bare;
    }

    /** The scale word's value, or 1. */
    BigDecimal scale() {
        return scale;
    }

    /** Whether the number, but for a scale word, is written in words. */
    boolean inWords() {
        return inWords;
    }

    /** Whether a fraction is part of it. */
    boolean hasFraction() {
        return fraction;
    }

    /** Reads the number that begins at token {@code i}; false where none does. */
    boolean read(int i) {
        first = i;
        last = i;
        scale = BigDecimal.ONE;
        fraction = false;
        inWords = !t.isNumber(i);
        if (t.isNumber(i)) {
            return digits(i);
        }
        if (t.isSymbol(i, '.') && t.isNumber(i + 1) && !t.spaced(i + 1)) {
            return decimals(i);
        }
        if (t.is(i, A) || t.is(i, AN)) {
            return article(i);
        }
        if (t.is(i, HALF)) {
            return half(i);
        }
        return t.is(i, WordClass.CARDINAL) && (partOfScale(i) || words(i));
    }

    // digits

    private boolean digits(int i) {
        BigDecimal value = digits.value(i);
        if (value == null) {
            return false;
        }
        bare = value;
        fraction = Characters.isVulgarFraction(t.first(i));
        groups();
        mixed();
        power();
        scales();
        return true;
    }

    private boolean decimals(int i) {
        BigDecimal decimals = digits.value(i + 1);
        if (decimals == null || decimals.scale() > 0 || (!t.spaced(i) && !t.isSymbol(i - 1))) {
            return false;
        }
        bare = decimals.movePointLeft(t.end(i + 1) - t.start(i + 1));
        last = i + 1;
        scales();
        return true;
    }

    /** Joins groups of three digits that single spaces part: {@code 10 000}. */
    private void groups() {
        int head = t.end(last) - t.start(last);
        if (head > 3 || bare.scale() > 0 || bare.signum() == 0) {
            return;
        }
        int end = last;
        for (int next = group(end); next > end && end < last + 6; next = group(end)) {
            end = next;
        }
        if (end == last
                || t.isNumber(end + 1)
                || last > 0 && t.isNumber(last - 1) && t.start(last) - t.end(last - 1) == 1) {
            return;
        }
        for (int k = last + 1; k <= end; k++) {
            BigDecimal group = t.isNumber(k) ? digits.value(k) : BigDecimal.ZERO;
            if (group == null) {
                return;
            }
            bare = t.isNumber(k) ? bare.movePointRight(3).add(group) : bare;
        }
        last = end;
    }

    /** The three digits after those at token {@code i}, else {@code i}; after a comma a zero leads them: {@code 10, 050}. */
    private int group(int i) {
        boolean comma = t.isSymbol(i + 1, ',');
        int next = comma ? i + 2 : i + 1;
        boolean goesOn = t.isNumber(next)
                && t.start(next) - t.end(next - 1) == 1
                && t.end(next) - t.start(next) >= 3
                && digits.isGroup(next)
                && (!comma || t.first(next) == '0');
        return goesOn ? next : i;
    }

    /** Adds a fraction written after a whole number: {@code 5½}, {@code 2 1/2}, {@code 3 and a half}; reads {@code 1/2}. */
    private void mixed() {
        if (bare.scale() <= 0 && t.isNumber(last + 1) && Characters.isVulgarFraction(t.first(last + 1))) {
            bare = bare.add(DigitReader.vulgar(t.first(last + 1)));
            last++;
            fraction = true;
        } else if (digits.isFraction(last)) {
            bare = digits.fraction(last);
            last += 2;
            fraction = true;
        } else if (t.isNumber(last + 1) && t.spaced(last + 1) && digits.isFraction(last + 1) && bare.scale() <= 0) {
            bare = bare.add(digits.fraction(last + 1));
            last += 3;
            fraction = true;
        } else if (t.is(last + 1, AND) && t.is(last + 2, A) && t.is(last + 3, HALF) && t.isAny(last + 4, THINGS)) {
            bare = bare.add(HALF_OF_ONE); // "3 and a half years"
            last += 3;
            fraction = true;
        }
    }

    private static final long THINGS = WordClass.mask(WordClass.NOUN, WordClass.SCALE);

    /** The sign between the sides of a thing, "30 x 20 cm", and in a power of ten. */
    static boolean isTimesSign(Tokens t, int i) {
        return (t.first(i) == 'x' || t.first(i) == '×') && t.end(i) - t.start(i) == 1;
    }

    /** {@code 3.4 × 10^8}, {@code 2.998×10−8}. */
    private void power() {
        int k = last + 1;
        if (!isTimesSign(t, k)
                || !t.isNumber(k + 1)
                || !DigitReader.isSmall(t, k + 1)
                || DigitReader.small(t, k + 1) != 10) {
            return;
        }
        int n = t.isSymbol(k + 2, '^') ? k + 3 : k + 2;
        boolean negative = t.isDash(n);
        n = negative || t.isSymbol(n, '+') ? n + 1 : n;
        if (n == k + 2 || !DigitReader.isSmall(t, n) || t.spaced(n)) {
            return;
        }
        int exponent = DigitReader.small(t, n);
        bare = bare.scaleByPowerOfTen(negative ? -exponent : exponent);
        last = n;
        fraction = true;
    }

    // words

    /** "A hundred", "a dozen", "a million". */
    private boolean article(int i) {
        if (t.is(i + 1, WordClass.SCALE) && t.value(i + 1) >= 12 && isLong(i + 1)) {
            bare = BigDecimal.ONE;
            last = i;
            scales();
            addRest();
            return true;
        }
        if (t.is(i + 1, WordClass.FRACTION) && (t.is(i + 2, WordClass.SCALE) && isLong(i + 2))) {
            bare = DigitReader.part(1, (long) t.value(i + 1));
            last = i + 1;
            fraction = true;
            scales();
            return true;
        }
        return false;
    }

    /** "Half a million", "half million". */
    private boolean half(int i) {
        int k = t.is(i + 1, A) ? i + 2 : i + 1;
        if (t.is(k, WordClass.SCALE) && isLong(k)) {
            bare = HALF_OF_ONE;
            last = k - 1;
            fraction = true;
            scales();
            return true;
        }
        return false;
    }

    /** A scale word that is a whole word, not {@code bn} or {@code cr}. */
    private boolean isLong(int i) {
        return t.end(i) - t.start(i) > 3;
    }

    /** "Three quarters of a million", "three quarters billion". */
    private boolean partOfScale(int i) {
        if (!t.is(i + 1, WordClass.FRACTION) || t.value(i) >= t.value(i + 1)) {
            return false;
        }
        int k = t.is(i + 2, OF) && t.is(i + 3, A) ? i + 4 : i + 2;
        if (!t.is(k, WordClass.SCALE) || !isLong(k)) {
            return false;
        }
        bare = DigitReader.part((long) t.value(i), (long) t.value(i + 1));
        last = k - 1;
        fraction = true;
        scales();
        return true;
    }

    private boolean words(int i) {
        cardinals.read(i);
        bare = cardinals.value();
        last = cardinals.last();
        fraction = cardinals.hasFraction();
        scales();
        return true;
    }

    /** "Million", "hundred thousand", "lakh crore", "million and a half" after what was read. */
    private void scales() {
        int k = last + 1;
        if (t.isJoint(k) && t.is(k + 1, WordClass.SCALE)) {
            k++;
        }
        double before = 0;
        if (isGrand(k)) {
            scale = THOUSAND;
            last = k;
            return;
        }
        for (int words = 0; words < 2 && t.is(k, WordClass.SCALE) && t.value(k) > 0 && isScale(k, before); words++) {
            scale = scale.multiply(BigDecimal.valueOf((long) t.value(k)));
            before = t.value(k);
            last = k;
            k++;
        }
        if (last >= first
                && scale.compareTo(BigDecimal.ONE) > 0
                && t.is(k, AND)
                && t.is(k + 1, A)
                && t.is(k + 2, HALF)) {
            bare = bare.add(HALF_OF_ONE);
            last = k + 2;
            fraction = true;
        }
    }

    /** "50 <em>grand</em> a year", but not "two grand pianos", "three Grand Slams". */
    private boolean isGrand(int k) {
        return GRAND.has(t, k)
                && !t.isJoint(k - 1)
                && !t.isCapitalised(k)
                && !t.isJoint(k + 1)
                && (!t.isWord(k + 1) || t.isAny(k + 1, CodeFilter.CLOSED | WordClass.TIME_START.bit));
    }

    private boolean isScale(int k, double before) {
        if (before > 0 && (t.value(k) <= 12 || before >= 1000 && t.value(k) < 1000)) {
            return false;
        }
        // "mil", "cr" and the like only after digits
        return isLong(k) || !inWords;
    }

    /** "A hundred and five", "a thousand two hundred": smaller numbers after the scale word. */
    private void addRest() {
        int k = last + 1;
        if (t.is(k, AND)) {
            k++;
        }
        if (t.is(k, WordClass.CARDINAL) && scale.compareTo(BigDecimal.valueOf(1000)) <= 0 && scale.intValue() >= 100) {
            int value = (int) t.value(k);
            int end = k;
            if (value >= 20 && t.isJoint(k + 1) && t.is(k + 2, WordClass.CARDINAL)) {
                value += (int) t.value(k + 2);
                end = k + 2;
            }
            bare = bare.multiply(scale).add(BigDecimal.valueOf(value));
            scale = BigDecimal.ONE;
            last = end;
        }
    }

    /** The number read, scale word worked in. */
    BigDecimal value() {
        return scale.equals(BigDecimal.ONE) ? bare : bare.multiply(scale);
    }

    /** Whether the number read is a whole one without a scale word, as counts and ranks are. */
    boolean isPlainInteger() {
        return bare.scale() <= 0 && scale.equals(BigDecimal.ONE) && !fraction;
    }
}
