package dev.fathom.rank;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;

/** The window a backend hands to re-ranking, best first; numbered from 0. Read by one thread. */
public interface Candidates {

    /** How many there are. */
    int size();

    /** What the first stage scored, as the engine gave it. */
    double score(int candidate);

    /**
     * A number that stands for the passage's content for as long as a {@link PassageCache} is in use: never the same for
     * different content.
     */
    long key(int candidate);

    /** The terms of the passage, in order. Asked only where the cache does not have them, in the candidates' order. */
    TermSequence terms(int candidate);

    /**
     * The vector that the index's embedder gave the passage; {@link QuantisedVector#NONE} where there is none. Asked only where
     * the query has one, too, and the cache does not have it.
     */
    QuantisedVector vector(int candidate);
}
