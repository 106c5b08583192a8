package dev.fathom.notebooks;

import dev.fathom.figure.Period;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.text.Span;
import java.util.List;
import java.util.Locale;

/** Hits as a table in HTML, which a cell shows that ends in {@code Table.of(hits)}. */
public final class Table {

    private final StringBuilder html = new StringBuilder("<table>");

    private Table() {}

    /** A row for each passage or figure, best first. */
    public static String of(Hits<?> hits) {
        Table table = new Table();
        for (Object hit : hits) {
            switch (hit) {
                case PassageHit passage -> table.passage(passage);
                case FigureHit figure -> table.figure(figure);
                default -> throw new IllegalArgumentException("hits are passages or figures, got " + hit);
            }
        }
        return table.html.append("</table>").toString();
    }

    private void passage(PassageHit hit) {
        List<Span> marks = hit.highlights().stream()
                .map(highlight -> highlight.span().shift(-hit.span().start()))
                .toList();
        row(hit.rank(), hit.score(), hit.source().id(), marked(hit.text(), marks));
    }

    private void figure(FigureHit hit) {
        String about = hit.figure().subject().orElse("")
                + hit.figure()
                        .period()
                        .map(Period::toString)
                        .map(text -> ", " + text)
                        .orElse("");
        Span figure = hit.figure().span().shift(-hit.sentenceSpan().start());
        row(hit.rank(), hit.score(), hit.source().id(), escaped(about), marked(hit.sentence(), List.of(figure)));
    }

    private void row(int rank, double score, String document, String... cells) {
        html.append("<tr><td>").append(rank);
        html.append(String.format(Locale.ROOT, "</td><td>%.3f</td><td>", score)).append(escaped(document));
        for (String cell : cells) {
            html.append("</td><td style=\"text-align:left\">").append(cell);
        }
        html.append("</td></tr>");
    }

    private static String marked(String text, List<Span> marks) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Span mark : marks) {
            marked.append(escaped(text.substring(at, mark.start())));
            marked.append("<mark>").append(escaped(mark.of(text))).append("</mark>");
            at = mark.end();
        }
        return marked.append(escaped(text.substring(at))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
