package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.eval.Evaluation;
import dev.fathom.eval.Metric;
import dev.fathom.eval.Run;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers all queries of a test collection from an index of its documents. */
final class Experiment {

    /** How deep documents are ranked, as TREC does. */
    private static final int DEPTH = 1000;

    private final FathomIndex index;
    private final BeirCollection collection;
    private final Thesaurus thesaurus;
    private final Progress progress;

    Experiment(FathomIndex index, BeirCollection collection, Thesaurus thesaurus, Progress progress) {
        this.index = index;
        this.collection = collection;
        this.thesaurus = thesaurus;
        this.progress = progress;
    }

    /**
     * What one ranking achieved.
     *
     * @param run its answers
     * @param ndcg normalised discounted cumulative gain at 10
     * @param map average precision
     * @param recall recall at 100
     */
    record Outcome(Run run, Evaluation ndcg, Evaluation map, Evaluation recall) {}

    /** Ranks documents by their best passage, for every query. */
    Outcome run(String tag, Ranking ranking) throws IOException {
        Map<String, List<Run.Entry>> rankings = new LinkedHashMap<>();
        for (Records.Query query : collection.queries()) {
            var hits = index.documents(query(query).limit(DEPTH), ranking);
            rankings.put(
                    query.id(),
                    hits.hits().stream()
                            .map(hit -> new Run.Entry(hit.source().id(), hit.score()))
                            .toList());
            progress.step();
        }
        return outcome(Run.of(tag, rankings));
    }

    /** What a run achieved, of this system or another. */
    Outcome outcome(Run run) {
        return new Outcome(
                run,
                Evaluation.of(Metric.ndcg(10), collection.qrels(), run),
                Evaluation.of(Metric.averagePrecision(), collection.qrels(), run),
                Evaluation.of(Metric.recall(100), collection.qrels(), run));
    }

    /** How long each query's first ten passages take, in milliseconds, shortest first. */
    double[] times(Ranking ranking) throws IOException {
        double[] times = new double[collection.queries().size()];
        for (int i = 0; i < times.length; i++) {
            PassageQuery query = query(collection.queries().get(i));
            long start = System.nanoTime();
            index.search(query, ranking);
            times[i] = (System.nanoTime() - start) / 1e6;
            progress.step();
        }
        Arrays.sort(times);
        return times;
    }

    private PassageQuery query(Records.Query query) {
        return PassageQuery.of(query.text()).collapse(false).thesaurus(thesaurus);
    }
}
