package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fathom.hit.Explanation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints how scores came about. */
final class Explanations {

    private Explanations() {}

    /** As a tree of lines; nothing where there is none. */
    static void table(PrintWriter out, Optional<Explanation> explanation) {
        explanation.ifPresent(tree -> tree.toString().lines().forEach(line -> out.println(Terminal.dim("   " + line))));
    }

    /** As the field {@code explanation} of the object that is open; nothing where there is none. */
    static void json(JsonGenerator json, Optional<Explanation> explanation) throws IOException {
        if (explanation.isPresent()) {
            json.writeFieldName("explanation");
            write(json, explanation.get());
        }
    }

    private static void write(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("value", explanation.value());
        json.writeStringField("description", explanation.description());
        json.writeArrayFieldStart("parts");
        for (Explanation part : explanation.parts()) {
            write(json, part);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
