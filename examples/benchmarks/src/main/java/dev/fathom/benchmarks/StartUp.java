package dev.fathom.benchmarks;

import dev.fathom.FathomIndex;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long {@code fathom search} takes on an index of about 10,000 passages, beside plain Lucene on the same index
 * ({@link BareLucene}) and a program that does nothing: {@code StartUp FOLDER LIB [ROUNDS]}, with {@code cli/target/lib} for
 * LIB, run from jars. The first two get the same flags, those of the launcher, and a start-up cache each (JDK 25 or newer);
 * the program that does nothing runs once as {@code java} comes, once with the same flags and a cache too. They take turns;
 * what counts is the median of the ratios within a round.
 */
public final class StartUp {

    private static final int DOCUMENTS = 190;
    private static final long SEED = 1;
    private static final int ROUNDS = 21;

    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:disable",
            "-XX:-UsePerfData",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:Tier3BackEdgeThreshold=10000",
            "-Djdk.reflect.useNativeAccessorOnly=true");

    /** The program that does nothing. */
    static final class Nothing {

        private Nothing() {}

        /** Does nothing. */
        public static void main(String[] args) {}
    }

    /** What is measured: flags, a class path, and a main class with its arguments; a cache where it has one. */
    private record Program(String name, Optional<Path> cache, List<String> flags, String classPath, List<String> call) {

        static Program cached(String name, Path cache, String classPath, String... call) {
            return new Program(name, Optional.of(cache), FLAGS, classPath, List.of(call));
        }

        /** Runs it once; says how long it took, in milliseconds. */
        double run(String use) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            cache.ifPresent(file -> command.add(use + file));
            command.addAll(List.of("-cp", classPath));
            command.addAll(call);
            long start = System.nanoTime();
            int code = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code);
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private StartUp() {}

    /** Measures. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        GeneratedText texts = new GeneratedText(SEED);
        Path index = folder.resolve("index");
        if (!FathomIndex.exists(index)) {
            try (FathomIndex made = FathomIndex.open(index)) {
                for (int number = 0; number < DOCUMENTS; number++) {
                    made.add(texts.document(number));
                }
                made.commit();
                System.out.println(made.counts());
            }
        }
        String query = texts.query(0);
        String own = System.getProperty("java.class.path");
        String cli = Path.of(args[1], "fathom-cli.jar").toString();
        List<Program> programs = List.of(
                Program.cached(
                        "fathom search",
                        folder.resolve("fathom.aot"),
                        cli,
                        "dev.fathom.cli.Main",
                        "search",
                        "--index",
                        index.toString(),
                        query),
                Program.cached(
                        "plain Lucene",
                        folder.resolve("lucene.aot"),
                        jars(own, "lucene-"),
                        BareLucene.class.getName(),
                        index.toString(),
                        query),
                new Program(
                        "nothing",
                        Optional.empty(),
                        List.of(),
                        jars(own, "benchmarks"),
                        List.of(Nothing.class.getName())),
                Program.cached(
                        "nothing, cached",
                        folder.resolve("nothing.aot"),
                        jars(own, "benchmarks"),
                        Nothing.class.getName()));
        for (Program program : programs) {
            program.run("-XX:AOTCacheOutput=");
        }
        measure(programs, args.length > 2 ? Integer.parseInt(args[2]) : ROUNDS);
    }

    /** This program's own jar and such others: none must pay for what it does not need. */
    private static String jars(String classPath, String others) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator))
                        .filter(jar -> jar.contains("benchmarks") || jar.contains(others))
                        .toList());
    }

    private static void measure(List<Program> programs, int rounds) throws IOException, InterruptedException {
        double[][] times = new double[programs.size()][rounds];
        double[][] ratios = new double[programs.size()][rounds];
        for (int round = -1; round < rounds; round++) { // the first one only warms the disk's cache
            int at = Math.max(0, round);
            for (int i = 0; i < times.length; i++) {
                times[i][at] = programs.get(i).run("-XX:AOTCache=");
                ratios[i][at] = times[0][at] / times[i][at];
            }
        }
        for (int i = 0; i < times.length; i++) {
            print(programs.get(i).name() + ", ms", times[i]);
        }
        for (int i = 1; i < times.length; i++) {
            print("fathom / " + programs.get(i).name(), ratios[i]);
        }
    }

    private static void print(String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        System.out.printf(
                Locale.ROOT,
                "%-24s median %7.2f, half of all within %.2f to %.2f%n",
                what,
                sorted[n / 2],
                sorted[n / 4],
                sorted[n * 3 / 4]);
    }
}
