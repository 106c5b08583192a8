package dev.fathom.rank;

import dev.fathom.embed.LatentModel;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import java.util.List;
import java.util.Optional;

/**
 * The signals of a window of candidates. A passage is short and seldom says all that a query asks, so it is ranked by its
 * own words and by its context: the run of neighbouring passages it belongs to. One instance serves one model; safe for
 * use by several threads.
 *
 * <p><em>BM25</em>: the first stage's score divided by the sum of idf · frequency in the query, which no passage's BM25
 * can exceed. Of the context: <em>context</em>, its BM25 ({@link WordMatch}); <em>heading</em>, the same of its heading (in both, what may stand for a word counts as in the first stage, see {@link Substitute});
 * <em>proximity</em> ({@link Proximity}); <em>latent</em> ({@link LatentModel#similarity}), of vectors rounded to one byte
 * per part. Where the index has an embedder, <em>embedding</em> stands in the place of latent: the cosine of the query's and
 * the passage's vectors; −1 for a passage without one, which is not the same as one that means something else.
 */
public final class WindowRanking {

    /** The name of the signal that the first stage's score is. */
    public static final String BM25 = "bm25";

    /** The signals in their order. */
    public static final List<String> SIGNALS = List.of(BM25, "context", "heading", "proximity", "latent");

    /** The default: BM25 and context 0.5 each, the others 0.4 each. */
    public static final Fusion DEFAULT_FUSION = new Fusion.WeightedSum(List.of(0.5, 0.5, 0.4, 0.4, 0.4));

    /** The same where the index has an embedder. */
    private static final List<String> EMBEDDED = List.of(BM25, "context", "heading", "proximity", "embedding");

    private static final double NO_VECTOR = -1;

    private static final double CONTEXT_B = 0.6;
    private static final double HEADING_B = 0.4;
    private static final double MEAN_HEADING = 8;

    private final LatentModel model;
    private final ContextCache cache;

    /** Signals by a model; the cache must never have been used with another one. */
    public WindowRanking(LatentModel model, ContextCache cache) {
        this.model = model;
        this.cache = cache;
    }

    /** The model. */
    public LatentModel model() {
        return model;
    }

    /**
     * The signals of all candidates.
     *
     * @param query the query's terms in order, analysed as the passages were
     * @param substitutes what may stand for its terms; they count in context and heading
     * @param embedding the query's vector where the index has an embedder; always or never for one cache
     */
    public Signals signals(
            TermSequence query,
            List<Substitute> substitutes,
            Optional<QuantisedVector> embedding,
            Candidates candidates) {
        Scorer scorer = new Scorer(query, substitutes, embedding);
        double[][] values = new double[SIGNALS.size()][candidates.size()];
        for (int c : candidates.readingOrder()) {
            double[] signals = scorer.signals(candidates, c);
            for (int s = 0; s < signals.length; s++) {
                values[s][c] = signals[s];
            }
        }
        return new Signals(embedding.isPresent() ? EMBEDDED : SIGNALS, values);
    }

    /** The last signal alone, latent or embedding, of each candidate: how near its vector is to the query's. */
    public double[] similarities(TermSequence query, Optional<QuantisedVector> embedding, Candidates candidates) {
        Scorer scorer = new Scorer(query, List.of(), embedding);
        double[] similarities = new double[candidates.size()];
        for (int c : candidates.readingOrder()) {
            similarities[c] = scorer.similarity(candidates, c);
        }
        return similarities;
    }

    /** The signals of one query's candidates; what candidates of one context share is computed once. */
    private final class Scorer {

        private final QueryTerms terms;
        private final Occurrences words;
        private final WordMatch context;
        private final WordMatch heading;
        private final Proximity proximity;
        private final Optional<QuantisedVector> embedding;
        private final QuantisedVector vector;

        /** The context whose signals are at hand, since its candidates are read one after the other. */
        private long signalled;

        private double[] shared = new double[0];

        /** The same of the similarity alone. */
        private long compared;

        private double similarity = Double.NaN;

        Scorer(TermSequence query, List<Substitute> substitutes, Optional<QuantisedVector> embedding) {
            terms = new QueryTerms(query, model::idf);
            words = new Occurrences(query);
            Substitutes others = new Substitutes(terms, substitutes);
            context = new WordMatch(terms, others, CONTEXT_B, model.meanLength());
            heading = new WordMatch(terms, others, HEADING_B, MEAN_HEADING);
            proximity = new Proximity(terms, model.meanLength());
            this.embedding = embedding;
            vector = embedding.orElseGet(() -> QuantisedVector.of(model.queryVector(query)));
        }

        double[] signals(Candidates candidates, int c) {
            long key = candidates.context(c);
            if (key != signalled || shared.length == 0) {
                signalled = key;
                shared = ofContext(context(key, candidates, c));
            }
            double[] signals = shared.clone();
            signals[0] = terms.ceiling() == 0 ? 0 : candidates.score(c) / terms.ceiling();
            if (embedding.isPresent()) {
                signals[4] = similarity(candidates.vector(c));
            }
            return signals;
        }

        private double[] ofContext(ContextCache.Entry entry) {
            words.in(entry.terms());
            double latent = embedding.isPresent() ? 0 : vector.times(entry.vector());
            return new double[] {0, context.of(words), heading.ofHeading(words), proximity.of(words), latent};
        }

        double similarity(Candidates candidates, int c) {
            long key = candidates.context(c);
            if (embedding.isPresent()) {
                return similarity(candidates.vector(c));
            }
            if (key != compared || Double.isNaN(similarity)) {
                compared = key;
                similarity = vector.times(context(key, candidates, c).vector());
            }
            return similarity;
        }

        private double similarity(QuantisedVector passage) {
            if (vector.isNone() || passage.isNone()) {
                return vector.isNone() ? 0 : NO_VECTOR;
            }
            return vector.times(passage);
        }

        private ContextCache.Entry context(long key, Candidates candidates, int c) {
            ContextCache.Entry entry = cache.get(key);
            if (entry == null) {
                TermSequence sequence = candidates.terms(c);
                QuantisedVector latent = embedding.isPresent()
                        ? QuantisedVector.NONE
                        : QuantisedVector.of(model.passageVector(sequence));
                entry = new ContextCache.Entry(key, sequence, latent);
                cache.put(entry);
            }
            return entry;
        }
    }
}
