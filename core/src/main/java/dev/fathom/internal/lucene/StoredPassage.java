package dev.fathom.internal.lucene;

import dev.fathom.passage.Passage;
import dev.fathom.text.Span;
import java.util.Optional;

/**
 * A passage with the stretch of its document's text that is stored with it.
 *
 * @param slice the stretch
 * @param sliceStart where in the document it begins
 */
public record StoredPassage(Passage passage, String slice, int sliceStart) {

    String text() {
        return text(passage.span());
    }

    /** The page on which an offset in the passage or after it stands. */
    Optional<Integer> page(int offset) {
        return passage.page().map(first -> first + turnedBefore(offset));
    }

    private int turnedBefore(int offset) {
        String before =
                text(new Span(passage.span().start(), Math.max(passage.span().start(), offset)));
        return (int) before.chars().filter(c -> c == '\f').count();
    }

    /** Whether the stretch has all characters under a span of the document. */
    public boolean holds(Span span) {
        return sliceStart <= span.start() && span.end() <= sliceStart + slice.length();
    }

    /** The characters under a span of the document, as far as the slice has them. */
    String text(Span span) {
        int start = Math.clamp(span.start() - sliceStart, 0, slice.length());
        int end = Math.clamp(span.end() - sliceStart, start, slice.length());
        return slice.substring(start, end);
    }

    /** The passage with the stretch before this one as well. */
    public StoredPassage after(String before) {
        return new StoredPassage(passage, before + slice, sliceStart - before.length());
    }

    /** The passage with the stretch after this one as well. */
    public StoredPassage before(String after) {
        return new StoredPassage(passage, slice + after, sliceStart);
    }
}
