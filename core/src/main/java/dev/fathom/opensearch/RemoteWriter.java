package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Known;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Encoding;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.opensearch.BulkWriter.Change;
import dev.fathom.opensearch.BulkWriter.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.util.BytesRef;

/** Turns changes of documents into changes of the blocks that the server keeps of them. Safe to share. */
final class RemoteWriter {

    private static final int MOST_REMEMBERED = 1 << 16;

    private final RemoteIndex index;
    private final BulkWriter bulk;
    private final BlockJson blocks;
    private final AtomicLong lastOrder = new AtomicLong();

    /** The records of documents as last put or seen, until all changes are sent. */
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** A document on the server: its hash, and how many passages and figures it has. */
    private record State(String hash, long size) {

        static final State ABSENT = new State("", -1);

        boolean isThere() {
            return size >= 0;
        }
    }

    RemoteWriter(RemoteIndex index, TextAnalysis analysis) {
        this.index = index;
        this.bulk = new BulkWriter(index.server(), index.index());
        this.blocks = new BlockJson(analysis);
    }

    void put(Entry entry) throws IOException {
        String id = entry.document().id();
        String record = BlockJson.key(id);
        State before = state(id);
        List<Map<String, Object>> block = blocks.of(entry, order());
        List<Change> changes = new ArrayList<>();
        if (before.isThere()) {
            changes.add(mark(id, record));
        }
        for (int i = 0; i < block.size() - 1; i++) {
            changes.add(BulkWriter.index(Phase.PARTS, id, record, BlockJson.key(record, i), block.get(i)));
        }
        for (long i = block.size() - 1; i < before.size(); i++) {
            changes.add(BulkWriter.delete(Phase.PARTS, id, record, BlockJson.key(record, i)));
        }
        changes.add(BulkWriter.index(Phase.RECORD, id, record, record, block.getLast()));
        bulk.add(changes);
        remember(id, new State(entry.hash(), block.size() - 1L));
    }

    /** Later blocks order after earlier ones, whoever writes them. */
    private long order() {
        long now = System.currentTimeMillis() * 1_000;
        return lastOrder.updateAndGet(last -> Math.max(last + 1, now));
    }

    private static Change mark(String id, String record) throws IOException {
        return BulkWriter.update(Phase.MARK, id, record, Map.of(Fields.HASH, ""));
    }

    void know(String id, Known known) throws IOException {
        BytesRef bytes = Encoding.encode(id, known);
        String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.bytes, bytes.length));
        bulk.add(List.of(BulkWriter.update(Phase.RECORD, id, BlockJson.key(id), Map.of(Fields.KNOWN, encoded))));
    }

    void delete(String id) throws IOException {
        State before = state(id);
        if (!before.isThere()) {
            return;
        }
        String record = BlockJson.key(id);
        List<Change> changes = new ArrayList<>();
        changes.add(mark(id, record));
        for (long i = 0; i < before.size(); i++) {
            changes.add(BulkWriter.delete(Phase.PARTS, id, record, BlockJson.key(record, i)));
        }
        changes.add(BulkWriter.delete(Phase.RECORD, id, record, record));
        bulk.add(changes);
        remember(id, State.ABSENT);
    }

    Optional<String> hash(String id) throws IOException {
        State state = state(id);
        return state.isThere() ? Optional.of(state.hash()) : Optional.empty();
    }

    private State state(String id) throws IOException {
        State known = states.get(id);
        if (known != null || !index.isThere()) {
            return known == null ? State.ABSENT : known;
        }
        String record = BlockJson.key(id);
        Server.Answer answer = index.server()
                .send(
                        "GET",
                        index.path("/_doc/" + record),
                        Map.of("routing", record, "_source_includes", Fields.HASH + "," + Schema.SIZE),
                        Server.NOTHING);
        if (!answer.isMissing() && answer.status() >= 300) {
            throw index.server().refused(index.path(""), answer);
        }
        JsonNode source = answer.body().path("_source");
        State state = source.isMissingNode()
                ? State.ABSENT
                : new State(
                        source.path(Fields.HASH).asText(),
                        source.path(Schema.SIZE).asLong());
        remember(id, state);
        return state;
    }

    private void remember(String id, State state) throws IOException {
        states.put(id, state);
        if (states.size() > MOST_REMEMBERED) {
            flush();
        }
    }

    /** Sends what waits. */
    void flush() throws IOException {
        bulk.flush();
        states.clear();
    }

    /** Drops what waits. */
    void clear() {
        bulk.clear();
        states.clear();
    }
}
