package dev.fathom.internal.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** BM25 with parameters by field; measured, see DECISIONS in ARCHITECTURE.md. */
public final class Scoring extends PerFieldSimilarityWrapper {

    private static final BM25Similarity TEXT = new BM25Similarity(0.9f, 0.6f);
    private static final BM25Similarity FIGURES = FigureWords.similarity();
    private static final BM25Similarity OTHERS = new BM25Similarity();

    @Override
    public Similarity get(String field) {
        return bm25(field);
    }

    /** How the words of a field score. */
    public static BM25Similarity bm25(String field) {
        return switch (field) {
            case Fields.ALL -> TEXT;
            case Fields.WORDS -> FIGURES;
            default -> OTHERS;
        };
    }
}
