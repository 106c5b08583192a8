package dev.fathom.hit;

import dev.fathom.text.Span;
import java.util.Optional;

/**
 * A word of a hit that answers the query.
 *
 * @param span its place in the document's text
 * @param standsFor the words of the query in whose place the thesaurus has it, as they were typed; absent for a word of the
 *     query itself
 */
public record Highlight(Span span, Optional<String> standsFor) {

    /** The same in a text that begins {@code offset} characters earlier; negative: later. */
    public Highlight shift(int offset) {
        return new Highlight(span.shift(offset), standsFor);
    }
}
