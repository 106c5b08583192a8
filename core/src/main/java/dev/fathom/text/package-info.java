/**
 * Text itself: spans into it, its sentences and headings, and the folding of spellings that mean the same.
 *
 * <p>Every position in Fathom is a {@link dev.fathom.text.Span} of UTF-16 offsets into a document's <em>own</em> text:
 * nothing rewrites the text first, so {@code span.of(text)} is always exactly what the author wrote.
 */
@NullMarked
package dev.fathom.text;

import org.jspecify.annotations.NullMarked;
