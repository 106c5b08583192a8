package dev.fathom.figure;

/** Tells people by their names: a common given name and a family name, "Maria Lopez". Stateless. */
final class PersonNames {

    private static final Trie GIVEN = Trie.ofWords(String.join(" ", Resources.lines("given-names.txt")));

    private PersonNames() {}

    /** Whether the family name of somebody stands at the token, the given name before it. */
    static boolean endsAt(Tokens t, int i) {
        return isPart(t, i) && isPart(t, i - 1) && (GIVEN.has(t, i - 1) || isPart(t, i - 2) && GIVEN.has(t, i - 2));
    }

    /** Whether a common given name stands at the token. */
    static boolean isGiven(Tokens t, int i) {
        return isPart(t, i) && GIVEN.has(t, i);
    }

    private static boolean isPart(Tokens t, int i) {
        return t.isCapitalised(i) && !t.isUpperCase(i);
    }
}
