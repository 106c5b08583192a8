package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Writes the fields of a figure as the guide names them. */
final class FigureJson {

    private FigureJson() {}

    /** Writes them into the object that is open. */
    static void fields(JsonGenerator json, Figure figure) throws IOException {
        Quantity quantity = figure.quantity();
        boolean range = quantity instanceof Quantity.Range;
        json.writeStringField("text", figure.text());
        json.writeNumberField("start", figure.span().start());
        json.writeNumberField("end", figure.span().end());
        json.writeStringField("kind", quantity.kind());
        number(json, "value", range ? Optional.empty() : Optional.of(quantity.low()));
        number(json, "low", range ? Optional.of(quantity.low()) : Optional.empty());
        number(json, "high", range ? Optional.of(quantity.high()) : Optional.empty());
        number(json, "of", of(quantity));
        json.writeStringField("unit", figure.unit().name());
        json.writeStringField("bound", figure.bound().name().toLowerCase(Locale.ROOT));
        json.writeStringField("direction", figure.direction().name().toLowerCase(Locale.ROOT));
        Json.optional(json, "subject", figure.subject());
        period(json, "period", figure.period());
        period(json, "baseline", figure.baseline());
        Json.optional(json, "place", figure.place());
    }

    private static Optional<BigDecimal> of(Quantity quantity) {
        if (quantity instanceof Quantity.Ratio ratio) {
            return Optional.of(ratio.of());
        }
        return quantity instanceof Quantity.Rank rank ? rank.of() : Optional.empty();
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, plain(value.get()));
        } else {
            json.writeNullField(name);
        }
    }

    /** Without trailing zeros and without exponent. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void period(JsonGenerator json, String name, Optional<Period> period) throws IOException {
        if (period.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("from", period.get().from().toString());
        json.writeStringField("to", period.get().to().toString());
        json.writeEndObject();
    }
}
