package dev.fathom.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A metric's value for every query of a run. Immutable.
 *
 * @param metric what was measured
 * @param values the value by query id
 */
public record Evaluation(Metric metric, Map<String, Double> values) {

    /** Copies the values, keeping their order. */
    public Evaluation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Measures a run. Every query with a relevant document counts, with 0 where the run has no answer to it
     * ({@code trec_eval -c}); queries without one are left out.
     */
    public static Evaluation of(Metric metric, Qrels qrels, Run run) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String query : qrels.queries()) {
            values.put(
                    query,
                    metric.of(
                            run.ranking(query).stream().map(Run.Entry::document).toList(), qrels.grades(query)));
        }
        return new Evaluation(metric, values);
    }

    /** The mean over the queries; 0 without any. */
    public double mean() {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /**
     * This evaluation's value minus the other's, by query.
     *
     * @throws IllegalArgumentException if the two are not of the same metric and queries
     */
    public Map<String, Double> minus(Evaluation other) {
        if (!metric.name().equals(other.metric.name()) || !values.keySet().equals(other.values.keySet())) {
            throw new IllegalArgumentException("only evaluations of one metric over the same queries can be compared");
        }
        Map<String, Double> differences = new LinkedHashMap<>();
        values.forEach((query, value) -> differences.put(query, value - other.values.getOrDefault(query, 0.0)));
        return differences;
    }
}
