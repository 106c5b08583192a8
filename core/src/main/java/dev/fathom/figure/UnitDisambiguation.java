package dev.fathom.figure;

import dev.fathom.figure.UnitTable.Entry;
import java.math.BigDecimal;

/**
 * Tells units from the common words, names and codes that look like them: "3 won", "20 F-series trucks", "9,077 are
 * employed". Stateless but for the sentence; not safe to share between threads.
 */
final class UnitDisambiguation {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final Trie STONE = Trie.ofWords("stone");
    private static final int DEGREE = WORDS.id("degree");
    private static final Trie ANGLES = Trie.ofWords(
            "angles angle turns bends views slopes arcs days temperatures heat rotations rise increases swings");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** Units whose names are also common words: they need a sign that money or a measure is meant. */
    static final Trie AMBIGUOUS = Trie.ofWords(
            "won real sol lira mark are rai mu second league cup bar stone leu lev lek rand gray mole knot grain"
                    + " fathom score therm som sum crown buck rev ether kip loti lari tala meg gig min ms are");

    private final Tokens t;
    private final NounPhraseReader nouns;

    UnitDisambiguation(Tokens tokens, NounPhraseReader nouns) {
        this.t = tokens;
        this.nouns = nouns;
    }

    /** Whether a word that could be a unit is one here. */
    boolean isMeant(int first, int end, NumberReader number, int limit, boolean hyphen) {
        if (t.isNumber(end + 1) && !t.spaced(end + 1) && t.isWord(end)) {
            return false;
        }
        if (t.isWord(end + 1) && !t.spaced(end + 1) || t.isJoint(end + 1) && t.isNumber(end + 2)) {
            return false;
        }
        boolean one = t.end(end) - t.start(end) == 1;
        if (one && t.isCapitalised(end) && t.isJoint(end + 1)) {
            return false; // "20 F-series trucks"
        }
        if (one && t.isWord(first) && t.spaced(first) && (t.first(first) == 'p' || t.first(first) == 'P')) {
            return false;
        }
        if (first == end && t.is(first, DEGREE) && !hyphen && countsAfter(end + 1, limit)) {
            return ANGLES.has(t, nouns.last());
        }
        if (first == end && AMBIGUOUS.has(t, first)) {
            if (t.is(first, WordClass.AUXILIARY)) {
                return false; // "9,077 are employed"
            }
            boolean large = number.bare().scale() > 0
                    || number.scale().compareTo(THOUSAND) >= 0
                    || number.bare().compareTo(BigDecimal.valueOf(100)) >= 0;
            boolean weight = STONE.has(t, first) && !number.bare().equals(BigDecimal.ONE); // things would be "stones"
            return hyphen || (large || weight) && !countsAfter(end + 1, limit);
        }
        return true;
    }

    /** Whether the sign read is more often something else than money after a number. */
    boolean isDoubtfulAfter(int k, long sign) {
        return t.isWord(k)
                && Trie.last(sign) == k
                && t.end(k) - t.start(k) <= 3
                && SignReader.DOUBTFUL.has(t, k)
                && (t.spaced(k) || t.end(k) - t.start(k) < 3);
    }

    /** "361 million pounds" is money, "2 million pounds of beef" is not. */
    boolean isPoundsOfMoney(Entry entry, NumberReader number, int last) {
        return entry.name().equals("pound")
                && number.scale().compareTo(MILLION) >= 0
                && t.is(last, WordClass.PLURAL)
                && !t.is(last + 1, OF);
    }

    /** Whether things that are counted begin at the token. */
    boolean countsAfter(int j, int limit) {
        return j < limit && nouns.read(j, false, limit);
    }
}
