package dev.fathom.cli;

import dev.fathom.rank.Fusion;
import dev.fathom.rank.Ranking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/**
 * Weights to try, from one to another by steps.
 *
 * @param weights the weights, in order
 */
record Sweep(List<BigDecimal> weights) {

    private static final int MOST = 1000;

    /** The default hybrid ranking with another weight of the latent similarity, its last signal. */
    static Ranking ranking(BigDecimal latent) {
        if (!(Ranking.HYBRID.fusion() instanceof Fusion.WeightedSum sum)) {
            throw new IllegalStateException("the hybrid ranking is no weighted sum");
        }
        List<Double> weights = new ArrayList<>(sum.weights());
        weights.set(weights.size() - 1, latent.doubleValue());
        return Ranking.of(new Fusion.WeightedSum(weights), Ranking.HYBRID.window());
    }

    /** Reads {@code FROM:TO:STEP}. */
    static Sweep parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 3) {
                return between(new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2]));
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new TypeConversionException("\"" + text + "\" is not FROM:TO:STEP, such as 0:1:0.1");
    }

    private static Sweep between(BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw new TypeConversionException("a sweep goes up by steps above 0, got " + from + ":" + to + ":" + step);
        }
        List<BigDecimal> weights = new ArrayList<>();
        for (BigDecimal weight = from; weight.compareTo(to) <= 0; weight = weight.add(step)) {
            weights.add(weight);
            if (weights.size() > MOST) {
                throw new TypeConversionException(
                        "a sweep has at most " + MOST + " steps, got " + from + ":" + to + ":" + step);
            }
        }
        return new Sweep(weights);
    }
}
