package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.View;
import dev.fathom.internal.lucene.Encoding;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.StoredBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** Reads whole documents back from a server, block by block. Used by one thread, once. */
final class RemoteEntries {

    private static final List<String> KEPT = List.of(
            Schema.POSITION,
            Schema.SIZE,
            Fields.SLICE,
            Fields.PLACE,
            Fields.ENCODED,
            Fields.VECTOR,
            Fields.HASH,
            Fields.KNOWN,
            Fields.ID,
            Fields.SOURCE,
            Fields.TAIL);

    private final View.Receiver receiver;

    /** The parts of documents whose records have not come yet, by the server's names of these; mostly one. */
    private final Map<String, List<JsonNode>> waiting = new HashMap<>();

    RemoteEntries(View.Receiver receiver) {
        this.receiver = receiver;
    }

    void read(Requester requester) throws IOException {
        requester.each(Map.of("match_all", Map.of()), KEPT, this::read);
        if (!waiting.isEmpty()) {
            throw cutShort(waiting.values().iterator().next().getFirst());
        }
    }

    private void read(JsonNode hit) throws IOException {
        JsonNode source = hit.path("_source");
        String key = hit.path("_id").asText();
        if (!source.has(Schema.SIZE)) {
            waiting.computeIfAbsent(key.substring(0, key.indexOf('.')), record -> new ArrayList<>())
                    .add(source);
            return;
        }
        List<JsonNode> parts = waiting.containsKey(key) ? waiting.remove(key) : List.of();
        if (source.path(Fields.HASH).asText().isEmpty()
                || parts.size() != source.path(Schema.SIZE).asInt()) {
            throw cutShort(source);
        }
        StoredBlock block = new StoredBlock();
        for (JsonNode part : parts) {
            if (part.has(Fields.ENCODED)) {
                block.addFigure(bytes(part, Fields.ENCODED));
            } else {
                block.addPassage(
                        bytes(part, Fields.PLACE), part.path(Fields.SLICE).asText(), bytes(part, Fields.VECTOR));
            }
        }
        receiver.accept(block.entry(
                Encoding.source(bytes(source, Fields.SOURCE)),
                source.path(Fields.TAIL).asText(),
                Encoding.known(bytes(source, Fields.KNOWN)).known()));
    }

    private static IndexDamagedException cutShort(JsonNode part) {
        return new IndexDamagedException(
                "the document " + part.path(Fields.ID).asText()
                        + " is there in part only, as its writing was cut short; add it once more, or delete it",
                null);
    }

    private static BytesRef bytes(JsonNode source, String field) throws IOException {
        byte[] bytes = source.path(field).binaryValue();
        return bytes == null ? new BytesRef() : new BytesRef(bytes);
    }
}
