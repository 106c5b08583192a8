package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.Backend;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.embed.LatentModel;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index kept by an OpenSearch server. Many may write it at once, as long as no two write one document. What differs from an
 * embedded index: a change is durable as soon as its bulk is acknowledged, at the latest with {@link #commit}, and can then not be
 * rolled back; another writer's refresh may make half of a document's change visible. Safe to share between threads.
 */
public final class OpenSearchBackend implements Backend {

    private final RemoteIndex index;
    private final Server server;
    private final TextAnalysis analysis;
    private final Fingerprint expected;
    private final RemoteWriter writer;
    private final RemoteModel model;
    private volatile boolean closed;

    OpenSearchBackend(RemoteIndex index, TextAnalysis analysis, Fingerprint expected) {
        this.index = index;
        this.server = index.server();
        this.analysis = analysis;
        this.expected = expected;
        this.writer = new RemoteWriter(index, analysis);
        this.model = new RemoteModel(index, expected);
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

    private void create() throws IOException {
        if (index.create(expected)) {
            model.check();
        }
    }

    @Override
    public void put(Entry entry) throws IOException {
        requireOpen();
        create();
        writer.put(entry);
    }

    @Override
    public void know(String id, Known known) throws IOException {
        requireOpen();
        writer.know(id, known);
    }

    @Override
    public void delete(String id) throws IOException {
        requireOpen();
        writer.delete(id);
    }

    @Override
    public Optional<String> hash(String id) throws IOException {
        requireOpen();
        return writer.hash(id);
    }

    @Override
    public void refresh() throws IOException {
        requireOpen();
        writer.flush();
        if (index.isThere()) {
            JsonNode shards = server.get("POST", index.path("/_refresh"), Map.of(), Server.NOTHING)
                    .path("_shards");
            if (shards.path("failed").asInt() > 0) {
                throw new ServerException("not all shards of " + index + " could show the changes; commit again", 503);
            }
            model.check();
        }
    }

    @Override
    public void adopt(LatentModel learned) throws IOException {
        requireOpen();
        create();
        model.adopt(learned);
    }

    @Override
    public void commit(Fingerprint builtWith) throws IOException {
        requireOpen();
        create();
        refresh();
        model.commit(builtWith);
    }

    /** Drops the changes that were not sent yet; those that were, stay. */
    @Override
    public void rollback() {
        requireOpen();
        writer.clear();
    }

    @Override
    public View now() throws IOException {
        requireOpen();
        return new RemoteView(index.searching(Optional.empty()), analysis, model.ranking(), () -> {});
    }

    @Override
    public View view() throws IOException {
        requireOpen();
        String path = index.path("/_search/point_in_time");
        Server.Answer answer = server.send(
                "POST",
                path,
                Map.of("keep_alive", Requester.KEPT, "allow_partial_pit_creation", "false"),
                Server.NOTHING);
        if (answer.isMissing()) {
            throw index.searching(Optional.empty()).missing();
        }
        if (answer.status() >= 300) {
            throw server.refused(path, answer);
        }
        String state = answer.body().path("pit_id").asText();
        return new RemoteView(
                index.searching(Optional.of(state)),
                analysis,
                model.ranking(),
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
        Requester searching = index.searching(Optional.empty());
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
                        + " \"fathom copy\" or FathomIndex.copyTo makes an index in a folder of it",
                0);
    }

    /** Drops what was not sent. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            index.close();
        }
    }
}
