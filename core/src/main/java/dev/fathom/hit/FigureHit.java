package dev.fathom.hit;

import dev.fathom.figure.Figure;
import dev.fathom.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A figure that answers a query.
 *
 * @param rank its place in the ranking, from 1
 * @param score its score; comparable within one answer only
 * @param source the document it stands in
 * @param figure the figure; its span points into the document's text
 * @param sentence the sentence that states it
 * @param sentenceSpan the sentence's place in the document's text
 * @param headings the headings above it, outermost first
 * @param page the page on which it stands, from 1; absent where the document tells no pages
 * @param certain whether every value the figure allows satisfies the query's condition
 * @param duplicates where else the same figure stands in a near-duplicate passage
 * @param explanation the parts of the score, if the query asked for them
 */
public record FigureHit(
        int rank,
        double score,
        Source source,
        Figure figure,
        String sentence,
        Span sentenceSpan,
        List<String> headings,
        Optional<Integer> page,
        boolean certain,
        List<Place> duplicates,
        Optional<Explanation> explanation) {

    /** Copies the lists. */
    public FigureHit {
        headings = List.copyOf(headings);
        duplicates = List.copyOf(duplicates);
    }
}
