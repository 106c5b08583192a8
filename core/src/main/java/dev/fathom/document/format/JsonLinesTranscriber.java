package dev.fathom.document.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;

/**
 * Writes files of one JSON object a line down, a section each: under its title, name or id its text, before it whatever else it
 * holds as {@code label: value} lines.
 */
final class JsonLinesTranscriber implements Transcriber {

    private static final Set<String> NAMES = Set.of("title", "name", "headline", "id", "_id");
    private static final Set<String> TEXTS = Set.of("text", "body", "content", "abstract", "contents");

    private final JsonFactory factory = new JsonFactory();

    @Override
    public void transcribe(Path file, Transcript out) throws IOException {
        int number = 0;
        for (Iterator<String> lines = Charsets.read(file).lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (!line.isBlank()) {
                try (JsonParser parser = factory.createParser(line)) {
                    section(parser, number, out);
                } catch (JsonProcessingException e) {
                    throw new UnreadableException("line " + number + " is not JSON: " + e.getOriginalMessage());
                }
            }
        }
    }

    private static void section(JsonParser parser, int number, Transcript out) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableException("line " + number + " is not a JSON object");
        }
        String heading = "";
        StringBuilder labelled = new StringBuilder();
        StringBuilder text = new StringBuilder();
        String path = "";
        while (parser.nextToken() != null) {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.FIELD_NAME) {
                path = parser.currentName();
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                String value = parser.getText();
                if (NAMES.contains(path) && (heading.isEmpty() || path.equals("title"))) {
                    heading = value;
                } else if (TEXTS.contains(path)) {
                    text.append(value).append("\n\n");
                } else {
                    labelled.append(path)
                            .append(": ")
                            .append(Transcript.oneLine(value))
                            .append('\n');
                }
            }
        }
        out.heading(1, heading.isEmpty() ? "Line " + number : heading);
        out.paragraph(labelled.toString());
        out.plain(text.toString().strip());
    }
}
