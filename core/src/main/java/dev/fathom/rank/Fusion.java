package dev.fathom.rank;

import java.util.List;
import java.util.stream.IntStream;

/** How several signals become one score. The score is the sum of the signals' parts, in their order. */
public sealed interface Fusion {

    /** Each signal's part in each candidate's score: {@code parts[s][c]}. */
    double[][] parts(Signals signals);

    /** Adds the parts up. */
    default Fused fuse(Signals signals) {
        return new Fused(signals, parts(signals));
    }

    /**
     * Weight times value, summed: for signals that are normalised already.
     *
     * @param weights one per signal, in the signals' order; finite
     */
    record WeightedSum(List<Double> weights) implements Fusion {

        /** Copies the weights and refuses one that is not finite. */
        public WeightedSum {
            weights = List.copyOf(weights);
            for (double weight : weights) {
                if (!Double.isFinite(weight)) {
                    throw new IllegalArgumentException("A weight must be a finite number, not " + weight + ".");
                }
            }
        }

        @Override
        public double[][] parts(Signals signals) {
            if (weights.size() != signals.names().size()) {
                throw new IllegalArgumentException(
                        weights.size() + " weights do not fit the signals " + signals.names() + ".");
            }
            double[][] parts = new double[weights.size()][];
            for (int s = 0; s < parts.length; s++) {
                double weight = weights.get(s);
                parts[s] = new double[signals.candidates()];
                for (int c = 0; c < parts[s].length; c++) {
                    parts[s][c] = weight * signals.values()[s][c];
                }
            }
            return parts;
        }
    }

    /**
     * Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): 1 / (k + rank), ranks from 1, equal values in the
     * candidates' order. A filter changes ranks, so under it scores depend on the other candidates.
     *
     * @param k at least 0; 60 in the paper
     */
    record ReciprocalRank(int k) implements Fusion {

        /** Refuses a negative k. */
        public ReciprocalRank {
            if (k < 0) {
                throw new IllegalArgumentException("k must be 0 or more, not " + k + ".");
            }
        }

        @Override
        public double[][] parts(Signals signals) {
            double[][] parts = new double[signals.names().size()][signals.candidates()];
            for (int s = 0; s < parts.length; s++) {
                int[] order = Fused.order(signals.values()[s]);
                for (int rank = 1; rank <= order.length; rank++) {
                    parts[s][order[rank - 1]] = 1.0 / (k + rank);
                }
            }
            return parts;
        }
    }

    /** The outcome of a fusion; immutable. */
    final class Fused {

        private final Signals signals;
        private final double[][] parts;
        private final double[] scores;

        Fused(Signals signals, double[][] parts) {
            this.signals = signals;
            this.parts = parts;
            this.scores = new double[signals.candidates()];
            for (double[] part : parts) {
                for (int c = 0; c < scores.length; c++) {
                    scores[c] += part[c];
                }
            }
        }

        /** A candidate's score: the sum of its parts, in their order. */
        public double score(int candidate) {
            return scores[candidate];
        }

        /** The candidates from best to worst; equal scores keep the first stage's order. */
        public int[] order() {
            return order(scores);
        }

        /** What made up a candidate's score. */
        public List<Part> parts(int candidate) {
            return IntStream.range(0, parts.length)
                    .mapToObj(
                            s -> new Part(signals.names().get(s), signals.values()[s][candidate], parts[s][candidate]))
                    .toList();
        }

        /** Candidates by falling value, equal ones in their order: a stable merge sort without boxing. */
        static int[] order(double[] values) {
            int[] order = new int[values.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            int[] other = new int[order.length];
            for (int run = 1; run < order.length; run *= 2) {
                for (int from = 0; from < order.length; from += 2 * run) {
                    merge(values, order, other, from, run);
                }
                int[] swap = order;
                order = other;
                other = swap;
            }
            return order;
        }

        private static void merge(double[] values, int[] source, int[] target, int from, int run) {
            int middle = Math.min(from + run, source.length);
            int end = Math.min(from + 2 * run, source.length);
            int left = from;
            int right = middle;
            for (int t = from; t < end; t++) {
                boolean takeLeft = left < middle
                        && (right >= end || Double.compare(values[source[left]], values[source[right]]) >= 0);
                target[t] = takeLeft ? source[left++] : source[right++];
            }
        }
    }

    /**
     * One signal's share of a score.
     *
     * @param signal its name
     * @param value what was measured
     * @param contribution what it added to the score
     */
    record Part(String signal, double value, double contribution) {}
}
