package dev.fathom.rank;

import java.util.List;
import java.util.Optional;

/**
 * How passages are ranked: BM25 alone, or a window of candidates which several signals then order anew. After the window the
 * ranking goes on in BM25's order.
 *
 * <p>BM25 alone sees one short passage at a time. Where whole documents are to be found by it, index with a splitter of longer
 * passages ({@code PassageSplitter}).
 *
 * @param source where the window comes from; as long as nothing was learned from the collection, always BM25
 * @param fusion how the {@link WindowRanking#SIGNALS} become one score
 * @param window how many candidates are ordered anew; 0: BM25 alone
 * @param reranking what scores the best of them once more, and how many; default absent
 */
public record Ranking(Source source, Fusion fusion, int window, Optional<Reranking> reranking) {

    /** Where candidates come from. */
    public enum Source {
        /** The best by BM25: the default. */
        BM25,
        /**
         * The best by BM25 and the exact nearest neighbours of the query, as many of each. Every passage's vector is compared:
         * for collections of up to some 200,000 passages.
         */
        UNION,
        /** The exact nearest neighbours alone; no others are found. */
        NEIGHBOURS
    }

    /** How many candidates are ordered anew unless said otherwise. */
    public static final int DEFAULT_WINDOW = 200;

    /** BM25 of passage and context, headings, proximity and latent similarity, as a weighted sum: the default. */
    public static final Ranking HYBRID = of(WindowRanking.DEFAULT_FUSION, DEFAULT_WINDOW);

    /** BM25 alone. */
    public static final Ranking BM25 = of(WindowRanking.DEFAULT_FUSION, 0);

    /** The hybrid ranking of BM25's candidates and of the query's exact nearest neighbours. */
    public static final Ranking UNION = HYBRID.from(Source.UNION);

    /** Nearest neighbours alone, by the similarity of their vectors. */
    public static final Ranking VECTORS = weighted(0, 0, 0, 0, 1).from(Source.NEIGHBOURS);

    /** Checks the window. */
    public Ranking {
        if (window == 0 && source != Source.BM25) {
            throw new IllegalArgumentException("nearest neighbours need a window of at least 1");
        }
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
        return new Ranking(source, fusion, candidates, reranking);
    }

    /** This ranking of other candidates. */
    public Ranking from(Source candidates) {
        return new Ranking(candidates, fusion, window, reranking);
    }

    /** This ranking, its {@link Reranking#DEFAULT_DEPTH} best passages ordered anew by a reranker. */
    public Ranking rerank(Reranker reranker) {
        return rerank(reranker, Reranking.DEFAULT_DEPTH);
    }

    /** This ranking, its {@code depth} best passages ordered anew by a reranker. */
    public Ranking rerank(Reranker reranker, int depth) {
        return new Ranking(source, fusion, window, Optional.of(new Reranking(reranker, depth)));
    }

    /** A ranking without a reranker. */
    public static Ranking of(Fusion fusion, int window) {
        return new Ranking(Source.BM25, fusion, window, Optional.empty());
    }

    /** How many of BM25's candidates this ranking orders anew. */
    public int candidates() {
        return Math.max(window, reranking.map(Reranking::depth).orElse(0));
    }
}
