package dev.fathom.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.djl.recipe.Models;
import dev.fathom.document.Document;
import dev.fathom.embed.ModelException;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.Reranker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real, small cross-encoder, and what rerankers do to a ranking. */
class DjlRerankerTest {

    private static final String QUERY = "farm income";
    private static final List<String> PASSAGES = List.of(
            "more money was spent on agricultural income last year",
            "",
            "the hospital bought two ambulances",
            "farmers' income grew by half since then",
            "ship ".repeat(20_000));

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireEngine() {
        Models.require(Engines.ONNX);
    }

    @Test
    void givesWhatAForwardPassByHandGives() throws IOException {
        try (DjlReranker reranker = DjlReranker.of(DjlModel.of(Models.crossEncoder()))) {
            float[] scores = reranker.score(QUERY, PASSAGES);
            for (int i = 0; i < scores.length; i++) {
                double expected = 1 / (1 + Math.exp(-Models.score(QUERY, PASSAGES.get(i))));
                assertEquals(expected, scores[i], 1e-4, PASSAGES.get(i));
            }
            assertEquals("cross-encoder", reranker.name());
        }
    }

    @Test
    void bothEnginesAgree() throws IOException {
        Models.require(Engines.PYTORCH);
        Path script = Models.torchScript(Models.crossEncoder(), folder.resolve("script"));
        try (DjlReranker onnx = DjlReranker.of(DjlModel.of(Models.crossEncoder()));
                DjlReranker pytorch = DjlReranker.of(DjlModel.of(script))) {
            float[] expected = onnx.score(QUERY, PASSAGES);
            float[] found = pytorch.score(QUERY, PASSAGES);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 1e-5, PASSAGES.get(i));
            }
        }
    }

    private static FathomIndex reports() throws IOException {
        FathomIndex index = FathomIndex.inMemory();
        for (int i = 0; i < 10; i++) {
            index.add(Document.of("r" + i, "Report " + "of the harbour ".repeat(i) + "number " + i + "."));
        }
        index.commit();
        return index;
    }

    private static List<String> ids(Hits<PassageHit> hits) {
        List<String> ids = new ArrayList<>();
        hits.forEach(hit -> ids.add(hit.source().id()));
        return ids;
    }

    /** Prefers high numbers. */
    private static Reranker byNumber() {
        return Reranker.of("number", (query, passages) -> {
            float[] scores = new float[passages.size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Float.parseFloat(passages.get(i).replaceAll("(?s).*number (\\d+).*", "$1"));
            }
            return scores;
        });
    }

    @Test
    void onlyTheTopIsOrderedAnew() throws IOException {
        try (FathomIndex index = reports()) {
            PassageQuery query =
                    PassageQuery.of("harbour report").collapse(false).explain(true);
            for (Ranking ranking : List.of(Ranking.HYBRID, Ranking.BM25)) {
                List<String> before = ids(index.search(query, ranking));
                Hits<PassageHit> hits = index.search(query, ranking.rerank(byNumber(), 4));
                List<String> after = ids(hits);
                List<String> top = new ArrayList<>(before.subList(0, 4));
                top.sort(Comparator.reverseOrder());
                assertEquals(top, after.subList(0, 4));
                assertEquals(before.subList(4, before.size()), after.subList(4, after.size()));
                double last = Double.MAX_VALUE;
                for (PassageHit hit : hits) {
                    assertTrue(hit.score() <= last, hit::toString);
                    assertEquals(hit.score(), hit.explanation().orElseThrow().value(), 1e-9);
                    last = hit.score();
                }
            }
        }
    }

    @Test
    void aFailureIsNotTakenForADamagedIndex() throws IOException {
        try (FathomIndex index = reports()) {
            PassageQuery query = PassageQuery.of("harbour report");
            Reranker failing = Reranker.of("remote", (q, passages) -> {
                throw new IOException("503");
            });
            assertEquals(
                    "the reranker remote failed (503); search without it, or mend the cause",
                    assertThrows(ModelException.class, () -> index.search(query, Ranking.HYBRID.rerank(failing)))
                            .getMessage());
            Reranker wrong = Reranker.of("wrong", (q, passages) -> new float[] {Float.NaN});
            assertThrows(ModelException.class, () -> index.search(query, Ranking.HYBRID.rerank(wrong)));
        }
    }

    @Test
    void theModelOrdersAnIndex() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory();
                DjlReranker reranker = DjlReranker.of(DjlModel.of(Models.crossEncoder()))) {
            index.add(Document.of("port", "Work on the port began last year."));
            index.add(Document.of("farm", "Work on agricultural income began last year."));
            index.commit();
            PassageQuery query = PassageQuery.of("farm income work").collapse(false);
            assertEquals(
                    "farm",
                    ids(index.search(query, Ranking.HYBRID.rerank(reranker))).getFirst());
        }
    }
}
