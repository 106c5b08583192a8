package dev.fathom.passage;

import dev.fathom.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A run of whole sentences of one section: the unit of retrieval.
 *
 * @param ordinal its number within the document, from 0
 * @param span its place in the document's text
 * @param headings the headings above it, outermost first
 * @param page the page on which it begins, from 1; absent where the document tells no pages
 */
public record Passage(int ordinal, Span span, List<String> headings, Optional<Integer> page) {

    /** Copies the headings. */
    public Passage {
        headings = List.copyOf(headings);
    }

    /** A passage of a document without pages. */
    public Passage(int ordinal, Span span, List<String> headings) {
        this(ordinal, span, headings, Optional.empty());
    }
}
