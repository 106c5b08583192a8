package dev.fathom.text;

import java.util.Optional;

/** On which page of a text something stands. A form feed ends a page; a text without one has no pages. Asked in order, or nearly, it is linear. */
public final class Pages {

    private final CharSequence text;
    private final boolean paged;
    private int at;
    private int page = 1;

    /** The pages of a text. */
    public Pages(CharSequence text) {
        this.text = text;
        this.paged = text.toString().indexOf('\f') >= 0;
    }

    /** The page of an offset, from 1; absent where the text has no pages. */
    public Optional<Integer> at(int offset) {
        if (!paged) {
            return Optional.empty();
        }
        for (; at < offset; at++) {
            page += text.charAt(at) == '\f' ? 1 : 0;
        }
        for (; at > offset; at--) {
            page -= text.charAt(at - 1) == '\f' ? 1 : 0;
        }
        return Optional.of(page);
    }
}
