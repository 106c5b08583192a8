package dev.fathom.figure;

/** Forms of English words by rule: plurals and singulars of nouns, forms of regular verbs. Stateless. */
final class Inflection {

    private Inflection() {}

    /** The regular plural of a noun; also the third person of a verb. */
    static String plural(String noun) {
        int n = noun.length();
        if (noun.endsWith("s")
                || noun.endsWith("x")
                || noun.endsWith("z")
                || noun.endsWith("ch")
                || noun.endsWith("sh")) {
            return noun + "es";
        }
        if (noun.endsWith("y") && n > 1 && !isVowel(noun.charAt(n - 2))) {
            return noun.substring(0, n - 1) + "ies";
        }
        return noun.endsWith("o") && n > 1 && "do go".contains(noun) ? noun + "es" : noun + "s";
    }

    static String past(String verb) {
        int n = verb.length();
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        if (verb.endsWith("y") && !isVowel(verb.charAt(n - 2))) {
            return verb.substring(0, n - 1) + "ied";
        }
        return (doubles(verb) ? verb + verb.charAt(n - 1) : verb) + "ed";
    }

    static String ing(String verb) {
        int n = verb.length();
        if (verb.endsWith("ie")) {
            return verb.substring(0, n - 2) + "ying";
        }
        if (verb.endsWith("e") && !verb.endsWith("ee") && !verb.endsWith("oe") && n > 2) {
            return verb.substring(0, n - 1) + "ing";
        }
        return (doubles(verb) ? verb + verb.charAt(n - 1) : verb) + "ing";
    }

    /** Whether a short verb doubles its last consonant: stop, plan; and those stressed at the end: commit, occur. */
    private static boolean doubles(String verb) {
        int n = verb.length();
        if (n < 3
                || isVowel(verb.charAt(n - 1))
                || !isVowel(verb.charAt(n - 2))
                || "wxy".indexOf(verb.charAt(n - 1)) >= 0) {
            return false;
        }
        if (STRESSED_END.contains(" " + verb + " ")) {
            return true;
        }
        for (int i = 0; i < n - 2; i++) {
            if (isVowel(verb.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static final String STRESSED_END =
            " commit admit permit submit omit emit transmit occur incur recur refer prefer"
                    + " transfer confer defer infer control enrol patrol expel compel propel repel excel rebel allot regret forget begin"
                    + " format equip cancel travel level model total signal fuel label channel tunnel ";

    private static boolean isVowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }
}
