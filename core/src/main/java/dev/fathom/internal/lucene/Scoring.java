package dev.fathom.internal.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** BM25 with parameters by field; measured, see DECISIONS in ARCHITECTURE.md. */
final class Scoring extends PerFieldSimilarityWrapper {

    private final Similarity text = new BM25Similarity(0.9f, 0.6f);
    private final Similarity figures = FigureWords.similarity();
    private final Similarity others = new BM25Similarity();

    @Override
    public Similarity get(String field) {
        return switch (field) {
            case Fields.ALL -> text;
            case Fields.WORDS -> figures;
            default -> others;
        };
    }
}
