package dev.fathom.figure;

/**
 * Looks words up in a lexicon and remembers the last ones: a text says the same words again and again, and these few stay
 * nearest to the processor. Not safe to share between threads.
 */
final class RecentWords {

    /** How many words are remembered at most: one for each place, a power of two. */
    private static final int PLACES = 512;

    private final Lexicon lexicon;
    private final long[] hashes = new long[PLACES];
    private final int[] words = new int[PLACES];

    RecentWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** As {@link Lexicon#find(long)}. */
    int find(long hash) {
        if (!lexicon.mayHold(hash)) {
            return 0;
        }
        int place = (int) (hash ^ hash >>> 32) & PLACES - 1;
        if (hashes[place] != hash) {
            hashes[place] = hash;
            words[place] = lexicon.find(hash);
        }
        return words[place];
    }
}
