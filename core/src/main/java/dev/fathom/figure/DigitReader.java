package dev.fathom.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads number tokens written in digits: {@code 1,234.5}, {@code 12,34,567}, {@code 1.234,5}, {@code 1'234}, {@code ½}. Stateless but for
 * the sentence; not safe to share between threads.
 */
final class DigitReader {

    /** Longer runs of digits are codes. */
    static final int MOST_DIGITS = 18;

    private final Tokens t;

    DigitReader(Tokens tokens) {
        this.t = tokens;
    }

    /** The value of a number token, or null where it is none: a date, a version, a list. */
    @Nullable
    BigDecimal value(int i) {
        int start = t.start(i);
        int end = t.end(i);
        if (Characters.isVulgarFraction(t.charAt(start))) {
            return vulgar(t.charAt(start));
        }
        long mantissa = 0;
        int digits = 0;
        int dots = 0;
        int commas = 0;
        int lastDot = -1;
        int lastComma = -1;
        for (int k = start; k < end; k++) {
            char c = t.charAt(k);
            if (c == '.') {
                dots++;
                lastDot = k;
            } else if (c == ',') {
                commas++;
                lastComma = k;
            } else if (Characters.isApostrophe(c)) {
                continue; // parts groups of three digits
            } else if (++digits > MOST_DIGITS) {
                return null;
            } else {
                mantissa = mantissa * 10 + (c - '0');
            }
        }
        int point = point(start, end, dots, commas, lastDot, lastComma);
        return point < 0 ? null : BigDecimal.valueOf(mantissa, end - point == 0 ? 0 : end - point - 1);
    }

    /** Where the decimal point stands, the token's end where there is none, −1 where this is no number. */
    private int point(int start, int end, int dots, int commas, int lastDot, int lastComma) {
        if (dots == 0 && commas == 0) {
            return end;
        }
        if (dots == 0) {
            if (grouped(start, end, ',')) {
                return end;
            }
            return commas == 1 && end - lastComma != 4 ? lastComma : -1;
        }
        if (commas == 0) {
            if (dots == 1) {
                return lastDot;
            }
            return grouped(start, end, '.') ? end : -1;
        }
        if (dots == 1 && lastDot > lastComma) {
            return grouped(start, lastDot, ',') ? lastDot : -1;
        }
        return commas == 1 && lastComma > lastDot && grouped(start, lastComma, '.') ? lastComma : -1;
    }

    /** Whether separators part groups of three digits, or of two before the last three as in India. */
    private boolean grouped(int start, int end, char separator) {
        int group = 0;
        boolean lastGroup = true;
        boolean indian = false;
        for (int k = end - 1; k >= start; k--) {
            if (t.charAt(k) != separator) {
                group++;
                continue;
            }
            if (lastGroup ? group != 3 : group != 3 && group != 2) {
                return false;
            }
            indian |= group == 2;
            if (!lastGroup && group == 3 && indian) {
                return false;
            }
            lastGroup = false;
            group = 0;
        }
        return group >= 1 && group <= 3;
    }

    /** Three digits, with decimals after them at most. */
    boolean isGroup(int i) {
        int start = t.start(i);
        for (int k = 0; k < 3; k++) {
            if (!Characters.isDigit(t.charAt(start + k))) {
                return false;
            }
        }
        return t.end(i) == start + 3 || t.charAt(start + 3) == '.';
    }

    /** The value of a fraction such as {@code ½}. */
    static BigDecimal vulgar(char c) {
        return switch (c) {
            case '½' -> part(1, 2);
            case '¼' -> part(1, 4);
            case '¾' -> part(3, 4);
            case '⅐' -> part(1, 7);
            case '⅑' -> part(1, 9);
            case '⅒' -> part(1, 10);
            case '⅓' -> part(1, 3);
            case '⅔' -> part(2, 3);
            case '⅕' -> part(1, 5);
            case '⅖' -> part(2, 5);
            case '⅗' -> part(3, 5);
            case '⅘' -> part(4, 5);
            case '⅙' -> part(1, 6);
            case '⅚' -> part(5, 6);
            case '⅛' -> part(1, 8);
            case '⅜' -> part(3, 8);
            case '⅝' -> part(5, 8);
            default -> part(7, 8);
        };
    }

    /** A part of a whole, to sixteen digits. */
    static BigDecimal part(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    /** The value of a token of at most three digits. */
    static int small(Tokens t, int i) {
        int value = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            value = value * 10 + (t.charAt(k) - '0');
        }
        return value;
    }

    /** The value of {@code 1/2}, {@code 3/4} … that {@link #isFraction} has found. */
    BigDecimal fraction(int i) {
        return part(small(t, i), small(t, i + 2));
    }

    /** Whether {@code 1/2}, {@code 3/4} … stands at token {@code i}: a numerator below a small usual denominator. */
    boolean isFraction(int i) {
        if (!t.isNumber(i)
                || !t.isSymbol(i + 1, '/') && !t.isSymbol(i + 1, '⁄')
                || t.spaced(i + 1)
                || !t.isNumber(i + 2)
                || t.spaced(i + 2)) {
            return false;
        }
        if (!isSmall(t, i) || !isSmall(t, i + 2) || t.isSymbol(i + 3, '/') || t.isSymbol(i - 1, '/')) {
            return false;
        }
        int whole = small(t, i + 2);
        return small(t, i) > 0
                && small(t, i) < whole
                && (Integer.bitCount(whole) == 1 || whole == 3 || whole == 5 || whole == 6);
    }

    /** Whether a token is at most three digits. */
    static boolean isSmall(Tokens t, int i) {
        if (!t.isNumber(i) || t.end(i) - t.start(i) > 3) {
            return false;
        }
        for (int k = t.start(i); k < t.end(i); k++) {
            if (!Characters.isDigit(t.charAt(k))) {
                return false;
            }
        }
        return true;
    }
}
