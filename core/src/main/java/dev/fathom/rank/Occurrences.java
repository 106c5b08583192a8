package dev.fathom.rank;

import dev.fathom.embed.TermSequence;

/**
 * Where a sequence has the query's terms. One instance serves one query on one thread: it keeps its working memory, since
 * this runs for every candidate.
 */
final class Occurrences {

    /** Between two parts of the sequence. */
    static final int BREAK = -2;

    /** A term that is none of the query's. */
    static final int OTHER = -1;

    private final TermSequence query;

    /** For each distinct term of the sequence at hand the number of the query term plus one; zeros between sequences. */
    private int[] queryTerm = new int[256];

    private final int[] found;
    private int matches;
    private TermSequence sequence = TermSequence.of();

    Occurrences(TermSequence query) {
        this.query = query;
        this.found = new int[query.distinct()];
    }

    /** Turns to a sequence; says whether it has any of the query's terms. */
    boolean in(TermSequence next) {
        for (int i = 0; i < matches; i++) {
            queryTerm[found[i]] = 0;
        }
        sequence = next;
        matches = 0;
        if (next.distinct() > queryTerm.length) {
            queryTerm = new int[next.distinct()];
        }
        for (int term = 0; term < found.length; term++) {
            int distinct = next.find(query.term(term));
            if (distinct >= 0) {
                queryTerm[distinct] = term + 1;
                found[matches++] = distinct;
            }
        }
        return matches > 0;
    }

    TermSequence sequence() {
        return sequence;
    }

    /** The number of the query's term at a position, {@link #OTHER} or {@link #BREAK}. */
    int at(int position) {
        int distinct = sequence.at(position);
        return distinct < 0 ? BREAK : queryTerm[distinct] - 1;
    }

    /** How many of the query's distinct terms the sequence has. */
    int matches() {
        return matches;
    }

    /** The query's term that was found as number {@code i} of those the sequence has. */
    int match(int i) {
        return queryTerm[found[i]] - 1;
    }
}
