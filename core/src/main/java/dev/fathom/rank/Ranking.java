package dev.fathom.rank;

import java.util.List;

/**
 * How passages are ranked: BM25 alone, or BM25 for a window of candidates which several signals then order anew. After the
 * window the ranking goes on in BM25's order.
 *
 * @param fusion how the {@link WindowRanking#SIGNALS} become one score
 * @param window how many candidates are ordered anew; 0: BM25 alone
 */
public record Ranking(Fusion fusion, int window) {

    /** How many candidates are ordered anew unless said otherwise. */
    public static final int DEFAULT_WINDOW = 200;

    /** BM25 of passage and context, headings, proximity and latent similarity, as a weighted sum: the default. */
    public static final Ranking HYBRID = new Ranking(WindowRanking.DEFAULT_FUSION, DEFAULT_WINDOW);

    /** BM25 alone. */
    public static final Ranking BM25 = new Ranking(WindowRanking.DEFAULT_FUSION, 0);

    /** Checks the window. */
    public Ranking {
        if (window < 0 || window > 10_000) {
            throw new IllegalArgumentException("a window holds from 0 to 10,000 candidates, got " + window);
        }
    }

    /** The hybrid ranking with other weights of its signals, in their order. */
    public static Ranking weighted(double bm25, double context, double heading, double proximity, double latent) {
        return new Ranking(new Fusion.WeightedSum(List.of(bm25, context, heading, proximity, latent)), DEFAULT_WINDOW);
    }

    /** The hybrid ranking by reciprocal ranks instead of a weighted sum. */
    public static Ranking reciprocalRank() {
        return new Ranking(new Fusion.ReciprocalRank(60), DEFAULT_WINDOW);
    }

    /** This ranking with another window. */
    public Ranking window(int candidates) {
        return new Ranking(fusion, candidates);
    }
}
