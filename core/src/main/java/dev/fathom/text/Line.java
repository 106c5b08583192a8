package dev.fathom.text;

/**
 * A line of a text.
 *
 * @param kind what it is, judged by itself alone
 * @param start where its content begins, after white space and mark
 * @param end where its content ends, before white space
 * @param mark the length of its mark with the white space after it
 * @param level the depth of a heading, else 0
 * @param indent the white space before it, in characters
 */
record Line(Kind kind, int start, int end, int mark, int level, int indent) {

    enum Kind {
        BLANK,
        PROSE,
        HEADING,
        LIST_ITEM,
        LABELLED,
        TABLE_ROW,
        /** Nothing but {@code ---}, {@code ===}, {@code ***}: under a heading, or between parts. */
        RULE,
        /** The beginning or the end of a code block: {@code ```}. */
        FENCE
    }

    int length() {
        return end - start;
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
