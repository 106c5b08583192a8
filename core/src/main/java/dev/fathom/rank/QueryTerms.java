package dev.fathom.rank;

import dev.fathom.embed.TermSequence;
import java.util.function.IntToDoubleFunction;

/**
 * A query's distinct terms with their idf, and what BM25 could score at most. Immutable.
 *
 * <p>Lucene's BM25 gives a term at most idf times how often the query says it, so the sum of these bounds any passage's
 * score and is the same whatever filter is on.
 */
final class QueryTerms {

    private final TermSequence query;
    private final double[] idf;
    private final double ceiling;
    private final int[] slots;
    private final long present;

    QueryTerms(TermSequence query, IntToDoubleFunction idf) {
        this.query = query;
        this.idf = new double[query.distinct()];
        int[] counts = query.counts();
        double sum = 0;
        for (int i = 0; i < query.distinct(); i++) {
            this.idf[i] = idf.applyAsDouble(query.term(i));
            sum += this.idf[i] * counts[i];
        }
        this.ceiling = sum;
        this.slots = new int[Integer.highestOneBit(Math.max(4, query.distinct() * 4)) * 2];
        long bits = 0;
        for (int i = 0; i < query.distinct(); i++) {
            bits |= 1L << query.term(i);
            int slot = query.term(i) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i + 1;
        }
        this.present = bits;
    }

    TermSequence sequence() {
        return query;
    }

    /** The number of the query term with this hash, or −1; the common answer no is found in one step. */
    int find(int hash) {
        return (present >>> hash & 1) == 0 ? -1 : search(hash);
    }

    private int search(int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (query.term(slots[slot] - 1) == hash) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    double idf(int term) {
        return idf[term];
    }

    /** Sum over the query's terms of idf · frequency in the query; 0 for an empty query. */
    double ceiling() {
        return ceiling;
    }
}
