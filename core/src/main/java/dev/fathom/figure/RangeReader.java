package dev.fathom.figure;

import dev.fathom.figure.Quantity.Amount;
import dev.fathom.figure.Quantity.Range;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Joins two numbers into a range: {@code 5–6%}, {@code between 10 and 12 km}, {@code $10 to $15 billion}, {@code three or
 * four years}. "Rose from 5% to 7%" is two amounts and stays apart. Not safe to share between threads.
 */
final class RangeReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int TO = WORDS.id("to");
    private static final int OR = WORDS.id("or");
    private static final int AND = WORDS.id("and");
    private static final int FROM = WORDS.id("from");
    private static final int BETWEEN = WORDS.id("between");
    private static final int RESPECTIVELY = WORDS.id("respectively");
    private static final int BY = WORDS.id("by");
    private static final int UP = WORDS.id("up");
    private static final long CHANGE = WordClass.UP.bit | WordClass.DOWN.bit;

    private final Tokens t;
    private final AmountReader amounts;
    private final TimeExpressions times;

    RangeReader(Tokens tokens, AmountReader amounts, TimeExpressions times) {
        this.t = tokens;
        this.amounts = amounts;
        this.times = times;
    }

    /** The range that begins with an amount already read, or null. */
    @Nullable
    Mention extend(Mention low, int limit) {
        int k = low.last + 1;
        boolean between = t.is(low.first - 1, BETWEEN);
        if (t.isSymbol(k, '-') && !t.spaced(k) && (t.is(k + 1, OR) || t.is(k + 1, TO))) {
            // "a 7- or 8-inch screen" comes in two sizes; "7- to 8-inch" is a range
            if (t.is(k + 1, OR)) {
                return null;
            }
            k++;
        }
        if (t.is(k, UP) && t.is(k + 1, TO) && t.is(low.first - 1, FROM)) {
            // "from 450 up to 900 sq ft"
            k++;
        }
        boolean dash =
                t.isDash(k) && !t.isSymbol(k, '—') && (t.isJoint(k) || !t.spaced(k) || t.spaced(k + 1) || !low.hasUnit);
        boolean or = t.is(k, OR) && low.sign == 0;
        if (!dash && !or && !t.is(k, TO) && !(between && t.is(k, AND))) {
            return null;
        }
        int number = k + 1;
        if (dash && t.is(number, TO) || t.is(k, TO) && t.isSymbol(number, '-') && t.spaced(number)) {
            number++;
        }
        number = afterSign(number, limit);
        if (number < 0 || times.covers(number)) {
            return null;
        }
        Mention high = amounts.read(number, k + 1, limit);
        if (high == null || high.first != k + 1 && high.first != number || high.sign < 0 && dash) {
            return null;
        }
        return join(low, high, between, or, dash);
    }

    /** The token of a number that a currency sign may precede. */
    private int afterSign(int k, int limit) {
        for (int i = k; i < Math.min(limit, k + 4); i++) {
            if (t.isNumber(i) || t.is(i, WordClass.CARDINAL)) {
                return i;
            }
            if (t.isWord(i) && !t.isCapitalised(i)) {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable Mention join(Mention low, Mention high, boolean between, boolean or, boolean dash) {
        if (low.hasUnit && high.hasUnit && !low.unit.equals(high.unit) && !high.unit.startsWith(low.unit + "/")) {
            return null;
        }
        if (low.hasUnit && !high.hasUnit && (low.counted || !isMoney(low))) {
            return null;
        }
        BigDecimal a = value(low);
        BigDecimal b = value(high);
        boolean shares = low.scale.equals(BigDecimal.ONE)
                && !high.scale.equals(BigDecimal.ONE)
                && low.bare.compareTo(high.bare) <= 0
                && low.bare.compareTo(BigDecimal.valueOf(1000)) < 0;
        BigDecimal factor = factor(low, high);
        a = (shares ? low.bare.multiply(high.scale) : low.hasUnit ? a : a.multiply(factor));
        if (a.compareTo(b) >= 0) {
            return null;
        }
        if (t.isNumber(low.first) && t.isCapitalised(high.numberLast)) {
            return null;
        }
        if (or && (!isNext(low, high) || isRespective(high.last + 1))) {
            return null;
        }
        if (!between && !or && !dash && (isMovement(low, high) || low.hasUnit && isSecondLevel(low))) {
            return null;
        }
        Mention range = new Mention(between ? low.first - 1 : low.first, high.last, new Range(a, b));
        range.unit = high.hasUnit ? high.unit : low.unit;
        range.hasUnit = low.hasUnit || high.hasUnit;
        range.counted = high.counted;
        range.nounFirst = high.nounFirst;
        range.nounLast = high.nounLast;
        range.bare = low.bare;
        range.scale = high.scale;
        range.numberLast = high.numberLast;
        range.sign = low.sign;
        return range;
    }

    /** What cents make of the bare first number: the factor its unit, named only once, gave the second. */
    private static BigDecimal factor(Mention low, Mention high) {
        BigDecimal plain = high.bare.multiply(high.scale);
        BigDecimal real = value(high);
        return low.hasUnit || plain.signum() == 0 || plain.compareTo(real) == 0
                ? BigDecimal.ONE
                : real.divide(plain, java.math.MathContext.DECIMAL64);
    }

    private static BigDecimal value(Mention m) {
        return ((Amount) m.quantity).value();
    }

    private static boolean isMoney(Mention m) {
        return m.unit.length() >= 3
                && Character.isUpperCase(m.unit.charAt(0))
                && Character.isUpperCase(m.unit.charAt(1));
    }

    /** "25k or 40k cheaper than its rivals, respectively": each has its own. */
    private boolean isRespective(int from) {
        for (int k = from; k < from + 16 && k < t.size(); k++) {
            if (t.is(k, RESPECTIVELY)) {
                return true;
            }
        }
        return false;
    }

    /** "Three or four", "10 or 15", not "3 or 200". */
    private static boolean isNext(Mention low, Mention high) {
        BigDecimal a = low.bare;
        BigDecimal b = high.bare;
        return !low.hasUnit && b.compareTo(a) > 0 && b.compareTo(a.add(a).max(a.add(BigDecimal.ONE))) <= 0;
    }

    /** "From $160 <em>to $180</em> to $200": a number stands before the "to". */
    private boolean isSecondLevel(Mention low) {
        int to = low.first - 1;
        return t.is(to, TO) && (t.isNumber(to - 1) || t.isNumber(to - 2) || t.isNumber(to - 3));
    }

    /** Whether a movement is told, so that both ends are levels of their own: "rose from 5% to 7%", "gained 3% to $5". */
    private boolean isMovement(Mention low, Mention high) {
        int k = low.first - 1;
        boolean from = t.is(k, FROM);
        if (!from) {
            boolean by = t.is(k, BY);
            int verb = by ? k - 1 : k;
            if (isFar(low, high, BigDecimal.TEN) || low.hasUnit) {
                return t.isAny(verb, CHANGE) && t.is(verb, WordClass.VERB)
                        || by && isMoney(low) && isFar(low, high, THREE) && changesBefore(verb);
            }
            return false;
        }
        if (isRangeAt(high.last + 2) && t.is(high.last + 1, TO)) {
            return false; // "from 5 to 7 % to 3 to 5 %"
        }
        for (int i = k - 1; i >= Math.max(0, k - 9); i--) {
            if (SPANS.has(t, i)) {
                return false;
            }
            if (t.isAny(i, CHANGE) || MOVES.has(t, i)) {
                return true;
            }
            if (t.isSymbol(i, ',') || t.isSymbol(i, ';') || t.isSymbol(i, ':')) {
                break;
            }
        }
        return false;
    }

    private static boolean isFar(Mention low, Mention high, BigDecimal times) {
        return value(high).compareTo(value(low).multiply(times)) > 0;
    }

    /** "Cut the price of the car by", "went up by": a word of change further back. */
    private boolean changesBefore(int from) {
        for (int i = from; i >= Math.max(0, from - 9) && !t.isSymbol(i, ',') && !t.isSymbol(i, ';'); i--) {
            if (t.isAny(i, CHANGE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two numbers with "to" between them begin at the token. */
    private boolean isRangeAt(int i) {
        int number = afterSign(i, t.size());
        for (int k = number + 1; number >= 0 && k < number + 4; k++) {
            if (t.is(k, TO)) {
                return afterSign(k + 1, t.size()) == k + 1 || t.isNumber(k + 2);
            }
        }
        return false;
    }

    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private static final Trie MOVES = Trie.ofWords(
            "go goes went gone going come came coming comes move moves moved moving change changes changed changing"
                    + " shift shifts shifted shifting swing swings swung revise revises revised revising adjust adjusted"
                    + " adjusts turn turned bring brought brings bringing take took takes taking swell convert converted"
                    + " dredge dredged transform transformed upgrade upgraded doubled tripled double triple halved halve"
                    + " quadrupled vary develop developed evolve evolved progress progressed");
    private static final Trie SPANS = Trie.ofWords(
            "range ranges ranged ranging varying varies vary varied anywhere aged ages age span spans spanning spanned "
                    + "spread extending extends stretching between priced");
}
