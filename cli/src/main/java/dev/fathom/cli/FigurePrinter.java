package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Place;
import dev.fathom.text.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints figures. */
final class FigurePrinter implements HitPrinter<FigureHit> {

    @Override
    public void table(PrintWriter out, FigureHit hit) {
        String source =
                Layout.source(hit.source().id(), hit.headings(), hit.source().title()) + Layout.page(hit.page());
        String score = String.format(Locale.ROOT, "  %.3f", hit.score());
        out.println(Layout.hanging(
                Terminal.bold(hit.rank() + ". " + summary(hit.figure())) + Terminal.dim(score), Terminal.columns()));
        Span span = hit.figure().span().shift(-hit.sentenceSpan().start());
        String sentence = Terminal.mark(hit.sentence(), List.of(new Terminal.Mark(span, false)));
        for (String line : Layout.wrap(sentence, Terminal.columns() - 3)) {
            out.println("   " + line);
        }
        out.println("   " + Layout.hanging(Terminal.dim(source), Terminal.columns() - 3));
        for (Place place : hit.duplicates()) {
            out.println(Layout.alsoIn(place));
        }
        hit.explanation()
                .ifPresent(explanation ->
                        out.print(Terminal.dim(explanation.toString().indent(3))));
        out.println();
    }

    /** The figure in one line: subject, bound, direction, number and unit, period. */
    static String summary(Figure figure) {
        List<String> words = new ArrayList<>();
        figure.subject().ifPresent(subject -> words.add(subject + ":"));
        if (figure.direction() != Direction.LEVEL) {
            words.add(figure.direction() == Direction.UP ? "▲" : "▼");
        }
        if (figure.bound() != Bound.EXACT) {
            words.add(bound(figure.bound()));
        }
        words.add(figure.text());
        figure.period().ifPresent(period -> words.add("(" + Periods.text(period) + ")"));
        return String.join(" ", words);
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case ABOUT -> "about";
            case MORE -> "more than";
            case LEAST -> "at least";
            case LESS -> "less than";
            case MOST -> "at most";
            case EXACT -> "";
        };
    }

    @Override
    public void json(JsonGenerator json, FigureHit hit) throws IOException {
        json.writeStartObject();
        json.writeNumberField("rank", hit.rank());
        json.writeNumberField("score", hit.score());
        json.writeStringField("document", hit.source().id());
        FigureJson.fields(json, hit.figure());
        Json.page(json, hit.page());
        json.writeStringField("sentence", hit.sentence());
        json.writeBooleanField("certain", hit.certain());
        if (hit.explanation().isPresent()) {
            Json.explanation(json, hit.explanation().get());
        }
        json.writeEndObject();
    }

    @Override
    public List<String> columns() {
        return joined(List.of("rank", "score", "document"), FIGURE_COLUMNS, List.of("sentence"));
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** The columns of {@link #cells}. */
    static final List<String> FIGURE_COLUMNS = List.of(
            "start", "end", "text", "kind", "low", "high", "unit", "bound", "direction", "subject", "period", "place");

    /** A figure as cells of a table. */
    static List<String> cells(Figure figure) {
        return List.of(
                Integer.toString(figure.span().start()),
                Integer.toString(figure.span().end()),
                figure.text(),
                figure.quantity().kind(),
                figure.quantity().low().toPlainString(),
                figure.quantity().high().toPlainString(),
                figure.unit().name(),
                figure.bound().name().toLowerCase(Locale.ROOT),
                figure.direction().name().toLowerCase(Locale.ROOT),
                figure.subject().orElse(""),
                figure.period().map(Object::toString).orElse(""),
                figure.place().orElse(""));
    }

    @Override
    public List<String> row(FigureHit hit) {
        return joined(
                List.of(
                        Integer.toString(hit.rank()),
                        Double.toString(hit.score()),
                        hit.source().id()),
                cells(hit.figure()),
                List.of(hit.sentence()));
    }

    @Override
    public String trec(FigureHit hit) {
        return hit.source().id() + " " + hit.rank() + " " + hit.score();
    }
}
