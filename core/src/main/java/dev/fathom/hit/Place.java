package dev.fathom.hit;

import dev.fathom.text.Span;

/**
 * Somewhere in a document.
 *
 * @param document the document's id
 * @param span where in its text
 */
public record Place(String document, Span span) {}
