package dev.fathom.figure;

/** Tells "one" as a number ("one doctor", "one percent") from the pronoun. Stateless but for the sentence. */
final class OneFilter {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final Trie IDIOMS = Trie.ofWords(
            "day time way thing side hand reason other another point more another's such person's else whose");
    private static final Trie BEFORE =
            Trie.ofWords("no any every each this that which some the another only not every-");

    private final Tokens t;

    OneFilter(Tokens tokens) {
        this.t = tokens;
    }

    /** Whether the amount that "one" begins counts something. */
    boolean isCount(Mention m) {
        int i = m.first;
        if (m.numberLast > i || m.hasUnit && !m.counted) {
            return true;
        }
        int next = i + 1;
        if (!m.counted || t.is(next, OF) || IDIOMS.has(t, next)) {
            return false;
        }
        return i == 0 || !BEFORE.has(t, i - 1);
    }
}
