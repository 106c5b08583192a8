package dev.fathom.eval;

import java.util.SplittableRandom;

/**
 * Whether two systems differ by more than chance: Fisher's randomisation test on the per-query differences, two-sided, as
 * Smucker, Allan and Carterette (CIKM 2007) recommend for retrieval. If the two were alike, each difference could as well
 * have the other sign; {@code p} is the share of sign patterns whose mean is at least as far from 0 as the observed one.
 *
 * @param queries how many queries were compared
 * @param difference the first system's mean minus the second's
 * @param better queries on which the first is better
 * @param worse queries on which the first is worse
 * @param p how likely such a difference is by chance, from 0 to 1
 */
public record PairedTest(int queries, double difference, int better, int worse, double p) {

    /** Random sign patterns that are tried, where there are too many to try all. */
    private static final int PATTERNS = 100_000;

    /** Up to so many queries all sign patterns are tried. */
    private static final int EXACT = 16;

    private static final long SEED = 2007;

    /** Sums of the same numbers in another order differ by this much at most. */
    private static final double ROUNDING = 1e-9;

    /**
     * Compares two systems; the same evaluations give the same outcome.
     *
     * @throws IllegalArgumentException if the two are not of the same metric and queries
     */
    public static PairedTest of(Evaluation first, Evaluation second) {
        double[] differences = first.minus(second).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        int better = 0;
        int worse = 0;
        for (double difference : differences) {
            sum += difference;
            better += difference > 0 ? 1 : 0;
            worse += difference < 0 ? 1 : 0;
        }
        int count = differences.length;
        double limit = Math.abs(sum) - ROUNDING;
        double p = count <= EXACT ? exact(differences, limit) : sampled(differences, limit);
        return new PairedTest(count, count == 0 ? 0 : sum / count, better, worse, p);
    }

    private static double exact(double[] differences, double limit) {
        int extreme = 0;
        int patterns = 1 << differences.length;
        for (int signs = 0; signs < patterns; signs++) {
            extreme += Math.abs(sum(differences, signs)) >= limit ? 1 : 0;
        }
        return (double) extreme / patterns;
    }

    private static double sampled(double[] differences, double limit) {
        SplittableRandom random = new SplittableRandom(SEED);
        int extreme = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            double sum = 0;
            for (int from = 0; from < differences.length; from += Long.SIZE) {
                sum += sum(differences, from, random.nextLong());
            }
            extreme += Math.abs(sum) >= limit ? 1 : 0;
        }
        return (double) extreme / PATTERNS;
    }

    private static double sum(double[] differences, long signs) {
        return sum(differences, 0, signs);
    }

    /** Up to 64 differences from {@code from} on, each with the sign of its bit. */
    private static double sum(double[] differences, int from, long signs) {
        double sum = 0;
        int end = Math.min(differences.length, from + Long.SIZE);
        for (int i = from; i < end; i++) {
            sum += (signs >> (i - from) & 1) == 0 ? differences[i] : -differences[i];
        }
        return sum;
    }
}
