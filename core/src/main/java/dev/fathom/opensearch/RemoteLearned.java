package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.embed.LatentModel;
import dev.fathom.embed.TermSequence;
import dev.fathom.internal.lucene.Fields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was learned from an index, kept in a side index in parts; the index's {@code _meta} names the one in use. Whoever learns
 * holds a lease, so that of many writers one does.
 */
final class RemoteLearned {

    private static final int PART = 4 << 20;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final String BYTES = "bytes";

    private final Server server;
    private final String side;
    private final String holder;

    /**
     * What was learned from an index.
     *
     * @param index its own name, not an alias
     * @param holder who learns here
     */
    RemoteLearned(Server server, String index, String holder) {
        this.server = server;
        this.side = "/" + index + "-learned";
        this.holder = holder;
    }

    /** A model by its name; absent where nothing was learned. */
    Optional<LatentModel> read(String name) throws IOException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int parts = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        for (int i = 0; i < parts; i++) {
            JsonNode part = server.get("GET", side + "/_doc/" + name + "." + i, Map.of(), Server.NOTHING);
            bytes.writeBytes(part.path("_source").path(BYTES).binaryValue());
        }
        return Optional.of(LatentModel.read(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** Learns and keeps what was learned; says its name. Empty if another one is just learning. */
    Optional<String> learn(Requester requester) throws IOException {
        create();
        if (!acquire()) {
            return Optional.empty();
        }
        try {
            Iterator<JsonNode> ends =
                    requester.all(Map.of("term", Map.of(Schema.ENDS_CONTEXT, true)), List.of(Fields.TERMS));
            // One after the other: only a sample is held.
            Stream<TermSequence> contexts = Stream.generate(() -> ends)
                    .takeWhile(Iterator::hasNext)
                    .map(Iterator::next)
                    .map(RemoteLearned::sequence);
            return Optional.of(keep(LatentModel.learn(contexts)));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        } finally {
            server.send("DELETE", side + "/_doc/lease", Map.of(), Server.NOTHING);
        }
    }

    private static TermSequence sequence(JsonNode hit) {
        byte[] bytes = Base64.getDecoder()
                .decode(hit.path("_source").path(Fields.TERMS).asText());
        return TermSequence.decode(bytes, 0, bytes.length);
    }

    /** Keeps a model; says its name. */
    String keep(LatentModel learned) throws IOException {
        create();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        learned.write(bytes);
        byte[] model = bytes.toByteArray();
        int parts = (model.length + PART - 1) / PART;
        String name = Long.toString(System.currentTimeMillis(), 36) + "-" + holder.substring(0, 8) + "-" + parts;
        for (int i = 0; i < parts; i++) {
            byte[] part = Arrays.copyOfRange(model, i * PART, Math.min(model.length, (i + 1) * PART));
            server.get("PUT", side + "/_doc/" + name + "." + i, Map.of(), Map.of(BYTES, part));
        }
        return name;
    }

    /** Removes a model that no one reads any more. */
    void remove(String name) throws IOException {
        int parts = name.isEmpty() ? 0 : Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        for (int i = 0; i < parts; i++) {
            server.send("DELETE", side + "/_doc/" + name + "." + i, Map.of(), Server.NOTHING);
        }
    }

    private void create() throws IOException {
        Map<String, Object> settings = Map.of("number_of_shards", 1);
        Server.Answer answer =
                server.send("PUT", side, Map.of(), Map.of("settings", settings, "mappings", Map.of("dynamic", false)));
        if (answer.status() >= 300 && answer.status() != 400) {
            throw server.refused(side, answer);
        }
    }

    /** Takes the lease if nobody has it, or the one who had it is late. */
    private boolean acquire() throws IOException {
        Map<String, Object> lease = Map.of("holder", holder, "until", System.currentTimeMillis() + LEASE.toMillis());
        if (server.send("PUT", side + "/_create/lease", Map.of(), lease).status() < 300) {
            return true;
        }
        JsonNode held = server.send("GET", side + "/_doc/lease", Map.of(), Server.NOTHING)
                .body();
        if (held.path("_source").path("until").asLong() > System.currentTimeMillis()
                && !held.path("_source").path("holder").asText().equals(holder)) {
            return false;
        }
        Map<String, String> unchanged = Map.of(
                "if_seq_no", held.path("_seq_no").asText("0"),
                "if_primary_term", held.path("_primary_term").asText("1"));
        return server.send("PUT", side + "/_doc/lease", unchanged, lease).status() < 300;
    }
}
