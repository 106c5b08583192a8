package dev.fathom.text;

/** What single characters mean for the structure of a text. */
final class Characters {

    /** Nearly all characters are below it, and quickly told. */
    private static final char FIRST_AFTER_ASCII = 128;

    private Characters() {}

    /** Whether the character is white space of any kind, no-break spaces and byte order marks included. */
    static boolean isSpace(char c) {
        return c == ' ' || (c < FIRST_AFTER_ASCII ? c < ' ' && Character.isWhitespace(c) : isWideSpace(c));
    }

    private static boolean isWideSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** Whether the character ends a line. A form feed does not: a paragraph may go on overleaf. */
    static boolean isLineEnd(char c) {
        return c <= '\r'
                ? c == '\n' || c == '\r'
                : c >= FIRST_AFTER_ASCII && (c == '\u0085' || c == '\u2028' || c == '\u2029');
    }

    /** Whether the character ends a sentence when nothing speaks against it. */
    static boolean isTerminator(char c) {
        return c < FIRST_AFTER_ASCII ? c == '.' || c == '!' || c == '?' : isWideTerminator(c);
    }

    private static boolean isWideTerminator(char c) {
        return switch (c) {
            case '…', '‽', '؟', '۔', '।', '॥', '።' -> true;
            default -> isFullTerminator(c);
        };
    }

    /** Whether the character ends a sentence even if no white space follows, as in Chinese and Japanese. */
    static boolean isFullTerminator(char c) {
        return c == '。' || c == '！' || c == '？' || c == '｡';
    }

    /** Whether the character may stand between a sentence's last word or mark and its end. */
    static boolean isCloser(char c) {
        return switch (c) {
            case '"', '”', '’', '\'', '»', '›', ')', ']', '}', '」', '』', '）' -> true;
            default -> false;
        };
    }

    /** Whether the character may stand between a sentence's beginning and its first word. */
    static boolean isOpener(char c) {
        return switch (c) {
            case '"', '“', '„', '‘', '\'', '«', '‹', '(', '[', '{', '「', '『', '（', '¿', '¡' -> true;
            default -> false;
        };
    }

    /** The first position from {@code start} on that is not white space, at most {@code end}. */
    static int skipSpace(CharSequence text, int start, int end) {
        int i = start;
        while (i < end && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of {@code [start, end)} without the white space at its end. */
    static int trimEnd(CharSequence text, int start, int end) {
        int i = end;
        while (i > start && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
