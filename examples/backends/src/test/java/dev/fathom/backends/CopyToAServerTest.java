package dev.fathom.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.Settings;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.opensearch.ServerException;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes moved between a folder and a server, and rebuilt on the server while they are searched. */
class CopyToAServerTest {

    private static final long SEED = Long.getLong("fathom.seed", 21);
    private static final int QUERIES = 60;

    @TempDir
    private Path folder;

    private static FathomIndex built(Path folder) throws IOException {
        FathomIndex index = FathomIndex.open(folder);
        List<Document> reports = Reports.of(SEED, 60);
        index.addAll(reports.subList(0, 52).stream());
        index.commit();
        // Too few to learn anew from.
        index.addAll(reports.subList(52, 60).stream());
        index.commit();
        return index;
    }

    private static List<Object> answers(FathomIndex index, int queries) throws IOException {
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            Query query = TypedQueries.query(SEED, i);
            switch (query) {
                case PassageQuery passages ->
                    answers.addAll(index.search(passages, i % 3 == 0 ? Ranking.BM25 : Ranking.HYBRID)
                            .hits());
                case FigureQuery figures -> answers.addAll(index.search(figures).hits());
            }
        }
        return answers;
    }

    @Test
    void thereAndBackAnswersStayTheSame() throws IOException {
        OpenSearch.Index place = LocalServer.newIndex(3);
        try (FathomIndex original = built(folder.resolve("original"))) {
            List<Object> expected = answers(original, QUERIES);
            assertTrue(expected.size() > 3 * QUERIES, "queries that find nothing show nothing: " + expected.size());
            assertEquals(60, original.copyTo(place, done -> {}));
            try (FathomIndex remote = FathomIndex.open(place)) {
                assertEquals(original.counts(), remote.counts());
                assertEquals(expected, answers(remote, QUERIES));
                assertEquals(60, remote.copyTo(folder.resolve("back"), done -> {}));
                assertThrows(IllegalArgumentException.class, () -> original.copyTo(place, done -> {}));
            }
            try (FathomIndex back = FathomIndex.open(folder.resolve("back"))) {
                assertEquals(expected, answers(back, QUERIES));
                assertEquals(original.document("report-7"), back.document("report-7"));
                assertEquals(
                        FathomIndex.Change.UNCHANGED,
                        back.add(Reports.of(SEED, 60).get(7)));
            }
        }
    }

    /** A program that searches by an alias goes on while the index is copied, rebuilt and put in place of the old one. */
    @Test
    void anIndexIsRebuiltWhileItIsSearched() throws IOException, ExecutionException, InterruptedException {
        OpenSearch.Index first = LocalServer.newIndex(1);
        OpenSearch.Index second = LocalServer.newIndex(2);
        OpenSearch.Index alias = LocalServer.server().index("served-" + first.name());
        try (FathomIndex original = built(folder.resolve("original"))) {
            original.copyTo(first, done -> {});
        }
        assertEquals(Set.of(), FathomIndex.alias(first, alias.name()));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (FathomIndex served = FathomIndex.open(alias)) {
            List<Object> expected = answers(served, 12);
            Future<Integer> searches = reader.submit(searching(served, done));
            served.copyTo(second, copied -> {});
            try (FathomIndex rebuilt = FathomIndex.open(second)) {
                rebuilt.add(Document.of("new", "The observatory on Mount Quill opened with 3 telescopes."));
                rebuilt.commit();
            }
            assertEquals(Set.of(first.name()), FathomIndex.alias(second, alias.name()));
            assertEquals(1, served.search(PassageQuery.of("observatory")).size());
            done.set(true);
            assertTrue(searches.get() > 0);
            assertEquals(61, served.counts().documents());
            assertTrue(FathomIndex.exists(first));
            // Also what was learned is that of the index now served.
            assertEquals(Set.of(second.name()), FathomIndex.alias(first, alias.name()));
            Thread.sleep(1_100);
            assertEquals(expected, answers(served, 12));
        } finally {
            done.set(true);
            reader.shutdownNow();
        }
    }

    private static Callable<Integer> searching(FathomIndex served, AtomicBoolean done) {
        return () -> {
            int searches = 0;
            for (; !done.get(); searches++) {
                assertTrue(served.search(PassageQuery.of("lamps of the border gate"))
                                .size()
                        > 0);
                assertTrue(served.search(FigureQuery.about("export turnover")).size() > 0);
            }
            return searches;
        };
    }

    @Test
    void whatCannotBeAnAliasIsRefused() throws IOException {
        OpenSearch.Index one = LocalServer.newIndex(1);
        OpenSearch.Index other = LocalServer.newIndex(1);
        assertTrue(assertThrows(ServerException.class, () -> FathomIndex.alias(one, "some-name"))
                .getMessage()
                .startsWith("there is no index " + one.name()));
        for (OpenSearch.Index place : List.of(one, other)) {
            try (FathomIndex index = FathomIndex.open(place)) {
                index.add(Document.of("a", "Lamps."));
                index.commit();
            }
        }
        assertTrue(assertThrows(ServerException.class, () -> FathomIndex.alias(one, other.name()))
                .getMessage()
                .startsWith(other.name() + " is the name of an index at "));
        assertThrows(IllegalArgumentException.class, () -> FathomIndex.alias(one, "no such*"));
    }

    /** Whoever has the index open finds out that the one now served cannot be read as the one before. */
    @Test
    void anAliasOfAnIndexBuiltOtherwiseIsNoticed() throws IOException, InterruptedException {
        OpenSearch.Index english = LocalServer.newIndex(1);
        OpenSearch.Index german = LocalServer.newIndex(1);
        OpenSearch.Index alias = LocalServer.server().index("changing-" + english.name());
        for (OpenSearch.Index place : List.of(english, german)) {
            Settings settings = Settings.DEFAULT.language(place.equals(german) ? "de" : "en");
            try (FathomIndex index = FathomIndex.open(place, settings)) {
                index.add(Document.of("a", "Lamps."));
                index.commit();
            }
        }
        FathomIndex.alias(english, alias.name());
        try (FathomIndex served = FathomIndex.open(alias)) {
            FathomIndex.alias(german, alias.name());
            Thread.sleep(1_100);
            assertThrows(IndexMismatchException.class, () -> served.search(PassageQuery.of("lamps")));
        }
        try (FathomIndex served = FathomIndex.open(alias)) {
            assertEquals(1, served.search(PassageQuery.of("lamps")).size());
        }
    }
}
