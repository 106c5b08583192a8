package dev.fathom.backends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.hit.FacetCount;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same typed queries over the same documents, embedded and on a server with three shards: the same answers to the bit. */
class SameAnswersTest {

    private static final long SEED = Long.getLong("fathom.seed", 11);
    private static final int QUERIES = 200;
    private static final int DOCUMENTS = 150;

    private static FathomIndex embedded;
    private static FathomIndex remote;

    @BeforeAll
    static void build() throws IOException {
        System.out.println("seed " + SEED);
        remote = FathomIndex.open(LocalServer.newIndex(3));
        embedded = FathomIndex.inMemory();
        List<Document> reports = Reports.of(SEED, DOCUMENTS);
        for (FathomIndex index : List.of(embedded, remote)) {
            index.addAll(reports.stream());
            index.commit();
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (embedded != null) {
            embedded.close();
            remote.close();
        }
    }

    @Test
    void holdTheSame() throws IOException {
        assertEquals(embedded.counts(), remote.counts());
        assertEquals(embedded.ids(), remote.ids());
        assertEquals(embedded.document("report-7"), remote.document("report-7"));
    }

    @Test
    void ofSeededQueriesAllAnswersAreEqual() throws IOException {
        List<String> different = new ArrayList<>();
        int hits = 0;
        for (int i = 0; i < QUERIES; i++) {
            Query query = TypedQueries.query(SEED, i);
            List<?> expected = answer(embedded, query, i);
            List<?> found = answer(remote, query, i);
            hits += expected.size();
            if (!expected.equals(found)) {
                different.add(i + " " + query + "\n  embedded " + expected + "\n  remote   " + found);
            }
        }
        assertTrue(hits > 5 * QUERIES, "queries that find nothing show nothing: " + hits);
        assertEquals(List.of(), different, different.size() + " of " + QUERIES + " differ");
    }

    private static List<?> answer(FathomIndex index, Query query, int number) throws IOException {
        List<Object> answer = new ArrayList<>();
        switch (query) {
            case PassageQuery passages -> {
                Ranking ranking = number % 3 == 0 ? Ranking.BM25 : Ranking.HYBRID;
                var hits = index.search(passages, ranking);
                answer.add(hits.total());
                answer.addAll(hits.hits());
                if (number % 10 == 0) {
                    answer.addAll(index.documents(passages, ranking).hits());
                }
            }
            case FigureQuery figures -> {
                var hits = index.search(figures);
                answer.add(hits.total());
                answer.addAll(hits.hits());
            }
        }
        answer.addAll(facets(index, query, number));
        return answer;
    }

    private static List<FacetCount> facets(FathomIndex index, Query query, int number) throws IOException {
        List<Facet> facets = List.of(
                Facet.UNIT,
                Facet.YEAR,
                Facet.PLACE,
                Facet.metadata("region"),
                Facet.metadata("pages"),
                Facet.metadata("date"),
                Facet.metadata("kind of.report"));
        return index.facets(query, facets.get(number % facets.size()), 10);
    }

    @Test
    void suggestTheSame() throws IOException {
        assertEquals(Optional.of("Hochberg lamps"), embedded.suggestion("Hochbirg lamps"));
        assertEquals(embedded.suggestion("Hochbirg lamps"), remote.suggestion("Hochbirg lamps"));
    }

    @Tag("long")
    @Test
    void afterDeletionsNearlyAndAfterMergingExactly() throws IOException, InterruptedException {
        List<Document> reports = Reports.of(SEED + 1, 90);
        dev.fathom.opensearch.OpenSearch.Index place = LocalServer.newIndex(3);
        try (FathomIndex whole = FathomIndex.inMemory();
                FathomIndex thinned = FathomIndex.open(place)) {
            whole.addAll(
                    reports.stream().filter(report -> Math.floorMod(report.id().hashCode(), 3) != 0));
            whole.commit();
            thinned.addAll(reports.stream());
            thinned.commit();
            for (Document report : reports) {
                if (Math.floorMod(report.id().hashCode(), 3) == 0) {
                    assertTrue(thinned.delete(report.id()));
                }
            }
            thinned.commit();
            assertEquals(whole.counts(), thinned.counts());
            double overlap = IntStream.range(0, 40)
                    .mapToDouble(i -> overlap(whole, thinned, thinnedQuery(i)))
                    .average()
                    .orElse(0);
            System.out.println("overlap@20 after deleting a third: " + overlap);
            assertTrue(overlap >= 0.98, "overlap@20 " + overlap);
            LocalServer.merge(place);
            for (int i = 0; i < 40; i++) {
                assertEquals(
                        whole.search(thinnedQuery(i), Ranking.BM25).hits(),
                        thinned.search(thinnedQuery(i), Ranking.BM25).hits());
            }
        }
    }

    private static PassageQuery thinnedQuery(int number) {
        String subject = Reports.SUBJECTS.get(number % Reports.SUBJECTS.size());
        return PassageQuery.of(subject + " of " + Reports.PLACES.get(number % Reports.PLACES.size()))
                .limit(20);
    }

    private static double overlap(FathomIndex one, FathomIndex other, PassageQuery query) {
        try {
            Set<Object> found = new HashSet<>();
            one.search(query, Ranking.BM25)
                    .forEach(hit -> found.add(List.of(hit.source().id(), hit.span())));
            long common = other.search(query, Ranking.BM25).hits().stream()
                    .filter(hit -> found.contains(List.of(hit.source().id(), hit.span())))
                    .count();
            return found.isEmpty() ? 1 : (double) common / found.size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
