package dev.fathom.figure;

import dev.fathom.figure.UnitTable.Entry;
import java.util.Locale;

/**
 * Reads what a quantity is per: {@code per barrel}, {@code /ha}, {@code a day}, {@code per 100,000 live births},
 * {@code per person per day}. A reader holds what it read last; not safe to share between threads.
 */
final class DenominatorReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int PER = WORDS.id("per");
    private static final int A = WORDS.id("a");
    private static final int AN = WORDS.id("an");
    private static final int THE = WORDS.id("the");
    private static final int TO = WORDS.id("to");
    private static final int OF = WORDS.id("of");
    private static final int EACH = WORDS.id("each");
    private static final int EVERY = WORDS.id("every");

    private final Tokens t;
    private final NounPhraseReader nouns;
    private final NumberReader numbers;
    private final UnitTable table = UnitTable.current();
    private String unit = "";
    private int last;

    DenominatorReader(Tokens tokens, NounPhraseReader nouns) {
        this.t = tokens;
        this.nouns = nouns;
        this.numbers = new NumberReader(tokens);
    }

    /** The name of what it is per, {@code person/day} for two. */
    String unit() {
        return unit;
    }

    int last() {
        return last;
    }

    /** Reads a denominator that begins at token {@code i}, after a unit. */
    boolean read(int i, String numerator, boolean money, int limit) {
        int start = overSubstance(i, limit);
        if (!one(start, numerator, money, limit)) {
            return false;
        }
        String first = unit;
        int end = last;
        unit = one(end + 1, numerator, false, limit) ? first + "/" + unit : first;
        last = unit.equals(first) ? end : last;
        return true;
    }

    /** Passes over "of CO2" in "tonnes of CO2 per tonne". */
    private int overSubstance(int i, int limit) {
        if (!t.is(i, OF)) {
            return i;
        }
        int k = i + 1;
        while (k < limit && k < i + 4 && t.isWord(k) && !t.isAny(k, CLOSED)) {
            k++;
        }
        boolean time = (t.is(k, A) || t.is(k, PER)) && table.nameAt(t, k + 1, limit) != 0;
        return k > i + 1 && (t.is(k, PER) || time) ? k : i;
    }

    private static final long CLOSED = WordClass.mask(
            WordClass.DETERMINER,
            WordClass.PREPOSITION,
            WordClass.PRONOUN,
            WordClass.RELATIVE,
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.CONJUNCTION);

    private boolean one(int i, String numerator, boolean money, int limit) {
        if (i >= limit) {
            return false;
        }
        if (t.isJoint(i) && (t.is(i + 1, A) || t.is(i + 1, PER)) && t.isJoint(i + 2)) {
            return measure(i + 3, limit) || hyphenated(i + 3);
        }
        if (t.is(i, PER)) {
            return afterPer(i + 1, limit);
        }
        if (t.isSymbol(i, '/') && t.isWord(i + 1)) {
            return measure(i + 1, limit) || !t.spaced(i) && !t.spaced(i + 1) && noun(i + 1, limit);
        }
        if (t.is(i, A) || t.is(i, AN) || t.is(i, EACH) || t.is(i, EVERY)) {
            boolean article = t.is(i, A) || t.is(i, AN);
            return time(i + 1, limit) && (article || money)
                    || article && money && (measure(i + 1, limit) || bareNoun(i + 1));
        }
        if (money && t.is(i, TO) && t.is(i + 1, THE)) {
            long match = table.nameAt(t, i + 2, limit);
            if (match != 0 && table.entry(Trie.value(match)).isMoney()) {
                unit = table.entry(Trie.value(match)).name();
                last = Trie.last(match);
                return !unit.equals(numerator);
            }
        }
        return false;
    }

    private boolean afterPer(int i, int limit) {
        if (PERSONS.has(t, i)) {
            unit = "person";
            last = i;
            return true;
        }
        if (YEARS.has(t, i)) {
            unit = "year";
            last = i;
            return true;
        }
        if ((t.isNumber(i) || t.isAny(i, WordClass.CARDINAL.bit)) && numbers.read(i)) {
            return numbered(i, numbers.last() + 1, limit);
        }
        if (t.is(i, WordClass.SCALE)) {
            return numbered(i, i + 1, limit);
        }
        return measure(i, limit) || noun(i, limit);
    }

    private static final Trie PERSONS = new Trie(true);
    private static final Trie YEARS = new Trie(true);

    static {
        PERSONS.add("capita", 1);
        PERSONS.add("head", 1);
        YEARS.add("annum", 1);
    }

    /** "Per 100,000 live births": the whole phrase in the singular. */
    private boolean numbered(int number, int i, int limit) {
        String amount = t.text(number, i - 1).toLowerCase(Locale.ROOT);
        if (measure(i, limit)) {
            unit = amount + " " + unit;
            return true;
        }
        if (nouns.read(i, false, limit)) {
            int head = nouns.last();
            String before = head > i ? t.text(i, head - 1).toLowerCase(Locale.ROOT) + " " : "";
            unit = amount + " " + before + nouns.head();
            last = head;
            return true;
        }
        return false;
    }

    private boolean measure(int i, int limit) {
        long symbol = table.symbolAt(t, i, limit);
        long name = table.nameAt(t, i, limit);
        long match = symbol != 0 && Trie.last(symbol) >= Trie.last(name) ? symbol : name;
        if (match == 0) {
            return false;
        }
        Entry entry = table.entry(match == symbol ? Trie.value(match) >> 1 : Trie.value(match));
        if (match == name && Trie.last(match) == i && t.is(i + 1, WordClass.PLURAL)) {
            return false;
        }
        unit = entry.name();
        last = Trie.last(match);
        return !unit.equals("percent");
    }

    private boolean time(int i, int limit) {
        if (!measure(i, limit)) {
            return false;
        }
        UnitTable.Entry entry = table.find(unit);
        return entry != null && entry.isTime();
    }

    /** A noun phrase in the singular: "per classroom", "per available room"; its head is the unit. */
    private boolean noun(int i, int limit) {
        if (!t.isWord(i) || t.isAny(i, CLOSED) || !nouns.read(i, true, limit)) {
            return false;
        }
        unit = nouns.head();
        last = nouns.last();
        return true;
    }

    /** "A 12-cent-a-<em>share</em> dividend". */
    private boolean hyphenated(int i) {
        if (!t.is(i, WordClass.NOUN) || t.isAny(i, CLOSED)) {
            return false;
        }
        unit = Nouns.singular(t.text(i).toLowerCase(Locale.ROOT));
        last = i;
        return true;
    }

    /** A single noun after "a": "$30 a ticket", but not "a ticket office". */
    private boolean bareNoun(int i) {
        if (!t.is(i, WordClass.NOUN)
                || t.isCapitalised(i)
                || t.isAny(i, CLOSED | WordClass.ADJECTIVE.bit | WordClass.PLURAL.bit)
                || t.is(i + 1, WordClass.NOUN) && !t.is(i + 1, WordClass.VERB)
                || t.is(i + 1, OF)) {
            return false;
        }
        unit = Nouns.singular(t.text(i).toLowerCase(Locale.ROOT));
        last = i;
        return true;
    }
}
