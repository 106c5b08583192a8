package dev.fathom.figure;

/** What kind a character is, by comparisons that most characters are done with at once. Stateless. */
final class Characters {

    private Characters() {}

    static boolean isUpperCase(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        int type = Character.getType(c);
        return (type >= Character.UPPERCASE_LETTER && type <= Character.ENCLOSING_MARK)
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether the character is a sign such as {@code €}. */
    static boolean isCurrencySign(char c) {
        return c < 128 ? c == '$' : Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    static boolean isSuperscript(char c) {
        return c == '²' || c == '³';
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    /** Whether the character is a hyphen, dash or minus sign. */
    static boolean isDash(char c) {
        return c == '-' || (c >= '‐' && c <= '―') || c == '−';
    }

    /** Whether three digits and no more stand there: in Switzerland an apostrophe parts "1'200". */
    static boolean isGroup(char[] text, int from, int to) {
        int i = from;
        while (i < Math.min(to, from + 4) && isDigit(text[i])) {
            i++;
        }
        return i == from + 3;
    }

    static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /** Whether the character is a fraction such as {@code ½}. */
    static boolean isVulgarFraction(char c) {
        return c == '½' || c == '¼' || c == '¾' || (c >= '⅐' && c <= '⅞');
    }
}
