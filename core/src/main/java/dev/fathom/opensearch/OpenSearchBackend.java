package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.Backend;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.embed.LatentModel;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Encoding;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.Learned;
import dev.fathom.opensearch.BulkWriter.Change;
import dev.fathom.opensearch.BulkWriter.Phase;
import dev.fathom.rank.WindowRanking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.util.BytesRef;

/**
 * An index kept by an OpenSearch server. Many may write it at once, as long as no two write one document. What differs from an
 * embedded index: a change is durable as soon as its bulk is acknowledged, at the latest with {@link #commit}, and can then not be
 * rolled back; another writer's refresh may make half of a document's change visible. Safe to share between threads.
 */
public final class OpenSearchBackend implements Backend {

    private static final String HASH = Fields.HASH;
    private static final int MOST_REMEMBERED = 1 << 16;
    private static final long LOOKED_AT_NANOS = 1_000_000_000L;

    private final OpenSearch.Index index;
    private final Server server;
    private final TextAnalysis analysis;
    private final Fingerprint expected;
    private final BulkWriter bulk;
    private final RemoteLearned learning;
    private final BlockJson blocks;
    private final AtomicLong lastOrder = new AtomicLong();

    /** The records of documents as last put or seen, until the next commit. */
    private final Map<String, State> states = new ConcurrentHashMap<>();

    private volatile boolean exists;
    private volatile Model model = new Model("", Optional.empty(), 0, System.nanoTime() - LOOKED_AT_NANOS);
    private volatile boolean closed;

    /** A document on the server: its hash, empty where there is none, and how many passages and figures it has. */
    private record State(String hash, long size) {}

    /** What was learned, by its name, and when that was looked at. */
    private record Model(String name, Optional<WindowRanking> ranking, long contexts, long lookedAt) {}

    private OpenSearchBackend(
            OpenSearch.Index index, Server server, TextAnalysis analysis, Fingerprint expected, boolean exists) {
        this.index = index;
        this.server = server;
        this.analysis = analysis;
        this.expected = expected;
        this.exists = exists;
        this.bulk = new BulkWriter(server, index);
        this.learning = new RemoteLearned(server, index);
        this.blocks = new BlockJson(analysis);
    }

    /** Says with which analysis and fingerprint an index is opened, by what it was built with; absent for a new one. */
    @FunctionalInterface
    public interface Opening {
        /** Decides; refuses what cannot be read. */
        Opened of(Optional<Fingerprint> built) throws IOException;
    }

    /**
     * How an index is opened.
     *
     * @param analysis how text becomes terms
     * @param fingerprint what a new index is made with
     */
    public record Opened(TextAnalysis analysis, Fingerprint fingerprint) {}

    /** Connects to the server and reads what the index was built with. */
    public static OpenSearchBackend open(OpenSearch.Index index, Opening opening) throws IOException {
        Server server = new Server(index.server());
        try {
            Optional<Map<String, String>> meta = meta(server, index);
            Optional<Fingerprint> built = meta.flatMap(Fingerprint::from);
            if (meta.isPresent() && built.isEmpty()) {
                throw new IndexMismatchException("the index " + index + " was not made by Fathom; choose another name");
            }
            Opened opened = opening.of(built);
            return new OpenSearchBackend(index, server, opened.analysis(), opened.fingerprint(), meta.isPresent());
        } catch (IOException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /** Whether the server has the index. */
    public static boolean exists(OpenSearch.Index index) throws IOException {
        try (Server server = new Server(index.server())) {
            return meta(server, index).isPresent();
        }
    }

    private static Optional<Map<String, String>> meta(Server server, OpenSearch.Index index) throws IOException {
        Server.Answer answer = server.send("GET", "/" + index.name() + "/_mapping", Map.of(), Server.NOTHING);
        if (answer.isMissing()) {
            return Optional.empty();
        }
        if (answer.status() >= 300) {
            throw server.refused("/" + index.name(), answer);
        }
        Map<String, String> meta = new HashMap<>();
        JsonNode mapping = answer.body().elements().next();
        mapping.path("mappings")
                .path("_meta")
                .fields()
                .forEachRemaining(
                        entry -> meta.put(entry.getKey(), entry.getValue().asText()));
        return Optional.of(meta);
    }

    @Override
    public String name() {
        return index.toString();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the index " + index + " is closed");
        }
    }

    private synchronized void create() throws IOException {
        if (exists) {
            return;
        }
        String path = "/" + index.name();
        Server.Answer answer = server.send("PUT", path, Map.of(), Schema.index(index, expected.asMap()));
        boolean there = answer.body().path("error").path("type").asText().equals("resource_already_exists_exception");
        if (answer.status() >= 300 && !there) {
            throw server.refused(path, answer);
        }
        exists = true;
        check();
    }

    @Override
    public void put(Entry entry) throws IOException {
        requireOpen();
        create();
        String id = entry.document().id();
        String record = BlockJson.key(id);
        State before = state(id);
        List<Map<String, Object>> block = blocks.of(entry, order());
        List<Change> changes = new ArrayList<>();
        if (before.size() >= 0) {
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
        return BulkWriter.update(Phase.MARK, id, record, Map.of(HASH, ""));
    }

    @Override
    public void know(String id, Known known) throws IOException {
        requireOpen();
        BytesRef bytes = Encoding.encode(id, known);
        String encoded = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.bytes, bytes.length));
        bulk.add(List.of(BulkWriter.update(Phase.RECORD, id, BlockJson.key(id), Map.of(Fields.KNOWN, encoded))));
    }

    @Override
    public void delete(String id) throws IOException {
        requireOpen();
        State before = state(id);
        if (before.size() < 0) {
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
        remember(id, new State("", -1));
    }

    @Override
    public Optional<String> hash(String id) throws IOException {
        requireOpen();
        State state = state(id);
        return state.size() < 0 ? Optional.empty() : Optional.of(state.hash());
    }

    private State state(String id) throws IOException {
        State known = states.get(id);
        if (known != null || !exists) {
            return known == null ? new State("", -1) : known;
        }
        String record = BlockJson.key(id);
        Server.Answer answer = server.send(
                "GET",
                "/" + index.name() + "/_doc/" + record,
                Map.of("routing", record, "_source_includes", HASH + "," + Schema.SIZE),
                Server.NOTHING);
        if (!answer.isMissing() && answer.status() >= 300) {
            throw server.refused(index.name(), answer);
        }
        JsonNode source = answer.body().path("_source");
        State state = source.isMissingNode()
                ? new State("", -1)
                : new State(source.path(HASH).asText(), source.path(Schema.SIZE).asLong());
        remember(id, state);
        return state;
    }

    private void remember(String id, State state) throws IOException {
        states.put(id, state);
        if (states.size() > MOST_REMEMBERED) {
            bulk.flush();
            states.clear();
        }
    }

    @Override
    public void refresh() throws IOException {
        requireOpen();
        bulk.flush();
        states.clear();
        if (exists) {
            JsonNode shards = server.get("POST", "/" + index.name() + "/_refresh", Map.of(), Server.NOTHING)
                    .path("_shards");
            if (shards.path("failed").asInt() > 0) {
                throw new ServerException("not all shards of " + index + " could show the changes; commit again", 503);
            }
            check();
        }
    }

    @Override
    public void commit(Fingerprint builtWith) throws IOException {
        create();
        refresh();
        long contexts = searching().count(Map.of("term", Map.of(Schema.ENDS_CONTEXT, true)));
        Model before = model;
        Optional<String> learned =
                Learned.isOutgrown(before.contexts(), contexts) ? learning.learn(searching()) : Optional.empty();
        Map<String, String> meta = new HashMap<>(builtWith.asMap());
        meta.put(RemoteLearned.MODEL, learned.orElse(before.name()));
        if (!meta.equals(meta(server, index).orElse(Map.of()))) {
            server.get("PUT", "/" + index.name() + "/_mapping", Map.of(), Map.of("_meta", meta));
            check();
        }
        if (learned.isPresent()) {
            learning.remove(before.name());
        }
    }

    /** Looks which model is in use, and that the index is still one that can be read. */
    private void check() throws IOException {
        Optional<Map<String, String>> meta = meta(server, index);
        if (meta.isEmpty()) {
            return;
        }
        Optional<Fingerprint> built = Fingerprint.from(meta.get());
        if (built.isPresent()) {
            built.get().requireReadableAs(expected, name());
        }
        String name = meta.get().getOrDefault(RemoteLearned.MODEL, "");
        Model known = model;
        if (name.equals(known.name())) {
            model = new Model(name, known.ranking(), known.contexts(), System.nanoTime());
            return;
        }
        Optional<LatentModel> read = learning.read(name);
        model = new Model(
                name,
                read.filter(latent -> latent.passages() > 0).map(Learned::ranking),
                read.map(LatentModel::passages).orElse(0L),
                System.nanoTime());
    }

    /** Drops the changes that were not sent yet; those that were, stay. */
    @Override
    public void rollback() {
        requireOpen();
        bulk.clear();
        states.clear();
    }

    private Requester searching() {
        return new Requester(server, index, Optional.empty());
    }

    private Optional<WindowRanking> ranking() throws IOException {
        if (System.nanoTime() - model.lookedAt() > LOOKED_AT_NANOS) {
            check();
        }
        return model.ranking();
    }

    @Override
    public View now() throws IOException {
        requireOpen();
        return new RemoteView(searching(), analysis, ranking(), () -> {});
    }

    @Override
    public View view() throws IOException {
        requireOpen();
        String path = "/" + index.name() + "/_search/point_in_time";
        Server.Answer answer = server.send(
                "POST",
                path,
                Map.of("keep_alive", Requester.KEPT, "allow_partial_pit_creation", "false"),
                Server.NOTHING);
        if (answer.isMissing()) {
            throw searching().missing();
        }
        if (answer.status() >= 300) {
            throw server.refused(path, answer);
        }
        String state = answer.body().path("pit_id").asText();
        return new RemoteView(
                new Requester(server, index, Optional.of(state)),
                analysis,
                ranking(),
                () -> server.send("DELETE", "/_search/point_in_time", Map.of(), Map.of("pit_id", List.of(state))));
    }

    @Override
    public <T> T read(View view, Reading<T> action) throws IOException {
        requireOpen();
        return action.run(view);
    }

    /** Checks that every shard is there, and that every document has all the passages and figures its record tells of. */
    @Override
    public void verify() throws IOException {
        requireOpen();
        Requester searching = searching();
        JsonNode answer = searching.search(Map.of(
                "size",
                0,
                "track_total_hits",
                true,
                "aggs",
                Map.of("size", Map.of("sum", Map.of("field", Schema.SIZE)))));
        long parts = answer.path("hits").path("total").path("value").asLong()
                - searching.count(Map.of("term", Map.of(Fields.KIND, Fields.RECORD)));
        long told = Math.round(
                answer.path("aggregations").path("size").path("value").asDouble());
        if (parts != told) {
            throw new IndexDamagedException(
                    "the index " + index + " holds " + parts + " passages and figures, its documents tell of " + told
                            + "; add the documents that were last written once more",
                    null);
        }
    }

    /** Always refused: a server keeps its files to itself. */
    @Override
    public void snapshot(Path target) throws IOException {
        throw new ServerException(
                "the index " + name() + " is on a server, which makes its own snapshots (see its _snapshot API);"
                        + " only an index in a folder can be copied into another",
                0);
    }

    /** Drops what was not sent. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            server.close();
        }
    }
}
