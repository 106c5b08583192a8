package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.fathom.hit.Explanation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Writes JSON, one value a line. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
            .configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM, false)
            .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .build();

    private Json() {}

    /** Writes one value. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    static void write(PrintWriter out, Writer writer) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            writer.write(json);
        }
        out.println();
    }

    static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** A constant as machine forms name it. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Writes the parts of a score into the object that is open. */
    static void explanation(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeFieldName("explanation");
        part(json, explanation);
    }

    private static void part(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("value", explanation.value());
        json.writeStringField("description", explanation.description());
        if (!explanation.parts().isEmpty()) {
            json.writeArrayFieldStart("parts");
            for (Explanation part : explanation.parts()) {
                part(json, part);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** The page as a field, where one is known. */
    static void page(JsonGenerator json, Optional<Integer> page) throws IOException {
        if (page.isPresent()) {
            json.writeNumberField("page", page.get());
        }
    }
}
