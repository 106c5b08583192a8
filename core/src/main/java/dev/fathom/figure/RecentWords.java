package dev.fathom.figure;

/**
 * Looks words up in a lexicon and remembers the last ones: a text says the same words again and again, and these few stay
 * nearest to the processor. Not safe to share between threads.
 */
final class RecentWords {

    /** How many words are remembered at most: one for each place, a power of two. */
    private static final int PLACES = 512;

    /** The bits that hold a word's number. */
    private static final int WORD = Lexicon.MOST_WORDS - 1;

    private final Lexicon lexicon;
    /** The words' hashes, in their lowest bits the words' numbers instead. */
    private final long[] words = new long[PLACES];

    RecentWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** As {@link Lexicon#find(long)}. */
    int find(long hash) {
        int place = (int) (hash ^ hash >>> 32) & PLACES - 1;
        long recent = words[place];
        if (((recent ^ hash) & ~WORD) == 0) {
            return (int) recent & WORD;
        }
        int word = lexicon.find(hash);
        if (word != 0) {
            words[place] = hash & ~WORD | word;
        }
        return word;
    }
}
