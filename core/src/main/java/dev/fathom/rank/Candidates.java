package dev.fathom.rank;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;

/**
 * The window a backend hands to re-ranking, best first; numbered from 0. Read by one thread, in {@link #readingOrder}, all
 * of one candidate before the next.
 */
public interface Candidates {

    /** How many there are. */
    int size();

    /** What the first stage scored, as the engine gave it. */
    double score(int candidate);

    /** All candidates in the order in which reading them costs least; those of one context one after the other. */
    int[] readingOrder();

    /**
     * A number that stands for the content of the passage's context, which is the run of neighbouring passages it belongs to,
     * for as long as a {@link ContextCache} is in use: never the same for different content.
     */
    long context(int candidate);

    /**
     * The terms of the passage's context in order: the heading, a break, the passages with breaks between them. Asked after
     * {@link #context}, and only where the cache does not have them.
     */
    TermSequence terms(int candidate);

    /**
     * The vector that the index's embedder gave the passage; {@link QuantisedVector#NONE} where there is none. Asked only where
     * the query has one, too.
     */
    QuantisedVector vector(int candidate);
}
