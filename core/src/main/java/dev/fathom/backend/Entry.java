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
 * @param version what the file it came from was like, to tell later whether that has changed; 0 where there is none
 */
public record Entry(
        Document document,
        String hash,
        List<Passage> passages,
        List<List<StatedFigure>> figures,
        List<QuantisedVector> vectors,
        long version) {

    /** Copies the lists. */
    public Entry {
        passages = List.copyOf(passages);
        figures = List.copyOf(figures);
        vectors = List.copyOf(vectors);
    }

    /** A document that came from no file. */
    public Entry(
            Document document,
            String hash,
            List<Passage> passages,
            List<List<StatedFigure>> figures,
            List<QuantisedVector> vectors) {
        this(document, hash, passages, figures, vectors, 0);
    }

    /** The entry of a document from a file that was like this. */
    public Entry version(long version) {
        return new Entry(document, hash, passages, figures, vectors, version);
    }
}
