package dev.fathom.passage;

import dev.fathom.text.Span;
import java.util.List;

/**
 * A run of whole sentences of one section: the unit of retrieval.
 *
 * @param ordinal its number within the document, from 0
 * @param span its place in the document's text
 * @param headings the headings above it, outermost first
 */
public record Passage(int ordinal, Span span, List<String> headings) {

    /** Copies the headings. */
    public Passage {
        headings = List.copyOf(headings);
    }
}
