package dev.fathom.text;

import java.util.ArrayList;
import java.util.List;

/** A text with spans marked in it as {@code ⟦so⟧}: what tests give and expect. */
public record MarkedText(String text, List<Span> spans) {

    /** Takes the marks out of a text. */
    public static MarkedText parse(String marked) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (char c : marked.toCharArray()) {
            switch (c) {
                case '⟦' -> start = text.length();
                case '⟧' -> spans.add(new Span(start, text.length()));
                default -> text.append(c);
            }
        }
        return new MarkedText(text.toString(), spans);
    }

    /** Puts marks around the spans, which must not overlap. */
    public static String mark(CharSequence text, List<Span> spans) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            marked.append(text, at, span.start())
                    .append('⟦')
                    .append(span.of(text))
                    .append('⟧');
            at = span.end();
        }
        return marked.append(text, at, text.length()).toString();
    }
}
