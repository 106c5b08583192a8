package dev.fathom.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a filter written as text into tokens. One pass, no recursion. */
final class FilterTokens {

    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "exists", "true", "false");

    /** What a token is. */
    enum Kind {
        /** And, or, not, in, exists, parentheses, comma and the signs of comparison, in {@code text}. */
        SIGN,
        /** A name. */
        NAME,
        /** A string, long, double, boolean, date or month, in {@code value}. */
        VALUE,
        /** The end. */
        END
    }

    /** A token with its place in the text. */
    record Token(Kind kind, String text, Object value, int position) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private FilterTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        FilterTokens tokens = new FilterTokens(text);
        tokens.read();
        return tokens.tokens;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (c >= '0' && c <= '9' || c == '-' || c == '+') {
                number();
            } else if (isNamePart(c)) {
                word();
            } else {
                sign();
            }
        }
        tokens.add(new Token(Kind.END, "", "", text.length()));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || Character.isSurrogate(c);
    }

    private void add(Kind kind, String text, Object value, int start) {
        tokens.add(new Token(kind, text, value, start));
    }

    private void string(char quote) {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (at >= text.length()) {
            throw new QuerySyntaxException(
                    text, text.length(), "the closing " + quote + " of the string from character " + (start + 1));
        }
        at++;
        add(Kind.VALUE, value.toString(), value.toString(), start);
    }

    private void number() {
        int start = at;
        at++;
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '+' && isExponent(at - 1))) {
            at++;
        }
        String written = text.substring(start, at);
        add(Kind.VALUE, written, value(written, start), start);
    }

    private boolean isExponent(int index) {
        return text.charAt(index) == 'e' || text.charAt(index) == 'E';
    }

    private Object value(String written, int start) {
        return Comparison.read(written).orElseThrow(() -> {
            boolean date = written.matches("\\d{4}-\\d{2}(-\\d{2})?");
            return new QuerySyntaxException(
                    text, start, date ? "a date that exists" : "a number or a date such as 2020-05-17");
        });
    }

    private void word() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        String lower = word.toLowerCase(Locale.ROOT);
        if (!WORDS.contains(lower)) {
            add(Kind.NAME, word, "", start);
        } else if (lower.equals("true") || lower.equals("false")) {
            add(Kind.VALUE, word, lower.equals("true"), start);
        } else {
            add(Kind.SIGN, lower, "", start);
        }
    }

    private void sign() {
        for (String sign :
                List.of("==", "!=", "<=", ">=", "<>", "&&", "||", "<", ">", "=", "!", "(", ")", ",", "≠", "≤", "≥")) {
            if (text.startsWith(sign, at)) {
                add(Kind.SIGN, canonical(sign), "", at);
                at += sign.length();
                return;
            }
        }
        throw new QuerySyntaxException(text, at, "a name, a value, a comparison or a parenthesis");
    }

    private static String canonical(String sign) {
        return switch (sign) {
            case "=" -> "==";
            case "<>", "≠" -> "!=";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "&&" -> "and";
            case "||" -> "or";
            case "!" -> "not";
            default -> sign;
        };
    }
}
