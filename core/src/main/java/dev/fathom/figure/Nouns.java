package dev.fathom.figure;

import java.util.HashMap;
import java.util.Map;

/** Singulars of English nouns: irregular ones from a table, the others by rule. Stateless. */
final class Nouns {

    private static final Map<String, String> SINGULARS = singulars();
    private static final Trie PLURALS = plurals();

    private Nouns() {}

    private static Map<String, String> singulars() {
        Map<String, String> map = new HashMap<>();
        for (String line : Resources.lines("plurals.txt")) {
            for (String pair : Resources.words(line)) {
                int slash = pair.indexOf('/');
                String singular = slash < 0 ? pair : pair.substring(0, slash);
                map.put(pair.substring(slash + 1), singular);
                map.put(singular, singular);
            }
        }
        return Map.copyOf(map);
    }

    private static Trie plurals() {
        Trie plurals = new Trie(true);
        for (String line : Resources.lines("plurals.txt")) {
            for (String pair : Resources.words(line)) {
                plurals.add(pair.substring(pair.indexOf('/') + 1), 1);
            }
        }
        return plurals;
    }

    /** Whether the word at a token is a plural that does not end in s, or one that is like its singular: men, aircraft. */
    static boolean isOwnPlural(Tokens tokens, int i) {
        return PLURALS.match(tokens, i, i + 1) != 0;
    }

    /** The singular of a noun in lower case; a singular is its own. */
    static String singular(String noun) {
        String known = SINGULARS.get(noun);
        if (known != null) {
            return known;
        }
        int n = noun.length();
        int hyphen = noun.lastIndexOf('-');
        if (hyphen > 0 && hyphen < n - 1) {
            return noun.substring(0, hyphen + 1) + singular(noun.substring(hyphen + 1));
        }
        if (n < 3 || !noun.endsWith("s") || noun.endsWith("ss") || noun.endsWith("us") || noun.endsWith("is")) {
            return noun;
        }
        if (noun.endsWith("ies") && n > 4) {
            return noun.substring(0, n - 3) + "y";
        }
        if (noun.endsWith("sses")
                || noun.endsWith("shes")
                || noun.endsWith("ches")
                || noun.endsWith("xes")
                || noun.endsWith("zzes")
                || noun.endsWith("oes")) {
            return noun.substring(0, n - 2);
        }
        return noun.substring(0, n - 1);
    }
}
