package dev.fathom.text;

/**
 * A paragraph-sized piece of a text: whole lines that belong together.
 *
 * @param kind what the piece is
 * @param span its place, without surrounding white space and without heading marks such as {@code ##}
 * @param level for headings the depth, 1 being the outermost; else 0
 */
public record Block(Kind kind, Span span, int level) {

    /** What a block is. */
    public enum Kind {
        /** A heading in Markdown, or a short line without full stop that prose follows. */
        HEADING,
        /** Running prose. */
        PARAGRAPH,
        /** One entry of a bulleted or numbered list. */
        LIST_ITEM,
        /** A line {@code label: value}. */
        LABELLED,
        /** A row of a table with {@code |} between its cells. */
        TABLE_ROW
    }
}
