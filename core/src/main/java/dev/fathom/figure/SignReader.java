package dev.fathom.figure;

import dev.fathom.figure.UnitTable.Entry;
import java.math.BigDecimal;

/**
 * Reads the currency's sign, code or name before a number: {@code US$}, {@code Rs}, {@code rupees}. A reader holds what it
 * read last; not safe to share between threads.
 */
final class SignReader {

    private static final long NUMBER_WORDS = WordClass.mask(WordClass.CARDINAL, WordClass.SCALE, WordClass.VAGUE);
    private static final Trie TRANSLITERATED = Trie.ofWords("ps");
    /** Letters that are more often something else than money: they need a scale word or grouped digits. */
    static final Trie DOUBTFUL = Trie.ofWords(
            "all top try mad cad cop pen cup gel lak mop sos bam bob cve ron sc p r le fr id sr da lea um vt tl km mk"
                    + " ar bs gs ms dt jd bd kd ld sl us a c s rf fc fg zk mt nu kn bif nio pab sh nt kr kt ft rm br zl");

    private final Tokens t;
    private final CurrencyContext currencies;
    private final UnitTable table = UnitTable.current();
    private String unit = "";
    private BigDecimal factor = BigDecimal.ONE;

    SignReader(Tokens tokens, CurrencyContext currencies) {
        this.t = tokens;
        this.currencies = currencies;
    }

    /** The currency's code. */
    String unit() {
        return unit;
    }

    /** What the number is to be multiplied by to be in the currency: a million for {@code MUSD}. */
    BigDecimal factor() {
        return factor;
    }

    /**
     * The first token of a currency sign that ends right before token {@code i}, or −1.
     *
     * @param sure whether the number is plainly one of money: with a scale word, decimals or grouped digits
     */
    int before(int i, boolean sure) {
        if (sure && isNamedBefore(i)) {
            unit = currencies.name(table.entry(Trie.value(table.nameAt(t, i - 1, i))));
            factor = BigDecimal.ONE;
            return i - 1;
        }
        if (t.isWord(i - 1)
                ? !t.isCapitalised(i - 1) && !t.is(i - 1, WordClass.PREFIX)
                : !t.isSymbol(i - 1) || !table.mayEndSign(t.first(i - 1))) {
            return -1;
        }
        for (int k = Math.max(0, i - 4); k < i; k++) {
            if (t.isNumber(k)) {
                continue;
            }
            long match = table.signAt(t, k, i);
            if (match == 0
                    || Trie.last(match) != i - 1
                    || k > 0 && !t.spaced(k) && (t.isWord(k - 1) || t.isNumber(k - 1))) {
                continue;
            }
            boolean letters = t.isWord(i - 1);
            if (letters && !sure && TRANSLITERATED.has(t, i - 1)) {
                continue; // "PS21,700" is £21,700 in a text without its signs, "PS5" is a name
            }
            if (letters && !sure && t.end(i - 1) - t.start(i - 1) <= 3 && t.spaced(i) && isDoubtful(k, i - 1)) {
                continue;
            }
            Entry entry = table.entry(Trie.value(match));
            unit = currencies.name(entry);
            factor = entry.scale();
            return k;
        }
        return -1;
    }

    /** "Dollar 22.5 million", "rupees 40,000": the currency's whole name, no number before it. */
    private boolean isNamedBefore(int i) {
        if (!t.isWord(i - 1) || !t.spaced(i) || t.isNumber(i - 2) || t.isAny(i - 2, NUMBER_WORDS)) {
            return false;
        }
        long match = table.nameAt(t, i - 1, i);
        return match != 0
                && table.entry(Trie.value(match)).isMoney()
                && table.entry(Trie.value(match)).scale().equals(BigDecimal.ONE)
                && !UnitDisambiguation.AMBIGUOUS.has(t, i - 1)
                && !t.is(i - 1, WordClass.VERB);
    }

    private boolean isDoubtful(int first, int last) {
        return first == last && DOUBTFUL.match(t, first, last + 1) != 0;
    }
}
