package dev.fathom.document.format;

import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Letters of a page in the order in which they are drawn, with blanks where they stand apart. */
final class PdfText {

    private final StringBuilder text = new StringBuilder();
    private @Nullable TextPosition first;
    private @Nullable TextPosition last;

    void add(TextPosition next) {
        if (last == null) {
            first = next;
        } else {
            join(last, next, text);
        }
        text.append(next.getUnicode());
        last = next;
    }

    /** Puts a blank between the text that ends with another one's letters and this one, if they stand apart. */
    void joinTo(PdfText before, StringBuilder joined) {
        if (before.last != null && first != null) {
            join(before.last, first, joined);
        }
    }

    private static void join(TextPosition last, TextPosition next, StringBuilder text) {
        if (text.isEmpty() || last.getUnicode().isBlank() || next.getUnicode().isBlank()) {
            return;
        }
        boolean newLine = Math.abs(next.getYDirAdj() - last.getYDirAdj()) > next.getFontSizeInPt() / 2;
        char end = text.charAt(text.length() - 1);
        if (newLine && end == '\u00AD') {
            text.setLength(text.length() - 1);
        } else if (newLine && end != '-' && end != '–' && end != '—' && end != '/') {
            text.append(' ');
        } else if (!newLine
                && next.getXDirAdj() - last.getXDirAdj() - last.getWidthDirAdj() > 0.2f * next.getFontSizeInPt()) {
            text.append(' ');
        }
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
