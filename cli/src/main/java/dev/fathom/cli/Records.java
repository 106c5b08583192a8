package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads documents and queries from files with one JSON object a line. */
final class Records {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private int line;

    private Records(Path file) {
        this.file = file;
    }

    /** Takes one record. */
    interface Consumer<T> {
        void accept(T record) throws IOException;
    }

    /** Reads documents, one after the other. */
    static void documents(Path file, Consumer<Document> consumer) throws IOException {
        Records records = new Records(file);
        records.read(node -> consumer.accept(records.document(node)));
    }

    /**
     * A query of a file.
     *
     * @param id its id, or its line's number
     * @param text its words
     */
    record Query(String id, String text) {}

    /** Reads all queries. */
    static List<Query> queries(Path file) throws IOException {
        List<Query> queries = new ArrayList<>();
        Records records = new Records(file);
        records.read(node -> queries.add(records.query(node)));
        return queries;
    }

    private void read(Consumer<JsonNode> consumer) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder; a file with one JSON object a line is wanted");
        }
        // Bytes that are not UTF-8 are replaced: one bad character must not cost all other lines.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                String json = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
                if (!json.isBlank()) {
                    consumer.accept(parse(json));
                }
            }
        }
    }

    private JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw wrong("is not JSON: " + e.getOriginalMessage());
        }
        throw wrong("is not a JSON object");
    }

    private UsageException wrong(String what) {
        return new UsageException(file + ", line " + line + ": " + what);
    }

    private Document document(JsonNode node) {
        String id = string(node, "id").or(() -> string(node, "_id")).orElseThrow(() -> wrong("has no \"id\""));
        String text = string(node, "text").orElseThrow(() -> wrong("has no \"text\""));
        try {
            return new Document(
                    id,
                    string(node, "title"),
                    string(node, "date").map(this::date),
                    text,
                    metadata(node.path("metadata")));
        } catch (IllegalArgumentException e) {
            throw wrong(Failures.sentence(e));
        }
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("\"date\" must look like 2025-04-16, got \"" + text + "\"");
        }
    }

    private Query query(JsonNode node) {
        String text = string(node, "query").or(() -> string(node, "text")).orElseThrow(() -> wrong("has no \"query\""));
        return new Query(string(node, "_id").orElse(Integer.toString(line)), text);
    }

    private static Optional<String> string(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Metadata metadata(JsonNode node) {
        Map<String, Object> values = new HashMap<>();
        node.properties().forEach(entry -> values(entry.getValue()).ifPresent(v -> values.put(entry.getKey(), v)));
        return Metadata.of(values);
    }

    private static Optional<Object> values(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> value(element).ifPresent(list::add));
            return Optional.of(list);
        }
        return value(node);
    }

    /** Dates are strings in JSON; a string that is a whole date becomes one. Nested objects are kept as their JSON. */
    private static Optional<Object> value(JsonNode node) {
        if (node.isNull()) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            return Optional.of(
                    node.canConvertToExactIntegral() && node.canConvertToLong()
                            ? node.longValue()
                            : node.doubleValue());
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        String text = node.isTextual() ? node.textValue() : node.toString();
        return Optional.of(text.matches("\\d{4}-\\d{2}-\\d{2}") ? dateOrText(text) : text);
    }

    private static Object dateOrText(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
