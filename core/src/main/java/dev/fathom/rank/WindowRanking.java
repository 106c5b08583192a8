package dev.fathom.rank;

import dev.fathom.embed.LatentModel;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import java.util.List;
import java.util.Optional;

/**
 * The signals of a window of candidates: BM25 over its ceiling for the query, match of the heading, proximity,
 * latent similarity. One instance
 * serves one model; safe for use by several threads.
 *
 * <p><em>BM25</em>: the first stage's score divided by the sum of idf · frequency in the query, which no passage's BM25
 * can exceed. <em>Heading</em>: {@link HeadingMatch}. <em>Proximity</em>: {@link Proximity}. <em>Latent</em>: {@link LatentModel#similarity}, of
 * vectors rounded to one byte per part. Where the index has an embedder, <em>embedding</em> stands in the place of latent:
 * the cosine of its vectors; −1 for a passage without one, which is not the same as one that means something else.
 */
public final class WindowRanking {

    /** The signals in their order. */
    public static final List<String> SIGNALS = List.of("bm25", "heading", "proximity", "latent");

    /** The default: BM25 1, heading 0.4, proximity 0.4, latent 0.4. */
    public static final Fusion DEFAULT_FUSION = new Fusion.WeightedSum(List.of(1.0, 0.4, 0.4, 0.4));

    /** The same where the index has an embedder. */
    private static final List<String> EMBEDDED = List.of("bm25", "heading", "proximity", "embedding");

    private static final double NO_VECTOR = -1;

    private final LatentModel model;
    private final PassageCache cache;

    /** Signals by a model; the cache must never have been used with another one. */
    public WindowRanking(LatentModel model, PassageCache cache) {
        this.model = model;
        this.cache = cache;
    }

    /**
     * The signals of all candidates.
     *
     * @param query the query's terms in order, analysed as the passages were
     * @param embedding the query's vector where the index has an embedder; always or never for one cache
     */
    public Signals signals(TermSequence query, Optional<QuantisedVector> embedding, Candidates candidates) {
        QueryTerms terms = new QueryTerms(query, model::idf);
        Proximity proximity = new Proximity(terms, model.meanLength());
        HeadingMatch heading = new HeadingMatch(terms);
        QuantisedVector vector = embedding.orElseGet(() -> QuantisedVector.of(model.queryVector(query)));
        double[][] values = new double[SIGNALS.size()][candidates.size()];
        for (int c = 0; c < candidates.size(); c++) {
            PassageCache.Entry passage = passage(candidates, c, embedding.isPresent());
            values[0][c] = terms.ceiling() == 0 ? 0 : candidates.score(c) / terms.ceiling();
            values[1][c] = heading.of(passage.terms());
            values[2][c] = proximity.of(passage.terms());
            values[3][c] = similarity(vector, passage.vector(), embedding.isPresent());
        }
        return new Signals(embedding.isPresent() ? EMBEDDED : SIGNALS, values);
    }

    private static double similarity(QuantisedVector query, QuantisedVector passage, boolean embedded) {
        if (embedded && (query.isNone() || passage.isNone())) {
            return query.isNone() ? 0 : NO_VECTOR;
        }
        return query.times(passage);
    }

    private PassageCache.Entry passage(Candidates candidates, int c, boolean embedded) {
        long key = candidates.key(c);
        PassageCache.Entry entry = cache.get(key);
        if (entry == null) {
            TermSequence terms = candidates.terms(c).copy();
            QuantisedVector vector = embedded ? candidates.vector(c) : QuantisedVector.of(model.passageVector(terms));
            entry = new PassageCache.Entry(key, terms, vector);
            cache.put(entry);
        }
        return entry;
    }
}
