package dev.fathom.figure;

import dev.fathom.document.Document;
import java.util.List;

/** Finds the figures in a document. Immutable and safe to share between threads. */
public final class FigureExtractor {

    private FigureExtractor() {}

    /** The extractor for English text. */
    public static FigureExtractor english() {
        return new FigureExtractor();
    }

    /** The figures of a document in order of their place. */
    public List<Figure> extract(Document document) {
        return List.of();
    }
}
