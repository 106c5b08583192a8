package dev.fathom.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.Settings;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.backend.IndexWriteException;
import dev.fathom.document.Document;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.opensearch.ServerException;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong with a server is told in one sentence, and nothing acknowledged is lost by it. */
@Tag("long")
class ServerFailuresTest {

    private static final Document DOCUMENT = Document.of("d", "Lamps shine at the border gate.");

    @Test
    void noServerThere() {
        OpenSearch.Index index = OpenSearch.at(URI.create("http://127.0.0.1:1")).index("kb");
        ServerException failure = assertThrows(ServerException.class, () -> FathomIndex.open(index));
        assertTrue(
                failure.getMessage().startsWith("the server at http://127.0.0.1:1 does not answer ("),
                failure::getMessage);
        assertTrue(failure.getMessage().endsWith("); check the address and that it runs"), failure::getMessage);
    }

    @Test
    void noIndexThere() throws IOException {
        OpenSearch.Index place = LocalServer.newIndex(1);
        try (FathomIndex index = FathomIndex.open(place)) {
            IOException failure = assertThrows(IOException.class, () -> index.search(PassageQuery.of("lamps")));
            assertTrue(
                    failure.getMessage().startsWith("there is no index " + place.name() + " at http://127.0.0.1:"),
                    failure::getMessage);
        }
    }

    @Test
    void wrongPassword() throws IOException {
        try (FakeServer fake = FakeServer.answering(401)) {
            OpenSearch.Index index =
                    OpenSearch.at(fake.address()).user("ann", () -> "secret").index("kb");
            ServerException failure = assertThrows(ServerException.class, () -> FathomIndex.open(index));
            assertEquals(
                    "the server at " + fake.address()
                            + " refuses the user or the password; set FATHOM_OPENSEARCH_USER and"
                            + " FATHOM_OPENSEARCH_PASSWORD to ones that may use the index",
                    failure.getMessage());
        }
    }

    @Test
    void otherFingerprint() throws IOException {
        OpenSearch.Index place = LocalServer.newIndex(1);
        try (FathomIndex index = FathomIndex.open(place)) {
            index.add(DOCUMENT);
            index.commit();
        }
        IndexMismatchException failure = assertThrows(
                IndexMismatchException.class, () -> FathomIndex.open(place, Settings.DEFAULT.language("de")));
        assertTrue(failure.getMessage().contains("text analysis"), failure::getMessage);
    }

    @Test
    void readOnlyIndexKeepsChangesUntilItIsMended() throws IOException, InterruptedException {
        OpenSearch.Index place = LocalServer.newIndex(1);
        try (FathomIndex index = FathomIndex.open(place)) {
            index.add(DOCUMENT);
            index.commit();
            LocalServer.send("PUT", "/" + place.name() + "/_settings", "{\"index.blocks.write\":true}");
            index.add(Document.of("e", "Another one."));
            IndexWriteException failure = assertThrows(IndexWriteException.class, index::commit);
            assertTrue(failure.getMessage().contains("is read-only on the server"), failure::getMessage);
            assertTrue(failure.changesKept());
            assertEquals(1, index.counts().documents());
            LocalServer.send("PUT", "/" + place.name() + "/_settings", "{\"index.blocks.write\":false}");
            index.commit();
            assertEquals(2, index.counts().documents());
            index.verify();
        }
    }

    @Test
    void passwordsAreNotTakenInAddresses() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> OpenSearch.at(URI.create("http://ann:secret@localhost:9200")));
        assertFalse(refused.getMessage().contains("secret"), refused::getMessage);
    }

    @Test
    void cutConnectionsAndBusyAnswersAreTriedAgain() throws IOException {
        OpenSearch real = LocalServer.server();
        try (FakeServer flaky = FakeServer.before(LocalServer.address())) {
            OpenSearch.Index place =
                    OpenSearch.at(flaky.address()).index(LocalServer.newIndex(1).name());
            try (FathomIndex index = FathomIndex.open(place.replicas(0))) {
                index.addAll(IntStream.range(0, 30).mapToObj(i -> Reports.report(5, i)));
                index.commit();
                assertEquals(30, index.counts().documents());
                assertTrue(flaky.failures() > 5, "the server failed too seldom: " + flaky.failures());
                index.verify();
            }
            try (FathomIndex index = FathomIndex.open(real.index(place.name()))) {
                assertEquals(30, index.ids().size());
            }
        }
    }

    @Test
    void noCallGoesOnPastItsTime() throws IOException {
        try (FakeServer silent = FakeServer.silent()) {
            OpenSearch.Index index = OpenSearch.at(silent.address())
                    .timeout(Duration.ofSeconds(1))
                    .index("kb");
            long start = System.nanoTime();
            ServerException failure = assertThrows(ServerException.class, () -> FathomIndex.open(index));
            assertTrue(failure.getMessage().contains("no answer within 1 s"), failure::getMessage);
            assertTrue(System.nanoTime() - start < 10_000_000_000L, "it took longer than ten seconds");
        }
    }

    @Test
    void secretsComeFromTheEnvironment() throws IOException {
        try (FakeServer fake = FakeServer.answering(404)) {
            OpenSearch server = OpenSearch.at(fake.address())
                    .environment(Map.of(OpenSearch.USER, "ann", OpenSearch.PASSWORD, "secret"));
            assertFalse(FathomIndex.exists(server.index("kb")));
            assertFalse(server.index("kb").toString().contains("secret"));
        }
    }
}
