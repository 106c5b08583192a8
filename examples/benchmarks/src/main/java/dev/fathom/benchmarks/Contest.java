package dev.fathom.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Several ways of answering the same queries, measured turn by turn, query by query, so that what else the machine does
 * falls on all of them. Counts the thread's processor time, which waiting and other programs do not lengthen, and the time
 * on the wall.
 */
final class Contest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Something asked for by the number of its query. */
    interface Asking {
        void ask(int query) throws IOException;
    }

    /**
     * A way of answering.
     *
     * @param against the number of the variant it is compared with
     */
    record Variant(String name, int against, Asking asking) {}

    private final int queries;
    private final List<Variant> variants;

    /** Nanoseconds by round, variant and query. */
    private final long[][][] processor;

    private final long[][][] wall;

    Contest(int queries, int rounds, List<Variant> variants) {
        this.queries = queries;
        this.variants = variants;
        this.processor = new long[rounds][variants.size()][queries];
        this.wall = new long[rounds][variants.size()][queries];
    }

    /** Asks every variant every query in every round; the first {@code warmUp} rounds do not count. */
    void run(int warmUp) throws IOException {
        for (int round = -warmUp; round < processor.length; round++) {
            for (int query = 0; query < queries; query++) {
                for (int turn = 0; turn < variants.size(); turn++) {
                    int variant = Math.floorMod(query + round + turn, variants.size());
                    long wallStart = System.nanoTime();
                    long start = THREADS.getCurrentThreadCpuTime();
                    variants.get(variant).asking().ask(query);
                    long end = THREADS.getCurrentThreadCpuTime();
                    if (round >= 0) {
                        processor[round][variant][query] = end - start;
                        wall[round][variant][query] = System.nanoTime() - wallStart;
                    }
                }
            }
        }
    }

    /** One line for each variant: times, and their ratios to those it is compared with, in the median round (least to most). */
    void print(PrintStream out) {
        for (Variant variant : variants) {
            int number = variants.indexOf(variant);
            out.printf(
                    Locale.ROOT,
                    "  %-34s p50 %6.0f us, p99 %6.0f us; on the wall %6.0f and %6.0f",
                    variant.name(),
                    Spread.of(each(processor, number, 0.5)).median() / 1e3,
                    Spread.of(each(processor, number, 0.99)).median() / 1e3,
                    Spread.of(each(wall, number, 0.5)).median() / 1e3,
                    Spread.of(each(wall, number, 0.99)).median() / 1e3);
            if (variant.against() != number) {
                out.printf(
                        Locale.ROOT,
                        "; x %s: p50 %s, p99 %s",
                        variants.get(variant.against()).name(),
                        ratios(number, variant.against(), 0.5),
                        ratios(number, variant.against(), 0.99));
            }
            out.println();
        }
    }

    private String ratios(int variant, int against, double quantile) {
        double[] above = each(processor, variant, quantile);
        double[] below = each(processor, against, quantile);
        return Spread.of(above.length, round -> above[round] / below[round]).toString();
    }

    /** A quantile over the queries, by round. */
    private static double[] each(long[][][] times, int variant, double quantile) {
        return Arrays.stream(times)
                .mapToDouble(round -> {
                    long[] sorted = round[variant].clone();
                    Arrays.sort(sorted);
                    return sorted[Math.min(sorted.length - 1, (int) (quantile * sorted.length))];
                })
                .toArray();
    }
}
