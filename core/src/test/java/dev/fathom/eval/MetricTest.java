package dev.fathom.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A fixture worked out by hand with the definitions of trec_eval: ties go by falling document id, so query 1 is ranked b, x,
 * u, a, c with grades 2, 0, not judged, 3, 1.
 */
class MetricTest {

    private static final double LOG2_3 = 1.584962500721156;
    private static final double LOG2_5 = 2.321928094887362;
    private static final double LOG2_6 = 2.584962500721156;

    private static final Qrels QRELS = Qrels.of(Map.of(
            "1", Map.of("a", 3, "b", 2, "c", 1, "x", 0, "n", -1),
            "2", Map.of("d", 1, "e", 1),
            "3", Map.of("f", 1),
            "4", Map.of("g", 0)));

    private static final Run RUN = Run.of(
            "fixture",
            Map.of(
                    "1", List.of(entry("a", 3), entry("c", 1), entry("b", 5), entry("u", 3), entry("x", 4)),
                    "2", List.of(entry("y", 0.5), entry("d", 0.25)),
                    "4", List.of(entry("g", 1)),
                    "5", List.of(entry("a", 1))));

    private static Run.Entry entry(String document, double score) {
        return new Run.Entry(document, score);
    }

    private static void assertValues(Metric metric, double first, double second) {
        Map<String, Double> values = Evaluation.of(metric, QRELS, RUN).values();
        assertEquals(Set.of("1", "2", "3"), values.keySet(), "queries without a relevant document are left out");
        assertEquals(first, values.get("1"), 1e-12, metric + " of query 1");
        assertEquals(second, values.get("2"), 1e-12, metric + " of query 2");
        assertEquals(0, values.get("3"), 1e-12, metric + " of query 3, which the run has no answer to");
        assertEquals((first + second) / 3, Evaluation.of(metric, QRELS, RUN).mean(), 1e-12);
    }

    @Test
    void ndcgHasLinearGainAndTheBestPossibleRankingAsItsMeasure() {
        double gain = 2 + 3 / LOG2_5 + 1 / LOG2_6;
        double best = 3 + 2 / LOG2_3 + 1 / 2.0;
        assertValues(Metric.ndcg(10), gain / best, (1 / LOG2_3) / (1 + 1 / LOG2_3));
        assertEquals(0.772573, gain / best, 1e-6, "as a pocket calculator has it");
    }

    @Test
    void ndcgIsCut() {
        assertValues(Metric.ndcg(3), 2 / (3 + 2 / LOG2_3 + 1 / 2.0), (1 / LOG2_3) / (1 + 1 / LOG2_3));
        assertValues(Metric.ndcg(1), 2 / 3.0, 0);
    }

    @Test
    void averagePrecisionCountsWhatWasNotFound() {
        assertValues(Metric.averagePrecision(), (1 / 1.0 + 2 / 4.0 + 3 / 5.0) / 3, (1 / 2.0) / 2);
    }

    @Test
    void reciprocalRankRecallAndPrecision() {
        assertValues(Metric.reciprocalRank(), 1, 0.5);
        assertValues(Metric.recall(100), 1, 0.5);
        assertValues(Metric.recall(4), 2 / 3.0, 0.5);
        assertValues(Metric.precision(5), 3 / 5.0, 1 / 5.0);
    }

    @Test
    void namesSayTheCut() {
        assertEquals("ndcg@10", Metric.ndcg(10).name());
        assertEquals("recall@100", Metric.recall(100).name());
        assertEquals("map", Metric.averagePrecision().name());
    }

    @Test
    void aCutBelowOneIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Metric.ndcg(0));
        assertEquals("ndcg looks at the first 1 or more documents, got 0", e.getMessage());
    }

    @Test
    void nothingCanBeMeasuredWithoutARelevantDocument() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Metric.ndcg(10).of(List.of("g"), Map.of("g", 0)));
        assertEquals("a ranking cannot be measured where no document is relevant", e.getMessage());
    }

    @Test
    void evaluationsOfDifferentThingsAreNotCompared() {
        Evaluation ndcg = Evaluation.of(Metric.ndcg(10), QRELS, RUN);
        Evaluation map = Evaluation.of(Metric.averagePrecision(), QRELS, RUN);
        assertThrows(IllegalArgumentException.class, () -> ndcg.minus(map));
        Map<String, Double> none = new LinkedHashMap<>();
        ndcg.values().keySet().forEach(query -> none.put(query, 0.0));
        assertEquals(none, ndcg.minus(ndcg));
    }
}
