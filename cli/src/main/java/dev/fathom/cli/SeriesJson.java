package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.FigureSeries;
import java.io.IOException;
import java.util.Optional;

/** Writes series of figures over time. */
final class SeriesJson {

    private SeriesJson() {}

    static void write(JsonGenerator json, FigureSeries series) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", series.subject());
        json.writeStringField("unit", series.unit().name());
        Json.optional(json, "place", series.place());
        json.writeBooleanField("change", series.change());
        json.writeArrayFieldStart("points");
        for (FigureSeries.Point point : series.points()) {
            json.writeStartObject();
            json.writeNumberField("value", point.value());
            FigureJson.period(json, "period", Optional.of(point.period()));
            place(json, point.hit());
            json.writeArrayFieldStart("conflicts");
            for (FigureHit other : point.conflicts()) {
                json.writeStartObject();
                place(json, other);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, FigureHit hit) throws IOException {
        json.writeStringField("text", hit.figure().text());
        json.writeStringField("document", hit.source().id());
        json.writeNumberField("start", hit.figure().span().start());
        json.writeNumberField("end", hit.figure().span().end());
    }
}
