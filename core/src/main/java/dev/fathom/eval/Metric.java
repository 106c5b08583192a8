package dev.fathom.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns one ranking and its judgements into a number from 0 to 1, higher is better, as {@code trec_eval} computes it.
 * Documents of grade 1 or more are relevant; what was not judged is not.
 */
public final class Metric {

    private final String name;
    private final Measure measure;

    private Metric(String name, Measure measure) {
        this.name = name;
        this.measure = measure;
    }

    private interface Measure {
        double of(int[] ranked, int[] judged);
    }

    /**
     * Normalised discounted cumulative gain of the first {@code k} (Järvelin and Kekäläinen 2002) with linear gain:
     * Σ grade / log₂(rank + 1), divided by that sum for the best possible ranking. {@code trec_eval}'s {@code ndcg_cut}.
     */
    public static Metric ndcg(int k) {
        return cut("ndcg", k, (ranked, judged) -> gain(ranked, k) / gain(judged, k));
    }

    /** The mean, over all relevant documents, of the precision at their ranks: {@code map} when averaged over queries. */
    public static Metric averagePrecision() {
        return new Metric("map", (ranked, judged) -> {
            double sum = 0;
            int found = 0;
            for (int i = 0; i < ranked.length; i++) {
                if (ranked[i] > 0) {
                    found++;
                    sum += (double) found / (i + 1);
                }
            }
            return sum / judged.length;
        });
    }

    /** One over the rank of the first relevant document, 0 where there is none: {@code recip_rank}. */
    public static Metric reciprocalRank() {
        return new Metric("mrr", (ranked, judged) -> {
            for (int i = 0; i < ranked.length; i++) {
                if (ranked[i] > 0) {
                    return 1.0 / (i + 1);
                }
            }
            return 0;
        });
    }

    /** The share of the relevant documents that stand among the first {@code k}. */
    public static Metric recall(int k) {
        return cut("recall", k, (ranked, judged) -> (double) relevant(ranked, k) / judged.length);
    }

    /** The share of relevant documents among the first {@code k}; a shorter ranking counts as if filled up. {@code P}. */
    public static Metric precision(int k) {
        return cut("precision", k, (ranked, judged) -> (double) relevant(ranked, k) / k);
    }

    private static Metric cut(String name, int k, Measure measure) {
        if (k < 1) {
            throw new IllegalArgumentException(name + " looks at the first 1 or more documents, got " + k);
        }
        return new Metric(String.format(Locale.ROOT, "%s@%d", name, k), measure);
    }

    private static double gain(int[] grades, int k) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, grades.length); i++) {
            sum += Math.max(0, grades[i]) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }

    private static int relevant(int[] grades, int k) {
        int count = 0;
        for (int i = 0; i < Math.min(k, grades.length); i++) {
            count += grades[i] > 0 ? 1 : 0;
        }
        return count;
    }

    /** The metric's name, such as {@code ndcg@10}. */
    public String name() {
        return name;
    }

    /**
     * The value of one ranking.
     *
     * @param ranking document ids, best first
     * @param grades the judgements by document id
     * @throws IllegalArgumentException if no document is relevant: then no ranking is better than another
     */
    public double of(List<String> ranking, Map<String, Integer> grades) {
        int[] judged = grades.values().stream()
                .filter(grade -> grade > 0)
                .sorted((a, b) -> b - a)
                .mapToInt(grade -> grade)
                .toArray();
        if (judged.length == 0) {
            throw new IllegalArgumentException("a ranking cannot be measured where no document is relevant");
        }
        int[] ranked = ranking.stream()
                .mapToInt(document -> grades.getOrDefault(document, 0))
                .toArray();
        return measure.of(ranked, judged);
    }

    @Override
    public String toString() {
        return name;
    }
}
