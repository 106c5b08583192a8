package dev.fathom.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** {@link SmallParts} in less than a minute, as times of Lucene's analysis of the same paragraph. Asserts nothing. */
public final class Quick {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 4;

    private Quick() {}

    /** Measures and prints. */
    public static void main(String[] args) throws RunnerException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, Statistics> parts = new LinkedHashMap<>();
        var options = new OptionsBuilder()
                .include(SmallParts.class.getName())
                .forks(1)
                .warmupIterations(WARM_UP)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ROUNDS)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .build();
        for (RunResult result : new Runner(options).run()) {
            parts.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getStatistics());
        }
        double measure = Objects.requireNonNull(parts.get("luceneAnalysis")).getMean();
        out.println("microseconds; times Lucene's analysis of the same paragraph");
        parts.forEach((name, part) -> out.printf(
                Locale.ROOT,
                "  %-16s %8.2f; x %.2f (%.2f to %.2f)%n",
                name,
                part.getMean(),
                part.getMean() / measure,
                part.getMin() / measure,
                part.getMax() / measure));
    }
}
