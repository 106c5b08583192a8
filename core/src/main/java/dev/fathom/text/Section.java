package dev.fathom.text;

import java.util.List;

/**
 * What stands under one heading, up to the next heading of any level.
 *
 * @param headings the headings above it, outermost first; empty before the first heading
 * @param blocks its content in order; never headings
 */
public record Section(List<Span> headings, List<Block> blocks) {

    /** Copies the lists. */
    public Section {
        headings = List.copyOf(headings);
        blocks = List.copyOf(blocks);
    }
}
