package dev.fathom.figure;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one number with its sign, currency, scale and unit: {@code −0.4%}, {@code US$1.2bn}, {@code 3,334 new
 * enterprises}, {@code half a mile}. Not safe to share between threads.
 */
final class AmountReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int MINUS = WORDS.id("minus");
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int OF = WORDS.id("of");
    private static final int HALF = WORDS.id("half");
    private static final int QUARTER = WORDS.id("quarter");
    private static final int AND = WORDS.id("and");

    private final Tokens t;
    private final NumberReader numbers;
    private final SignReader signs;
    private final UnitReader units;
    private final UnitTable table = UnitTable.current();

    AmountReader(Tokens tokens, SignReader signs, UnitReader units) {
        this.t = tokens;
        this.numbers = new NumberReader(tokens);
        this.signs = signs;
        this.units = units;
    }

    /**
     * The amount whose number begins at token {@code i}, or null.
     *
     * @param from the first token it may take in on the left
     * @param limit the token it must end before
     */
    @Nullable
    Mention read(int i, int from, int limit) {
        Mention part = partOfUnit(i, limit);
        if (part != null) {
            return part;
        }
        if (!numbers.read(i) || numbers.last() >= limit) {
            return null;
        }
        int first = i;
        int sign = sign(i, from);
        if (sign != 0) {
            first = t.isJoint(i - 1) && t.is(i - 2, MINUS) ? i - 2 : i - 1;
        }
        boolean sure = !numbers.isPlainInteger() || numbers.last() > i || t.isNumber(i) && t.end(i) - t.start(i) > 4;
        int money = signs.before(first, sure);
        String currency = "";
        if (money >= from) {
            currency = signs.unit();
            first = money;
            if (sign == 0 && money - 1 >= from && sign(money, from) != 0) {
                sign = sign(money, from);
                first = money - 1;
            }
        }
        if (first == i && !t.spaced(i) && t.isWord(i - 1)) {
            return null;
        }
        if (currency.isEmpty() && numbers.hasFraction() && numbers.bare().compareTo(BigDecimal.ONE) < 0) {
            Mention fraction = fractionOfUnit(i, limit);
            if (fraction != null) {
                return fraction;
            }
        }
        units.readAfter(numbers, currency, currency.isEmpty() ? BigDecimal.ONE : signs.factor(), limit);
        BigDecimal scale = numbers.scale().multiply(units.magnitude());
        BigDecimal bare = sign < 0 ? numbers.bare().negate() : numbers.bare();
        Mention m = new Mention(first, units.last(), new Quantity.Amount(scaled(bare, scale, units.factor())));
        m.bare = bare;
        m.scale = scale;
        m.sign = sign;
        m.numberLast = numbers.last();
        m.unit = units.unit();
        m.counted = units.counted();
        m.hasUnit = !m.unit.isEmpty() && m.unit.charAt(0) != '/';
        m.nounFirst = units.nounFirst();
        m.nounLast = units.nounLast();
        scaleAfterCode(m, limit);
        smallChange(m, limit);
        return m;
    }

    /** "75 USD million". */
    private void scaleAfterCode(Mention m, int limit) {
        int k = m.last + 1;
        if (k < limit
                && t.is(k, WordClass.SCALE)
                && t.value(k) >= 1000
                && m.scale.equals(BigDecimal.ONE)
                && t.isUpperCase(m.last)
                && m.unit.length() == 3) {
            m.scale = BigDecimal.valueOf((long) t.value(k));
            m.quantity = new Quantity.Amount(m.bare.multiply(m.scale));
            m.last = k;
            m.outerLast = k;
        }
    }

    private static BigDecimal scaled(BigDecimal bare, BigDecimal scale, BigDecimal factor) {
        BigDecimal value = scale.equals(BigDecimal.ONE) ? bare : bare.multiply(scale);
        return factor.equals(BigDecimal.ONE) ? value : value.multiply(factor);
    }

    /** −1 or +1 where a sign belongs to the number at token {@code i}. */
    private int sign(int i, int from) {
        int k = i - 1;
        if (k >= from
                && t.isSymbol(k, '-')
                && t.spaced(k)
                && t.spaced(i)
                && !t.isNumber(k - 1)
                && isTemperature(numbers.last() + 1)) {
            return -1;
        }
        if (k >= from && t.isJoint(k) && t.is(k - 1, MINUS) && k > from) {
            return -1;
        }
        if (k < from || t.spaced(i) && !t.is(k, MINUS)) {
            return 0;
        }
        if (t.is(k, MINUS)) {
            return t.isNumber(k - 1) || t.is(k - 1, WordClass.NOUN) ? 0 : -1;
        }
        if (t.isSymbol(k, '+')) {
            return t.spaced(k) || t.isSymbol(k - 1) ? 1 : 0;
        }
        boolean opens =
                k == 0 || t.spaced(k) || t.isSymbol(k - 1, '(') || t.isSymbol(k - 1, '[') || t.isSymbol(k - 1, '$');
        return t.isDash(k) && t.first(k) != '—' && opens && (!t.isNumber(k - 1) || t.isSymbol(numbers.last() + 1, '%'))
                ? -1
                : 0;
    }

    /** "20 °C" with a space after its minus sign can be told from a dash. */
    private boolean isTemperature(int i) {
        long match = Math.max(table.symbolAt(t, i, t.size()) >> 33 << 32, table.nameAt(t, i, t.size()));
        return match != 0 && table.entry(Trie.value(match)).dimension().equals("temperature");
    }

    /** "Half a mile", "a quarter of a hectare", "half an hour". */
    private @Nullable Mention partOfUnit(int i, int limit) {
        int k = i;
        if (t.is(i, A) && t.is(i + 1, QUARTER)) {
            k = i + 1;
        } else if (!t.is(i, HALF)) {
            return null;
        }
        int article = t.is(k + 1, OF) ? k + 2 : k + 1;
        boolean joint = t.isJoint(k + 1);
        if (!joint && !t.is(article, A) && !t.is(article, AN)) {
            return null;
        }
        int unit = joint ? k + 2 : article + 1;
        long match = table.nameAt(t, unit, limit);
        if (match == 0
                || joint && !table.entry(Trie.value(match)).isTime()
                || t.is(k, HALF) && isYearHalf(joint, match)) {
            return null;
        }
        UnitTable.Entry entry = table.entry(Trie.value(match));
        BigDecimal value = t.is(k, HALF) ? new BigDecimal("0.5") : new BigDecimal("0.25");
        Mention m = new Mention(i, Trie.last(match), new Quantity.Amount(value));
        m.bare = value;
        m.numberLast = k;
        m.unit = entry.name();
        m.hasUnit = true;
        return m;
    }

    /** "1/16 of a pint", "¾ of an acre". */
    private @Nullable Mention fractionOfUnit(int i, int limit) {
        int k = numbers.last() + 1;
        if (!t.is(k, OF) || !t.is(k + 1, A) && !t.is(k + 1, AN)) {
            return null;
        }
        long match = table.nameAt(t, k + 2, limit);
        if (match == 0 || table.entry(Trie.value(match)).isMoney()) {
            return null;
        }
        Mention m = new Mention(i, Trie.last(match), new Quantity.Amount(numbers.value()));
        m.bare = numbers.bare();
        m.numberLast = numbers.last();
        m.unit = table.entry(Trie.value(match)).name();
        m.hasUnit = true;
        return m;
    }

    /** A "half-year" is a period, not an amount. */
    private boolean isYearHalf(boolean joint, long match) {
        return joint && table.entry(Trie.value(match)).name().equals("year");
    }

    /** Adds the hundredths said after an amount of money: "thirteen dollars and forty-five cents", "15 dollars 50". */
    private void smallChange(Mention m, int limit) {
        int k = m.last + 1;
        int n = t.is(k, AND) ? k + 1 : k;
        if (n >= limit
                || !m.hasUnit
                || !t.isNumber(n) && !t.is(n, WordClass.CARDINAL)
                || !m.scale.equals(BigDecimal.ONE)
                || !isMoneyName(m) && !isSignAfter(m)) {
            return;
        }
        if (!(t.isNumber(n) || t.is(n, WordClass.CARDINAL))
                || !numbers.read(n)
                || !numbers.isPlainInteger()
                || numbers.bare().compareTo(BigDecimal.valueOf(100)) >= 0) {
            return;
        }
        long match = table.nameAt(t, numbers.last() + 1, limit);
        boolean named = match != 0
                && table.entry(Trie.value(match)).name().equals(m.unit)
                && table.entry(Trie.value(match)).scale().compareTo(BigDecimal.ONE) < 0;
        boolean bare = t.isNumber(n)
                && t.isWord(m.last)
                && t.end(n) - t.start(n) == 2
                && (n + 1 >= t.size() || t.isSymbol(n + 1, '.') || t.isSymbol(n + 1, ','));
        if (named || bare) {
            m.bare = m.bare.add(numbers.bare().movePointLeft(2));
            m.quantity = new Quantity.Amount(m.bare);
            m.last = named ? Trie.last(match) : n;
        }
    }

    /** "10 $ 30 cents". */
    private boolean isSignAfter(Mention m) {
        return m.last > m.numberLast && t.isSymbol(m.last) && Characters.isCurrencySign(t.first(m.last));
    }

    private boolean isMoneyName(Mention m) {
        UnitTable.Entry entry = table.find(m.unit);
        return entry != null
                && entry.isMoney()
                && table.nameAt(t, m.last, m.last + 1) != 0
                && entry.name().equals(m.unit)
                && !t.text(m.last).toLowerCase(Locale.ROOT).equals("cents");
    }
}
