package dev.fathom.query;

/** Refuses an expression before it is parsed that would take the parser too deep, or ask for what is not offered. */
final class ExpressionBounds {

    /** The longest expression. */
    static final int MAX_LENGTH = 20_000;

    private ExpressionBounds() {}

    static void check(String text) {
        if (text.isBlank()) {
            throw new QuerySyntaxException(text, text.length(), "a word, \"phrase\" or (");
        }
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(text, MAX_LENGTH, "the end after at most " + MAX_LENGTH + " characters");
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '"' -> i = closing(text, i);
                case '/' ->
                    throw new QuerySyntaxException(text, i, "no regular expression; \\/ stands for the character");
                case '(' -> {
                    if (++depth > Expression.MAX_DEPTH) {
                        throw new QuerySyntaxException(
                                text, i, "at most " + Expression.MAX_DEPTH + " parentheses open at once");
                    }
                }
                case ')' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
        }
    }

    private static int closing(String text, int opening) {
        for (int i = opening + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        throw new QuerySyntaxException(
                text, text.length(), "the closing \" of the phrase from character " + (opening + 1));
    }
}
