package dev.fathom.backend;

import dev.fathom.document.Document;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.passage.Passage;
import java.util.List;

/**
 * A document made ready for an index: split, its figures extracted.
 *
 * @param document the document
 * @param hash what its content and the way it was prepared come to; equal hashes need no work
 * @param passages its passages in order
 * @param figures for every passage, by its ordinal, the figures stated in it
 * @param vectors for every passage the vector that the index's embedder gave it; empty where there is no embedder
 */
public record Entry(
        Document document,
        String hash,
        List<Passage> passages,
        List<List<StatedFigure>> figures,
        List<QuantisedVector> vectors) {

    /** Copies the lists. */
    public Entry {
        passages = List.copyOf(passages);
        figures = List.copyOf(figures);
        vectors = List.copyOf(vectors);
    }
}
