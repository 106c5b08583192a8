package dev.fathom.figure;

import java.math.BigDecimal;

/**
 * Reads cardinals in words below a million, with a fraction after them: "twenty-five", "two thousand five hundred", "three
 * and a half", "one point five". A reader holds what it read last; not safe to share between threads.
 */
final class CardinalReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int A = WORDS.id("a");
    private static final int AND = WORDS.id("and");
    private static final int HALF = WORDS.id("half");
    private static final int POINT = WORDS.id("point");

    private final Tokens t;
    private int last;
    private BigDecimal value = BigDecimal.ZERO;
    private boolean fraction;

    CardinalReader(Tokens tokens) {
        this.t = tokens;
    }

    /** The last token of the number read. */
    int last() {
        return last;
    }

    /** The number read. */
    BigDecimal value() {
        return value;
    }

    /** Whether a fraction is part of it. */
    boolean hasFraction() {
        return fraction;
    }

    /** Reads the number that begins at token {@code i}, a cardinal. */
    void read(int i) {
        last = i;
        fraction = false;
        long group = 0;
        long total = 0;
        int k = i;
        long previous = Long.MAX_VALUE;
        while (true) {
            if (t.is(k, WordClass.CARDINAL)) {
                long cardinal = (long) t.value(k);
                boolean joins = k == i
                        || previous == 100
                        || previous >= 1000
                        || previous >= 20 && previous < 100 && cardinal < 10 && cardinal > 0;
                if (!joins) {
                    break;
                }
                group += cardinal;
                previous = cardinal;
            } else if (t.is(k, WordClass.SCALE) && t.value(k) == 100 && group > 0 && group < 100) {
                group *= 100;
                previous = 100;
            } else if (t.is(k, WordClass.SCALE)
                    && t.value(k) == 1000
                    && group > 0
                    && group < 1000
                    && total == 0
                    && goesOn(k)) {
                total = group * 1000;
                group = 0;
                previous = 1000;
            } else {
                break;
            }
            last = k;
            k = next(k, previous);
            if (k < 0) {
                break;
            }
        }
        value = BigDecimal.valueOf(total + group);
        withFraction();
    }

    /** Whether more of the number follows a "thousand": "two thousand five hundred". */
    private boolean goesOn(int k) {
        int n = next(k, 1000);
        return n > 0 && t.is(n, WordClass.CARDINAL);
    }

    /** The token where the number in words may go on after token {@code k}, or −1. */
    private int next(int k, long previous) {
        int n = k + 1;
        if (t.isJoint(n)) {
            return n + 1;
        }
        if (t.is(n, AND) && previous >= 100 && t.is(n + 1, WordClass.CARDINAL)) {
            return n + 1;
        }
        return t.isWord(n) ? n : -1;
    }

    /** "Two and a half", "three and three quarters", "one point five". */
    private void withFraction() {
        int k = last + 1;
        int and = pastJoint(k);
        int part = pastJoint(and + 1);
        int whole = pastJoint(part + 1);
        if (t.is(and, AND) && (t.is(part, A) || t.is(part, WordClass.CARDINAL)) && t.is(whole, WordClass.FRACTION)) {
            int denominator = (int) t.value(whole);
            double numerator = t.is(part, A) ? 1 : t.value(part);
            if (numerator < denominator && (denominator <= 4 || t.is(whole, HALF))) {
                value = value.add(DigitReader.part((long) numerator, denominator));
                last = whole;
                fraction = true;
            }
        } else if (t.is(k, POINT) && t.is(k + 1, WordClass.CARDINAL) && t.value(k + 1) < 10) {
            StringBuilder decimals = new StringBuilder(value.toPlainString()).append('.');
            int n = k + 1;
            while (t.is(n, WordClass.CARDINAL) && t.value(n) < 10 && n - k <= DigitReader.MOST_DIGITS) {
                decimals.append((int) t.value(n));
                n++;
            }
            value = new BigDecimal(decimals.toString());
            last = n - 1;
        }
    }

    private int pastJoint(int k) {
        return t.isJoint(k) ? k + 1 : k;
    }
}
