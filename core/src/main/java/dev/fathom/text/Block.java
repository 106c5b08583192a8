package dev.fathom.text;

/**
 * A paragraph-sized piece of a text: whole lines that belong together.
 *
 * @param kind what the piece is
 * @param span its place, without surrounding white space and without its mark
 * @param mark the length of the mark before it ({@code ##}, {@code -}, {@code 3.}) with the white space after the mark;
 *     0 where there is none
 * @param level for headings the depth, 1 being the outermost; else 0
 */
public record Block(Kind kind, Span span, int mark, int level) {

    /** What a block is. */
    public enum Kind {
        /** A heading in Markdown or MediaWiki form, or a short line without full stop that prose follows. */
        HEADING,
        /** Running prose. */
        PARAGRAPH,
        /** One entry of a bulleted or numbered list. */
        LIST_ITEM,
        /** A line {@code label: value}. */
        LABELLED,
        /** A row of a table with {@code |} or tabs between its cells. */
        TABLE_ROW,
        /** One line between Markdown's code fences. */
        CODE
    }

    /** Checks the numbers. */
    public Block {
        if (mark < 0 || mark > span.start() || level < 0) {
            throw new IllegalArgumentException(
                    "a block needs 0 <= mark <= the start of its span and a level of at least 0," + " got mark " + mark
                            + " before " + span + " and level " + level);
        }
    }

    /** Its place together with its mark. */
    public Span marked() {
        return new Span(span.start() - mark, span.end());
    }
}
