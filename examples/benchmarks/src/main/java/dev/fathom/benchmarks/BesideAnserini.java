package dev.fathom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.document.Document;
import dev.fathom.passage.Passage;
import dev.fathom.passage.PassageSplitter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whole programs: Anserini indexes passages and asks 1,000 queries by BM25, with its own defaults (no positions, no stored
 * text), and Fathom ({@link PassageProgram}) the same ones; and plain Lucene with positions and text indexes them.
 *
 * <p>{@code BesideAnserini FATJAR FOLDER [RECORDS.jsonl|DOCUMENTS [ROUNDS]]}; the folder is new. They take turns; what counts
 * is the time on the wall, the start of the JVM included.
 */
public final class BesideAnserini {

    private static final int QUERIES = 1_000;
    private static final List<String> FLAGS = List.of(
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final String anserini;
    private final Path folder;
    private final int rounds;

    /** A passage as Anserini reads it. */
    private record Line(String id, String contents) {}

    private BesideAnserini(String anserini, Path folder, int rounds) {
        this.anserini = anserini;
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: BesideAnserini FATJAR FOLDER [RECORDS.jsonl|DOCUMENTS [ROUNDS]]");
            System.exit(2);
        }
        Path folder = Files.createDirectory(Path.of(args[1]));
        BesideAnserini beside = new BesideAnserini(args[0], folder, args.length > 3 ? Integer.parseInt(args[3]) : 5);
        beside.write(Records.of(args.length > 2 ? args[2] : "1900"));
        beside.index(1);
        beside.index(2);
        beside.search();
    }

    private void write(List<Document> documents) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int count = 0;
        Path file = Files.createDirectory(folder.resolve("passages")).resolve("passages.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Document document : documents) {
                for (Passage passage : PassageSplitter.ofDefaults().split(document.text())) {
                    String id = document.id() + "#" + passage.ordinal();
                    writer.write(mapper.writeValueAsString(
                            new Line(id, passage.span().of(document.text()))));
                    writer.write('\n');
                    count++;
                }
            }
        }
        GeneratedText text = new GeneratedText(1);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(i + "\t" + text.query(i));
        }
        Files.write(folder.resolve("queries.tsv"), queries);
        out.printf(Locale.ROOT, "%d documents, %d passages, %d rounds%n", documents.size(), count, rounds);
    }

    private void index(int threads) throws IOException, InterruptedException {
        String count = Integer.toString(threads);
        List<String> theirs = List.of(
                anserini,
                "io.anserini.index.IndexCollection",
                "-collection",
                "JsonCollection",
                "-input",
                path("passages"),
                "-index",
                path("anserini"),
                "-threads",
                count);
        String passages = path("passages/passages.jsonl");
        for (String name : List.of("fathom", "plain")) {
            compare(
                    name + " indexes, threads " + threads,
                    theirs,
                    ours(name, passages, path(name), count),
                    List.of("anserini", name));
        }
    }

    private void search() throws IOException, InterruptedException {
        compare(
                "fathom answers " + QUERIES + " queries, ten hits",
                List.of(
                        anserini,
                        "io.anserini.search.SearchCollection",
                        "-index",
                        path("anserini"),
                        "-topicReader",
                        "TsvInt",
                        "-topics",
                        path("queries.tsv"),
                        "-bm25",
                        "-hits",
                        "10",
                        "-threads",
                        "1",
                        "-output",
                        path("anserini.run")),
                ours("search", path("fathom"), path("queries.tsv"), path("fathom.run")),
                List.of());
        out.printf(
                Locale.ROOT,
                "%d and %d hits; index %.1f and %.1f MB%n",
                Files.readAllLines(folder.resolve("anserini.run")).size(),
                Files.readAllLines(folder.resolve("fathom.run")).size(),
                size(folder.resolve("anserini")) / 1e6,
                size(folder.resolve("fathom")) / 1e6);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> ours(String... arguments) {
        List<String> call =
                new ArrayList<>(List.of(System.getProperty("java.class.path"), PassageProgram.class.getName()));
        call.addAll(List.of(arguments));
        return call;
    }

    /** Runs both by turns; the indexes named are made anew in every round. */
    private void compare(String what, List<String> theirs, List<String> ours, List<String> made)
            throws IOException, InterruptedException {
        double[] their = new double[rounds];
        double[] our = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            for (String index : made) {
                delete(folder.resolve(index));
            }
            if (round % 2 == 0) {
                their[round] = seconds(theirs);
                our[round] = seconds(ours);
            } else {
                our[round] = seconds(ours);
                their[round] = seconds(theirs);
            }
        }
        out.println(what + ": Anserini " + Spread.of(their) + " s, it " + Spread.of(our) + " s; its rate x "
                + Spread.of(rounds, round -> their[round] / our[round]));
    }

    private double seconds(List<String> call) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(call);
        Path log = folder.resolve("log");
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code + ": " + Files.readString(log));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : walk(folder)) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : walk(folder)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
