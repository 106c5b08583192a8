package dev.fathom.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.FathomIndex;
import dev.fathom.cluster.Cluster;
import dev.fathom.document.Document;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The same documents and queries on both backends, turn by turn: rate of indexing, size, times of queries, and what a query
 * sends over the network. The server is one node on loopback.
 *
 * <p>{@code BackendSpeed RECORDS.jsonl QUERIES.jsonl [SHARDS]}; records with {@code id}, {@code title} and {@code text}, queries
 * with {@code query}.
 */
public final class BackendSpeed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 2;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Document> documents;
    private final List<String> queries;

    private BackendSpeed(List<Document> documents, List<String> queries) {
        this.documents = documents;
        this.queries = queries;
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Document> documents = lines(Path.of(arguments[0]), BackendSpeed::document);
        List<String> queries =
                lines(Path.of(arguments[1]), line -> line.path("query").asText());
        int shards = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path folder = Files.createTempDirectory("backend-speed");
        try (Cluster cluster = Cluster.start(1, folder.resolve("node"))) {
            URI server = cluster.addresses().getFirst();
            new BackendSpeed(documents, queries).run(folder.resolve("index"), server, shards);
        }
    }

    private static <T> List<T> lines(Path file, Function<JsonNode, T> reading) throws IOException {
        List<T> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            all.add(reading.apply(JSON.readTree(line)));
        }
        return all;
    }

    private static Document document(JsonNode record) {
        Document document =
                Document.of(record.path("id").asText(), record.path("text").asText());
        return record.has("title") ? document.withTitle(record.path("title").asText()) : document;
    }

    private void run(Path folder, URI server, int shards) throws IOException, InterruptedException {
        OpenSearch.Index place =
                OpenSearch.at(server).index("speed").shards(shards).replicas(0);
        try (FathomIndex embedded = FathomIndex.open(folder);
                FathomIndex remote = FathomIndex.open(place);
                Relay relay = Relay.before(server)) {
            warmUp(OpenSearch.at(server).index("warm").replicas(0));
            build("embedded", embedded);
            build("server", remote);
            FathomIndex.Counts counts = embedded.counts();
            out.println(counts);
            size("embedded", embeddedBytes(folder), counts.passages());
            size("server", serverBytes(server), counts.passages());
            for (Asking asking : Asking.values()) {
                traffic(asking, relay);
            }
            for (Asking asking : Asking.values()) {
                time(asking, embedded, remote);
            }
        }
    }

    /** Some documents into indexes that are measured no more. */
    private void warmUp(OpenSearch.Index place) throws IOException {
        List<Document> some = documents.subList(0, Math.min(documents.size(), 40));
        try (FathomIndex memory = FathomIndex.inMemory();
                FathomIndex remote = FathomIndex.open(place)) {
            memory.addAll(some.stream());
            memory.commit();
            remote.addAll(some.stream());
            remote.commit();
        }
    }

    private void build(String name, FathomIndex index) throws IOException {
        long start = System.nanoTime();
        index.addAll(documents.stream());
        double added = (System.nanoTime() - start) / 1e9;
        index.commit();
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes = 0;
        for (Document document : documents) {
            bytes += document.text().getBytes(StandardCharsets.UTF_8).length;
        }
        print(
                "%-9s added in %.1f s, committed, learning included, in %.1f s: %.0f documents/s, %.2f MB/s",
                name, added, seconds - added, documents.size() / seconds, bytes / seconds / 1e6);
    }

    private void size(String name, long bytes, long passages) {
        print("%-9s %.1f MB, %d bytes a passage", name, bytes / 1e6, bytes / passages);
    }

    private static long embeddedBytes(Path folder) throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** Once the server has merged what it has. */
    private static long serverBytes(URI server) throws IOException, InterruptedException {
        send(server, "POST", "/speed/_forcemerge?max_num_segments=1&flush=true");
        JsonNode stats = send(server, "GET", "/speed/_stats/store");
        return stats.path("_all")
                .path("primaries")
                .path("store")
                .path("size_in_bytes")
                .asLong();
    }

    private static JsonNode send(URI server, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /** What is asked of an index. */
    private enum Asking {
        BM25,
        HYBRID,
        FIGURES;

        int ask(FathomIndex index, String query) throws IOException {
            return switch (this) {
                case BM25 -> index.search(PassageQuery.of(query), Ranking.BM25).size();
                case HYBRID -> index.search(PassageQuery.of(query)).size();
                case FIGURES -> index.search(FigureQuery.parse(query)).size();
            };
        }
    }

    private void time(Asking asking, FathomIndex embedded, FathomIndex remote) throws IOException {
        long[] here = new long[queries.size() * ROUNDS];
        long[] there = new long[here.length];
        for (int i = -queries.size(); i < here.length; i++) {
            String query = queries.get(Math.floorMod(i, queries.size()));
            long start = System.nanoTime();
            int found = asking.ask(embedded, query);
            long middle = System.nanoTime();
            int same = asking.ask(remote, query);
            long end = System.nanoTime();
            if (found != same) {
                throw new IllegalStateException(found + " hits here and " + same + " there for " + query);
            }
            if (i >= 0) { // after one round to warm up
                here[i] = middle - start;
                there[i] = end - middle;
            }
        }
        Arrays.sort(here);
        Arrays.sort(there);
        print(
                "%-7s embedded p50 %.1f ms, p99 %.1f ms; server p50 %.1f ms, p99 %.1f ms",
                asking, part(here, 50), part(here, 99), part(there, 50), part(there, 99));
    }

    private static double part(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1e6;
    }

    /** Twice all queries: what was fetched for the first time is remembered by the second. */
    private void traffic(Asking asking, Relay relay) throws IOException {
        try (FathomIndex index = FathomIndex.open(OpenSearch.at(relay.address()).index("speed"))) {
            asking.ask(index, queries.getFirst());
            for (String when : List.of("first time", "again")) {
                Relay.Traffic before = relay.traffic();
                for (String query : queries) {
                    asking.ask(index, query);
                }
                Relay.Traffic traffic = relay.traffic().since(before);
                double count = queries.size();
                print(
                        "%-7s %-10s %.1f requests a query, %.1f kB sent, %.1f kB received",
                        asking,
                        when,
                        traffic.requests() / count,
                        traffic.sent() / count / 1e3,
                        traffic.received() / count / 1e3);
            }
        }
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
