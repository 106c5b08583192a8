package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.StatedFigure;
import dev.fathom.figure.Figure;
import dev.fathom.hit.Source;
import dev.fathom.internal.lucene.Encoding;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.StoredPassage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** What is shown of matches, by the server's names of passages, figures and records; each is fetched once. Used by one thread. */
final class RemoteShown {

    /** What showing needs to know of matches, their passages and records. */
    private static final List<String> SHOWN =
            List.of(Schema.POSITION, Fields.SLICE, Fields.PLACE, Fields.ENCODED, Fields.SOURCE);

    private static final int MOST_FIGURES = 10_000;

    private final Requester requester;
    private final Map<String, JsonNode> fetched = new HashMap<>();

    RemoteShown(Requester requester) {
        this.requester = requester;
    }

    /** The name of the record of the document that a passage or figure is of. */
    static String record(String key) {
        int end = key.indexOf('.');
        return end < 0 ? key : key.substring(0, end);
    }

    /** Fetches all that will be asked for, in one request. */
    void fetch(Set<String> keys) throws IOException {
        Set<String> wanted = new HashSet<>(keys);
        wanted.removeAll(fetched.keySet());
        fetched.putAll(fetch(wanted, SHOWN));
    }

    /** The contexts that end with some passages. */
    Map<String, JsonNode> contexts(Set<String> keys) throws IOException {
        return fetch(keys, List.of(Fields.TERMS));
    }

    private Map<String, JsonNode> fetch(Set<String> keys, List<String> fields) throws IOException {
        Map<String, JsonNode> found = new HashMap<>();
        if (!keys.isEmpty()) {
            Map<String, Object> body = Map.of(
                    "query",
                    Map.of("ids", Map.of("values", keys)),
                    "size",
                    keys.size(),
                    "_source",
                    fields,
                    "track_total_hits",
                    false);
            for (JsonNode hit : requester.search(body).path("hits").path("hits")) {
                found.put(hit.path("_id").asText(), hit.path("_source"));
            }
        }
        if (!found.keySet().containsAll(keys)) {
            throw new ChangedMeanwhileException();
        }
        return found;
    }

    private JsonNode get(String key) throws IOException {
        fetch(Set.of(key));
        return Objects.requireNonNull(fetched.get(key), "a document that was fetched");
    }

    /** The document of a record. */
    Source source(String record) throws IOException {
        return Encoding.source(bytes(get(record), Fields.SOURCE));
    }

    StoredPassage passage(String key) throws IOException {
        StoredPassage passage = stored(get(key));
        String record = record(key);
        long before = get(key).path(Schema.POSITION).asLong() - 1;
        while (passage.sliceStart() > passage.passage().span().start()) {
            passage = passage.after(
                    get(BlockJson.key(record, before--)).path(Fields.SLICE).asText(""));
        }
        return passage;
    }

    private static StoredPassage stored(JsonNode source) throws IOException {
        Encoding.PassagePlace place = Encoding.passage(bytes(source, Fields.PLACE));
        return new StoredPassage(place.passage(), source.path(Fields.SLICE).asText(""), place.sliceStart());
    }

    private static BytesRef bytes(JsonNode source, String field) throws IOException {
        return new BytesRef(source.path(field).binaryValue());
    }

    StatedFigure figure(String key) throws IOException {
        return Encoding.figure(bytes(get(key), Fields.ENCODED));
    }

    /** The figures that passages state, those only that are asked for. */
    Map<String, List<Figure>> figures(Collection<String> passages, Optional<Query> asked) throws IOException {
        Map<String, List<Figure>> figures = new HashMap<>();
        if (passages.isEmpty()) {
            return figures;
        }
        List<Object> filters = new ArrayList<>();
        List<Object> parents = passages.stream()
                .<Object>map(key -> Map.of("parent_id", Map.of("type", Schema.CHILD, "id", key)))
                .toList();
        filters.add(Map.of("bool", Map.of("should", parents)));
        asked.ifPresent(query -> filters.add(QueryJson.of(query)));
        JsonNode answer = requester.search(Map.of(
                "query",
                Map.of("bool", Map.of("filter", filters)),
                "size",
                MOST_FIGURES,
                "sort",
                List.of(Schema.ORDER, Schema.POSITION),
                "_source",
                List.of(Fields.ENCODED, Schema.RELATION)));
        for (JsonNode hit : answer.path("hits").path("hits")) {
            JsonNode source = hit.path("_source");
            figures.computeIfAbsent(source.path(Schema.RELATION).path("parent").asText(), passage -> new ArrayList<>())
                    .add(Encoding.figure(bytes(source, Fields.ENCODED)).figure());
        }
        return figures;
    }
}
