package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.eval.Evaluation;
import dev.fathom.eval.Metric;
import dev.fathom.eval.PairedTest;
import dev.fathom.eval.Qrels;
import dev.fathom.eval.Run;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two rankings compared by queries whose answers are known: is the difference more than chance? */
public final class MeasuredRanking {

    private MeasuredRanking() {}

    /** Compares BM25 with the default ranking over an index that is there. */
    public static PairedTest run(FathomIndex index, Map<String, String> queries, Qrels qrels) throws IOException {
        Evaluation hybrid = Evaluation.of(Metric.ndcg(10), qrels, answers(index, queries, Ranking.HYBRID));
        Evaluation bm25 = Evaluation.of(Metric.ndcg(10), qrels, answers(index, queries, Ranking.BM25));
        return PairedTest.of(hybrid, bm25);
    }

    /** Each query's documents, ranked by their best passage. */
    private static Run answers(FathomIndex index, Map<String, String> queries, Ranking ranking) throws IOException {
        Map<String, List<Run.Entry>> rankings = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            var hits = index.documents(PassageQuery.of(query.getValue()).limit(100), ranking);
            rankings.put(
                    query.getKey(),
                    hits.hits().stream()
                            .map(hit -> new Run.Entry(hit.source().id(), hit.score()))
                            .toList());
        }
        return Run.of("example", rankings);
    }
}
