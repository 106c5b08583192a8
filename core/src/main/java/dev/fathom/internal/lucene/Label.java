package dev.fathom.internal.lucene;

import dev.fathom.text.Span;
import java.util.Locale;

/**
 * The label of a {@code label: value} line, seen from a figure in it. Factual documents are written so; what a line's label
 * names is what the figure is of, its first value is the one that is asked for, and of lines that share the first part of
 * their label ({@code Median age - total}, {@code Median age - male}) the first is.
 *
 * @param text the label up to the colon before the figure
 * @param end where the value begins, in the document
 */
record Label(String text, int end) {

    private static final int LONGEST = 120;

    /** The label before a figure; empty text where the sentence is no such line. */
    static Label before(String document, Span sentence, int figure) {
        int lineStart = sentence.start() == 0
                        || document.charAt(sentence.start() - 1) < ' '
                        || blankBefore(document, sentence.start())
                ? sentence.start()
                : -1;
        int limit = Math.min(figure, sentence.start() + LONGEST);
        int colon = -1;
        for (int i = sentence.start(); lineStart >= 0 && i < limit; i++) {
            char c = document.charAt(i);
            if (c == '\n' || c == '.' && i + 1 < limit && document.charAt(i + 1) == ' ' || c == ';') {
                break;
            }
            if (c == ':' && i + 1 < document.length() && document.charAt(i + 1) == ' ') {
                colon = i;
            }
        }
        return colon < 0
                ? new Label("", sentence.start())
                : new Label(document.substring(sentence.start(), colon), colon + 1);
    }

    private static boolean blankBefore(String document, int start) {
        int i = start - 1;
        while (i >= 0
                && (document.charAt(i) == ' '
                        || document.charAt(i) == '\t'
                        || document.charAt(i) == '-'
                        || document.charAt(i) == '*')) {
            i--;
        }
        return i < 0 || document.charAt(i) == '\n' || document.charAt(i) == '\r';
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** What several lines of one group have in common: the first part of the label, digits left out. */
    String group() {
        int end = text.length();
        for (String mark : new String[] {" - ", " – ", ": ", " ("}) {
            int at = text.indexOf(mark);
            end = at > 0 ? Math.min(end, at) : end;
        }
        StringBuilder group = new StringBuilder();
        text.substring(0, end)
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> !Character.isDigit(c))
                .forEach(c -> group.append((char) c));
        return group.toString().strip();
    }
}
