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
    private final double[] weights;
    private final double ceiling;
    private final IntToDoubleFunction idfOfHash;

    QueryTerms(TermSequence query, IntToDoubleFunction idf) {
        this.query = query;
        this.idfOfHash = idf;
        this.idf = new double[query.distinct()];
        this.weights = new double[query.distinct()];
        int[] counts = query.counts();
        double sum = 0;
        for (int i = 0; i < query.distinct(); i++) {
            this.idf[i] = idf.applyAsDouble(query.term(i));
            weights[i] = this.idf[i] * counts[i];
            sum += weights[i];
        }
        this.ceiling = sum;
    }

    TermSequence sequence() {
        return query;
    }

    double idf(int term) {
        return idf[term];
    }

    /** The idf of any term, by its hash. */
    double idfOfHash(int hash) {
        return idfOfHash.applyAsDouble(hash);
    }

    /** idf · frequency in the query. */
    double weight(int term) {
        return weights[term];
    }

    /** Sum over the query's terms of idf · frequency in the query; 0 for an empty query. */
    double ceiling() {
        return ceiling;
    }
}
