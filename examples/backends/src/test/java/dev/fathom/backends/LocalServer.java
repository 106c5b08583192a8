package dev.fathom.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fathom.cluster.Cluster;
import dev.fathom.opensearch.OpenSearch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests that need no more; started once, ended with the tests' process. */
public final class LocalServer {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private LocalServer() {}

    private static final class Started {
        static final Cluster CLUSTER = start();

        private static Cluster start() {
            try {
                return Cluster.start(1, Files.createTempDirectory("fathom-node"));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Skips the test where the server's jars are missing. */
    public static OpenSearch server() {
        assumeTrue(
                Cluster.isAvailable(), "the class path of the server's nodes is not here: examples/cluster writes it");
        return OpenSearch.at(Started.CLUSTER.addresses().getFirst());
    }

    static URI address() {
        return Started.CLUSTER.addresses().getFirst();
    }

    /**
     * Has the server drop what was deleted, as an administrator would: it keeps that for half a minute for copies that may lag
     * behind, and a merge before then keeps it too.
     */
    static void merge(OpenSearch.Index index) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        do {
            send("POST", "/" + index.name() + "/_flush?force=true", "");
            send("POST", "/" + index.name() + "/_forcemerge?max_num_segments=1", "");
            send("POST", "/" + index.name() + "/_refresh", "");
            TimeUnit.SECONDS.sleep(1);
        } while (deleted(index) > 0 && System.nanoTime() < deadline);
        assertEquals(0, deleted(index), "still kept after a minute and a half");
    }

    private static long deleted(OpenSearch.Index index) throws IOException, InterruptedException {
        String answer = send("GET", "/_cat/indices/" + index.name() + "?h=docs.deleted", "");
        return Long.parseLong(answer.strip());
    }

    /** Asks the server what the library does not. */
    static String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        Started.CLUSTER.addresses().getFirst().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
        return answer.body();
    }

    /** An index that is not there yet. */
    public static OpenSearch.Index newIndex(int shards) {
        return server().index("test" + NAMES.incrementAndGet()).shards(shards).replicas(0);
    }
}
