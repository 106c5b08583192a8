package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.figure.Figure;
import dev.fathom.hit.Highlight;
import dev.fathom.hit.PassageHit;
import dev.fathom.hit.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints passages. */
final class PassagePrinter implements HitPrinter<PassageHit> {

    private final boolean figures;

    /** Whether a table lists the figures of every passage. */
    PassagePrinter(boolean figures) {
        this.figures = figures;
    }

    @Override
    public void table(PrintWriter out, PassageHit hit) {
        String source =
                Layout.source(hit.source().id(), hit.headings(), hit.source().title()) + Layout.page(hit.page());
        String score = String.format(Locale.ROOT, "  %.3f", hit.score());
        out.println(
                Layout.hanging(Terminal.bold(hit.rank() + ". " + source) + Terminal.dim(score), Terminal.columns()));
        List<Terminal.Mark> marks = hit.highlights().stream()
                .map(highlight -> highlight.shift(-hit.span().start()))
                .map(highlight -> new Terminal.Mark(
                        highlight.span(), highlight.standsFor().isPresent()))
                .toList();
        for (String line : Layout.wrap(Terminal.mark(hit.text(), marks), Terminal.columns() - 3)) {
            out.println("   " + line);
        }
        if (figures) {
            hit.figures()
                    .forEach(figure -> out.println(
                            "   · " + Layout.hanging(FigurePrinter.summary(figure), Terminal.columns() - 5)));
        }
        for (Place place : hit.duplicates()) {
            out.println(Layout.alsoIn(place));
        }
        Explanations.table(out, hit.explanation());
        out.println();
    }

    @Override
    public void json(JsonGenerator json, PassageHit hit) throws IOException {
        json.writeStartObject();
        json.writeNumberField("rank", hit.rank());
        json.writeNumberField("score", hit.score());
        json.writeStringField("document", hit.source().id());
        json.writeNumberField("start", hit.span().start());
        json.writeNumberField("end", hit.span().end());
        json.writeStringField("text", hit.text());
        Json.optional(json, "title", hit.source().title());
        json.writeArrayFieldStart("heading");
        for (String heading : hit.headings()) {
            json.writeString(heading);
        }
        json.writeEndArray();
        Json.page(json, hit.page());
        json.writeArrayFieldStart("highlights");
        for (Highlight highlight : hit.highlights()) {
            highlight(json, highlight);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("figures");
        for (Figure figure : hit.figures()) {
            json.writeStartObject();
            FigureJson.fields(json, figure);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("duplicates");
        for (Place place : hit.duplicates()) {
            json.writeStartObject();
            json.writeStringField("document", place.document());
            json.writeNumberField("start", place.span().start());
            json.writeNumberField("end", place.span().end());
            json.writeEndObject();
        }
        json.writeEndArray();
        Explanations.json(json, hit.explanation());
        json.writeEndObject();
    }

    private static void highlight(JsonGenerator json, Highlight highlight) throws IOException {
        json.writeStartObject();
        json.writeNumberField("start", highlight.span().start());
        json.writeNumberField("end", highlight.span().end());
        if (highlight.standsFor().isPresent()) {
            json.writeStringField("stands_for", highlight.standsFor().get());
        }
        json.writeEndObject();
    }

    @Override
    public List<String> columns() {
        return List.of("rank", "score", "document", "start", "end", "heading", "text");
    }

    @Override
    public List<String> row(PassageHit hit) {
        return List.of(
                Integer.toString(hit.rank()),
                Double.toString(hit.score()),
                hit.source().id(),
                Integer.toString(hit.span().start()),
                Integer.toString(hit.span().end()),
                String.join(" › ", hit.headings()),
                hit.text());
    }

    @Override
    public String trec(PassageHit hit) {
        return hit.source().id() + " " + hit.rank() + " " + hit.score();
    }
}
