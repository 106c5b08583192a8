package dev.fathom.figure;

/** What the endings of words suggest that the lexicon lacks. Stateless. */
final class Endings {

    private Endings() {}

    /** The classes that the word at a token most likely has. */
    static long classes(Tokens t, int i) {
        int end = t.end(i);
        int length = end - t.start(i);
        if (length < 4 || Characters.isDigit(t.charAt(end - 1))) {
            return WordClass.NOUN.bit;
        }
        char last = Lexicon.fold(t.charAt(end - 1));
        char before = Lexicon.fold(t.charAt(end - 2));
        if (last == 's') {
            return WordClass.NOUN.bit | (before == 's' || before == 'u' || before == 'i' ? 0 : WordClass.PLURAL.bit);
        }
        boolean capital = t.isCapitalised(i);
        if (last == 'y' && before == 'l' && !capital) {
            return WordClass.ADVERB.bit;
        }
        if (last == 'd' && before == 'e' && !capital && length > 4) {
            return WordClass.VERB.bit | WordClass.PAST.bit | WordClass.ADJECTIVE.bit;
        }
        if (last == 'g' && before == 'n' && Lexicon.fold(t.charAt(end - 3)) == 'i' && !capital && length > 5) {
            return WordClass.VERB.bit | WordClass.ING.bit | WordClass.NOUN.bit;
        }
        return WordClass.NOUN.bit;
    }
}
