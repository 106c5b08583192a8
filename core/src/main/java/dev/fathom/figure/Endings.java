package dev.fathom.figure;

/** What the endings of words suggest that the lexicon lacks. Stateless. */
final class Endings {

    private static final long PAST = WordClass.mask(WordClass.VERB, WordClass.PAST, WordClass.ADJECTIVE);
    private static final long ING = WordClass.mask(WordClass.VERB, WordClass.ING, WordClass.NOUN);

    private Endings() {}

    /** The classes that the word between two offsets most likely has. */
    static long classes(char[] text, int start, int end) {
        int length = end - start;
        char last = Lexicon.fold(text[end - 1]);
        if (length < 4 || Characters.isDigit(last)) {
            return WordClass.NOUN.bit;
        }
        char before = Lexicon.fold(text[end - 2]);
        if (last == 's') {
            return WordClass.NOUN.bit | (before == 's' || before == 'u' || before == 'i' ? 0 : WordClass.PLURAL.bit);
        }
        boolean ly = last == 'y' && before == 'l';
        boolean ed = last == 'd' && before == 'e' && length > 4;
        boolean ing = last == 'g' && before == 'n' && length > 5 && Lexicon.fold(text[end - 3]) == 'i';
        if (!ly && !ed && !ing || Characters.isUpperCase(text[start])) {
            return WordClass.NOUN.bit;
        }
        return ly ? WordClass.ADVERB.bit : ed ? PAST : ING;
    }
}
