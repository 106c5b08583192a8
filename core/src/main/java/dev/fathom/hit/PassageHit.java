package dev.fathom.hit;

import dev.fathom.figure.Figure;
import dev.fathom.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A passage that answers a query.
 *
 * @param rank its place in the ranking, from 1
 * @param score its score; comparable within one answer only
 * @param source the document it stands in
 * @param span its place in the document's text
 * @param text the characters under {@code span}
 * @param headings the headings above it, outermost first
 * @param page the page on which it begins, from 1; absent where the document tells no pages
 * @param highlights where words of the query, and what stands for them, are found in the document's text, in order; looked
 *     for when first asked for, in the hit's own text, so also after the index is closed
 * @param figures the figures it states, in order; of a query that demands one, those it asks for
 * @param duplicates where else (nearly) the same text stands
 * @param explanation the parts of the score, if the query asked for them
 */
public record PassageHit(
        int rank,
        double score,
        Source source,
        Span span,
        String text,
        List<String> headings,
        Optional<Integer> page,
        List<Highlight> highlights,
        List<Figure> figures,
        List<Place> duplicates,
        Optional<Explanation> explanation) {

    /** Copies the lists, but for {@link LazyList}s. */
    public PassageHit {
        headings = List.copyOf(headings);
        highlights = highlights instanceof LazyList ? highlights : List.copyOf(highlights);
        figures = List.copyOf(figures);
        duplicates = List.copyOf(duplicates);
    }
}
