package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.internal.analysis.TextAnalysis;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The way to one index of a server: whether it is there, what it says of how it was built, and its aliases. Safe to share. */
public final class RemoteIndex implements Closeable {

    private final OpenSearch.Index index;
    private final Server server;
    private volatile boolean there;

    private RemoteIndex(OpenSearch.Index index) throws IOException {
        this.index = index;
        this.server = new Server(index.server());
    }

    /** Makes ready; nothing is asked of the server yet. */
    public static RemoteIndex of(OpenSearch.Index index) throws IOException {
        return new RemoteIndex(index);
    }

    /**
     * What the index says of itself.
     *
     * @param name its own name, where it was asked for by an alias too
     * @param data what {@code _meta} holds
     */
    record Meta(String name, Map<String, String> data) {}

    /** Whether the server has it. */
    public boolean exists() throws IOException {
        return meta().isPresent();
    }

    /**
     * What it was built with; absent where it is not there.
     *
     * @throws IndexMismatchException if Fathom did not make it
     */
    public Optional<Fingerprint> fingerprint() throws IOException {
        Optional<Meta> meta = meta();
        Optional<Fingerprint> built = meta.map(Meta::data).flatMap(Fingerprint::from);
        if (meta.isPresent() && built.isEmpty()) {
            throw new IndexMismatchException("the index " + index + " was not made by Fathom; choose another name");
        }
        return built;
    }

    /**
     * The index to be searched and written; closing it ends this, too.
     *
     * @param analysis how text becomes terms
     * @param fingerprint what a new index is made with
     */
    public OpenSearchBackend open(TextAnalysis analysis, Fingerprint fingerprint) {
        return new OpenSearchBackend(this, analysis, fingerprint);
    }

    /**
     * Has an alias stand for this index, and for no other any more, in one step.
     *
     * @return the other indices for which it stood before
     * @throws ServerException if this index is not there, or the alias is the name of an index itself
     */
    public Set<String> alias(String alias) throws IOException {
        Meta meta = meta().orElseThrow(() -> searching(Optional.empty()).missing());
        OpenSearch.Index named = index.server().index(alias);
        Server.Answer answer = server.send("GET", "/_alias/" + named.name(), Map.of(), Server.NOTHING);
        Set<String> before = new TreeSet<>();
        List<Object> actions = new ArrayList<>();
        if (!answer.isMissing()) {
            answer.body().fieldNames().forEachRemaining(before::add);
        }
        before.remove(meta.name());
        before.forEach(other -> actions.add(Map.of("remove", Map.of("index", other, "alias", alias))));
        actions.add(Map.of("add", Map.of("index", meta.name(), "alias", alias)));
        Server.Answer done = server.send("POST", "/_aliases", Map.of(), Map.of("actions", actions));
        if (done.body().path("error").path("type").asText().equals("invalid_alias_name_exception")) {
            throw new ServerException(
                    alias + " is the name of an index at " + server.where()
                            + " and cannot be an alias, too; choose another, or copy that index and delete it",
                    done.status());
        }
        if (done.status() >= 300) {
            throw server.refused("_aliases", done);
        }
        return before;
    }

    Optional<Meta> meta() throws IOException {
        Server.Answer answer = server.send("GET", path("/_mapping"), Map.of(), Server.NOTHING);
        if (answer.isMissing()) {
            return Optional.empty();
        }
        if (answer.status() >= 300) {
            throw server.refused(path(""), answer);
        }
        if (answer.body().size() != 1) {
            throw new ServerException(
                    index + " is an alias of " + answer.body().size() + " indices; name one of them", answer.status());
        }
        there = true;
        Map.Entry<String, JsonNode> found = answer.body().fields().next();
        Map<String, String> data = new HashMap<>();
        JsonNode meta = found.getValue().path("mappings").path("_meta");
        meta.fields()
                .forEachRemaining(
                        each -> data.put(each.getKey(), each.getValue().asText()));
        return Optional.of(new Meta(found.getKey(), data));
    }

    /** Whether it was there when it was last looked for. */
    boolean isThere() {
        return there;
    }

    /** Makes it; says whether it was not there before. */
    synchronized boolean create(Fingerprint fingerprint) throws IOException {
        if (there) {
            return false;
        }
        Server.Answer answer = server.send("PUT", path(""), Map.of(), Schema.index(index, fingerprint.asMap()));
        boolean before = answer.body().path("error").path("type").asText().equals("resource_already_exists_exception");
        if (answer.status() >= 300 && !before) {
            throw server.refused(path(""), answer);
        }
        there = true;
        return true;
    }

    /** Has it say this of itself. */
    void describe(Map<String, String> data) throws IOException {
        server.get("PUT", path("/_mapping"), Map.of(), Map.of("_meta", data));
    }

    /** The path of one of its documents, or of something that can be done with it. */
    String path(String rest) {
        return "/" + index.name() + rest;
    }

    OpenSearch.Index index() {
        return index;
    }

    Server server() {
        return server;
    }

    /** Searches of it, or of a state of it. */
    Requester searching(Optional<String> state) {
        return new Requester(server, index, state);
    }

    @Override
    public String toString() {
        return index.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
