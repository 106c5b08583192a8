package dev.fathom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Documents to measure with. */
final class Records {

    private static final long SEED = 1;

    private Records() {}

    /** A file of records, or so many generated documents. */
    static List<Document> of(String source) throws IOException {
        if (!source.matches("\\d+")) {
            return read(Path.of(source));
        }
        GeneratedText text = new GeneratedText(SEED);
        return IntStream.range(0, Integer.parseInt(source))
                .mapToObj(text::document)
                .toList();
    }

    /** One {@code {"_id"|"id", "title"?, "text"}} a line. */
    static List<Document> read(Path file) throws IOException {
        List<Document> documents = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = mapper.readTree(line);
            String id = node.path(node.has("_id") ? "_id" : "id").asText();
            Document document = Document.of(id, node.path("text").asText());
            String title = node.path("title").asText("");
            documents.add(title.isBlank() ? document : document.withTitle(title));
        }
        return documents;
    }
}
