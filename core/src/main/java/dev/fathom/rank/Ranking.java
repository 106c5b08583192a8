package dev.fathom.rank;

import java.util.List;
import java.util.Optional;

/**
 * How passages are ranked: BM25 alone, or BM25 for a window of candidates which several signals then order anew. After the
 * window the ranking goes on in BM25's order.
 *
 * @param fusion how the {@link WindowRanking#SIGNALS} become one score
 * @param window how many candidates are ordered anew; 0: BM25 alone
 * @param reranking what scores the best of them once more, and how many; default absent
 */
public record Ranking(Fusion fusion, int window, Optional<Reranking> reranking) {

    /** How many candidates are ordered anew unless said otherwise. */
    public static final int DEFAULT_WINDOW = 200;

    /** BM25 of passage and context, headings, proximity and latent similarity, as a weighted sum: the default. */
    public static final Ranking HYBRID = of(WindowRanking.DEFAULT_FUSION, DEFAULT_WINDOW);

    /** BM25 alone. */
    public static final Ranking BM25 = of(WindowRanking.DEFAULT_FUSION, 0);

    /** Checks the window. */
    public Ranking {
        if (window < 0 || window > 10_000) {
            throw new IllegalArgumentException("a window holds from 0 to 10,000 candidates, got " + window);
        }
    }

    /** The hybrid ranking with other weights of its signals, in their order. */
    public static Ranking weighted(double bm25, double context, double heading, double proximity, double latent) {
        return of(new Fusion.WeightedSum(List.of(bm25, context, heading, proximity, latent)), DEFAULT_WINDOW);
    }

    /** The hybrid ranking by reciprocal ranks instead of a weighted sum. */
    public static Ranking reciprocalRank() {
        return of(new Fusion.ReciprocalRank(60), DEFAULT_WINDOW);
    }

    /** This ranking with another window. */
    public Ranking window(int candidates) {
        return new Ranking(fusion, candidates, reranking);
    }

    /** This ranking, its {@link Reranking#DEFAULT_DEPTH} best passages ordered anew by a reranker. */
    public Ranking rerank(Reranker reranker) {
        return rerank(reranker, Reranking.DEFAULT_DEPTH);
    }

    /** This ranking, its {@code depth} best passages ordered anew by a reranker. */
    public Ranking rerank(Reranker reranker, int depth) {
        return new Ranking(fusion, window, Optional.of(new Reranking(reranker, depth)));
    }

    /** A ranking without a reranker. */
    public static Ranking of(Fusion fusion, int window) {
        return new Ranking(fusion, window, Optional.empty());
    }

    /** How many of BM25's candidates this ranking orders anew. */
    public int candidates() {
        return Math.max(window, reranking.map(Reranking::depth).orElse(0));
    }
}
