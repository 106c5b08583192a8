package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/** Searches of one index, or of its state at one moment. An answer that is not of all shards is an error. */
final class Requester {

    /** How long the server keeps a state between two requests. */
    static final String KEPT = "5m";

    private static final int PAGE = 2_000;

    private final Server server;
    private final OpenSearch.Index index;
    private final Optional<String> state;

    /** With the server's name of a state, or absent to search what is there now. */
    Requester(Server server, OpenSearch.Index index, Optional<String> state) {
        this.server = server;
        this.index = index;
        this.state = state;
    }

    /** The answer to a search whose scores reckon with the words of all shards. */
    JsonNode scored(Map<String, ?> body) throws IOException {
        return search(body, "dfs_query_then_fetch");
    }

    /** The answer to a search whose scores do not matter. */
    JsonNode search(Map<String, ?> body) throws IOException {
        return search(body, "query_then_fetch");
    }

    private JsonNode search(Map<String, ?> body, String type) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>(body);
        String path = "/" + index.name() + "/_search";
        if (state.isPresent()) {
            whole.put("pit", Map.of("id", state.get(), "keep_alive", KEPT));
            path = "/_search";
        }
        Server.Answer answer =
                server.send("POST", path, Map.of("search_type", type, "allow_partial_search_results", "false"), whole);
        if (answer.isMissing()) {
            throw missing();
        }
        if (answer.status() >= 300) {
            throw server.refused(path, answer);
        }
        JsonNode shards = answer.body().path("_shards");
        if (shards.path("failed").asInt() > 0) {
            throw new ServerException(
                    "the server at " + server.where() + " searched " + shards.path("successful") + " of "
                            + shards.path("total") + " shards of " + index.name()
                            + " only; see to it that all are there, and ask again",
                    answer.status());
        }
        return answer.body();
    }

    ServerException missing() {
        return state.isPresent()
                ? new ServerException(
                        "the state of index " + index.name() + " at " + server.where()
                                + " is not kept any more; open a new view",
                        404)
                : new ServerException(
                        "there is no index " + index.name() + " at " + server.where()
                                + "; add documents to make it, or correct its name",
                        404);
    }

    /** Something done with a document of the server. */
    @FunctionalInterface
    interface Action {
        void take(JsonNode hit) throws IOException;
    }

    /** Does something with all documents that match, in the order of their blocks. */
    void each(Map<String, ?> query, List<String> fields, Action action) throws IOException {
        try {
            for (Iterator<JsonNode> hits = all(query, fields); hits.hasNext(); ) {
                action.take(hits.next());
            }
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** All documents that match, in the order of their blocks, fetched page by page; failures come unchecked. */
    Iterator<JsonNode> all(Map<String, ?> query, List<String> fields) {
        return new Pages(query, fields);
    }

    private final class Pages implements Iterator<JsonNode> {

        private final Map<String, Object> body = new LinkedHashMap<>();
        private JsonNode page = MissingNode.getInstance();
        private int next;
        private boolean last;

        Pages(Map<String, ?> query, List<String> fields) {
            body.put("query", query);
            body.put("size", PAGE);
            body.put("sort", List.of(Schema.ORDER, Schema.POSITION));
            body.put("_source", fields);
            body.put("track_total_hits", false);
        }

        @Override
        public boolean hasNext() {
            if (next == page.size() && !last) {
                turn();
            }
            return next < page.size();
        }

        private void turn() {
            if (!page.isEmpty()) {
                body.put("search_after", page.get(page.size() - 1).path("sort"));
            }
            try {
                page = search(body).path("hits").path("hits");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next = 0;
            last = page.size() < PAGE;
        }

        @Override
        public JsonNode next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.get(next++);
        }
    }

    /** How many documents match. */
    long count(Map<String, ?> query) throws IOException {
        return search(Map.of("query", query, "size", 0, "track_total_hits", true))
                .path("hits")
                .path("total")
                .path("value")
                .asLong();
    }
}
