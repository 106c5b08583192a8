package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fathom.backend.IndexWriteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends changes to the server in bulk. A bulk is not one change: so records of documents to be replaced are marked first, their
 * passages and figures follow, and records come last, when all of these are acknowledged; a document cut short has no valid
 * record and is written anew. While a bulk is under way, whoever wants to write waits. What was not acknowledged is kept and sent
 * again with the next bulk, under the same names, so that nothing is doubled. Safe to share.
 */
final class BulkWriter {

    /** In the order in which they are sent. */
    enum Phase {
        /** Records say that their documents are being changed. */
        MARK,
        /** Passages and figures. */
        PARTS,
        /** Records. */
        RECORD
    }

    /** A change of one document of the server. */
    record Change(Phase phase, String id, byte[] lines) {}

    private static final int MOST_BYTES = 4 << 20;
    private static final int TRIES = 8;

    private final Server server;
    private final OpenSearch.Index index;
    private final Map<Phase, List<Change>> waiting = new EnumMap<>(Phase.class);
    private long bytes;

    BulkWriter(Server server, OpenSearch.Index index) {
        this.server = server;
        this.index = index;
    }

    static Change index(Phase phase, String id, String routing, String key, Map<String, Object> source)
            throws IOException {
        return change(phase, id, "index", routing, key, source);
    }

    static Change update(Phase phase, String id, String key, Map<String, Object> fields) throws IOException {
        return change(phase, id, "update", key, key, Map.of("doc", fields));
    }

    static Change delete(Phase phase, String id, String routing, String key) throws IOException {
        return change(phase, id, "delete", routing, key, Map.of());
    }

    private static Change change(
            Phase phase, String id, String action, String routing, String key, Map<String, Object> source)
            throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(Server.JSON.writeValueAsBytes(Map.of(action, Map.of("_id", key, "routing", routing))));
        lines.write('\n');
        if (!source.isEmpty()) {
            lines.writeBytes(Server.JSON.writeValueAsBytes(source));
            lines.write('\n');
        }
        return new Change(phase, id, lines.toByteArray());
    }

    private List<Change> waiting(Phase phase) {
        return waiting.computeIfAbsent(phase, none -> new ArrayList<>());
    }

    /** Takes changes of one document; sends what waits when it is much. */
    synchronized void add(List<Change> changes) throws IOException {
        if (bytes >= MOST_BYTES) {
            flush();
        }
        for (Change change : changes) {
            waiting(change.phase()).add(change);
            bytes += change.lines().length;
        }
    }

    /** Sends all that waits. */
    synchronized void flush() throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            waiting(phase).removeIf(change -> refused.containsKey(change.id()));
            send(waiting(phase), refused);
        }
        bytes = 0;
        if (!refused.isEmpty()) {
            Map.Entry<String, String> first = refused.entrySet().iterator().next();
            throw new IndexWriteException(
                    "the server at " + server.where() + " refused " + refused.size() + " documents, the first "
                            + first.getKey() + " (" + first.getValue()
                            + "); they are not in the index, all others are: mend the cause and add them again",
                    true,
                    new IOException(first.getValue()));
        }
    }

    private void send(List<Change> changes, Map<String, String> refused) throws IOException {
        while (!changes.isEmpty()) {
            int end = 0;
            for (long size = 0; end < changes.size() && size < MOST_BYTES; end++) {
                size += changes.get(end).lines().length;
            }
            List<Change> bulk = changes.subList(0, end);
            deliver(bulk, refused);
            bulk.clear();
        }
    }

    private void deliver(List<Change> bulk, Map<String, String> refused) throws IOException {
        List<Change> left = List.copyOf(bulk);
        for (int tries = 1; !left.isEmpty(); tries++) {
            Server.Answer answer = request(left);
            List<Change> again = new ArrayList<>();
            JsonNode items = answer.body().path("items");
            for (int i = 0; i < left.size(); i++) {
                // An item holds the answer under the name of the action; what has no answer was not acknowledged.
                JsonNode item = items.has(i) ? items.get(i).elements().next() : MissingNode.getInstance();
                int status = item.path("status").asInt(503);
                if (status == 429 || status == 503) {
                    again.add(left.get(i));
                } else if (status == 403) {
                    throw failed("the index " + index.name() + " is read-only on the server at " + server.where() + " ("
                            + item.path("error").path("reason").asText() + "); lift the block there");
                } else if (status >= 300 && status != 404) {
                    refused.put(
                            left.get(i).id(), item.path("error").path("reason").asText("status " + status));
                }
            }
            if (!again.isEmpty() && tries == TRIES) {
                throw failed("the server at " + server.where() + " had no room for " + again.size()
                        + " changes, again and again; write more slowly or give it more room");
            }
            left = again;
            if (!left.isEmpty()) {
                pause(tries);
            }
        }
    }

    private Server.Answer request(List<Change> changes) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        changes.forEach(change -> lines.writeBytes(change.lines()));
        Server.Answer answer;
        try {
            answer = server.send("POST", "/" + index.name() + "/_bulk", Map.of(), lines.toByteArray());
        } catch (ServerException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
        if (answer.status() >= 300) {
            throw failed(String.valueOf(server.refused("_bulk", answer).getMessage()));
        }
        return answer;
    }

    private static IndexWriteException failed(String message) {
        return failed(message, new IOException(message));
    }

    private static IndexWriteException failed(String message, IOException cause) {
        return new IndexWriteException(
                message + "; nothing is lost: what is not acknowledged is kept, commit again when the cause is mended",
                true,
                cause);
    }

    private static void pause(int tries) throws InterruptedIOException {
        try {
            Thread.sleep(Math.min(2_000, 50L << tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
    }

    /** Drops what waits. */
    synchronized void clear() {
        waiting.clear();
        bytes = 0;
    }
}
