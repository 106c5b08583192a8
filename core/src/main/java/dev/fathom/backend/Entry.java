package dev.fathom.backend;

import dev.fathom.document.Document;
import dev.fathom.passage.Passage;
import java.util.List;

/**
 * A document made ready for an index: split, its figures extracted.
 *
 * @param document the document
 * @param hash what its content and the way it was prepared come to; equal hashes need no work
 * @param passages its passages in order
 * @param figures for every passage, by its ordinal, the figures stated in it
 */
public record Entry(Document document, String hash, List<Passage> passages, List<List<StatedFigure>> figures) {

    /** Copies the lists. */
    public Entry {
        passages = List.copyOf(passages);
        figures = List.copyOf(figures);
    }
}
