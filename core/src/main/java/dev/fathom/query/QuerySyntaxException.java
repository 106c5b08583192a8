package dev.fathom.query;

/** A query or filter written as text does not follow the syntax. The message says where, what was expected and what was found. */
public final class QuerySyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Where in the text, from 0. */
    private final int position;

    /**
     * Says what is wrong at a place.
     *
     * @param text the whole text
     * @param position the place, from 0
     * @param expected what should stand there
     */
    public QuerySyntaxException(String text, int position, String expected) {
        super("at character " + (position + 1) + ": expected " + expected + ", got " + found(text, position));
        this.position = position;
    }

    private static String found(String text, int position) {
        if (position >= text.length()) {
            return "the end";
        }
        int end = Math.min(text.length(), position + 20);
        return "\"" + text.substring(position, end).replaceAll("\\s+", " ") + (end < text.length() ? "…\"" : "\"");
    }

    /** Where in the text, from 0; the text's length where it ends too early. */
    public int position() {
        return position;
    }
}
