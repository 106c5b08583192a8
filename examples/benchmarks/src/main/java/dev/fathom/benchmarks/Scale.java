package dev.fathom.benchmarks;

import dev.fathom.FathomIndex;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How an index holds up when it grows: rate, size, what learning costs, heap, and the times of queries.
 *
 * <p>{@code Scale FOLDER DOCUMENTS [THREADS [SEED]]}; the folder is new or holds an index that this program made of as many
 * documents. A document has some fifty passages.
 */
public final class Scale {

    private static final int WARM_UP = 300;
    private static final int QUERIES = 1_000;

    private final PrintStream out;
    private final FathomIndex index;
    private final GeneratedText text;

    private Scale(PrintStream out, FathomIndex index, GeneratedText text) {
        this.out = out;
        this.index = index;
        this.text = text;
    }

    /** Measures. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(args[0]);
        int documents = Integer.parseInt(args[1]);
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        out.printf(Locale.ROOT, "seed %d, %d documents, %d threads, %s%n", seed, documents, threads, Runtime.version());
        boolean ready = FathomIndex.exists(folder);
        long opened = System.nanoTime();
        try (FathomIndex index = FathomIndex.open(folder)) {
            Scale scale = new Scale(out, index, new GeneratedText(seed));
            if (ready) {
                index.search(PassageQuery.of("warm"));
                scale.print("open and first search", opened);
            } else {
                scale.build(documents, threads);
            }
            scale.size(folder);
            scale.queries();
        }
    }

    private void build(int documents, int threads) throws InterruptedException, IOException {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> add(next, documents));
            }
        }
        print("add", start);
        long refresh = System.nanoTime();
        index.refresh();
        print("refresh", refresh);
        long commit = System.nanoTime();
        index.commit();
        print("commit, with learning", commit);
        print("all of it", start);
    }

    private void add(AtomicInteger next, int documents) {
        for (int number = next.getAndIncrement(); number < documents; number = next.getAndIncrement()) {
            try {
                index.add(text.document(number));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            if (number % 10_000 == 9_999) {
                out.printf(Locale.ROOT, "  %d documents%n", number + 1);
            }
        }
    }

    private void size(Path folder) throws IOException {
        FathomIndex.Counts counts = index.counts();
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "%d documents, %d passages, %d figures; index %d MB, %d bytes a passage; heap in use %d MB of %d%n",
                counts.documents(),
                counts.passages(),
                counts.figures(),
                bytes >> 20,
                bytes / Math.max(1, counts.passages()),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    /** Something timed. */
    private interface Asking {
        void ask(int number) throws IOException;
    }

    private void queries() throws IOException {
        time("bm25", number -> index.search(PassageQuery.of(text.query(number)), Ranking.BM25));
        time("hybrid", number -> index.search(PassageQuery.of(text.query(number))));
        time("figures", number -> index.search(FigureQuery.parse(text.figureQuery(number))));
    }

    private void time(String name, Asking asking) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            asking.ask(QUERIES + i);
        }
        long[] nanos = new long[QUERIES];
        for (int i : IntStream.range(0, QUERIES).toArray()) {
            long start = System.nanoTime();
            asking.ask(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%-8s p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, most %.1f ms%n",
                name,
                nanos[QUERIES / 2] / 1e6,
                nanos[QUERIES * 9 / 10] / 1e6,
                nanos[QUERIES * 99 / 100] / 1e6,
                nanos[QUERIES - 1] / 1e6);
    }

    private void print(String what, long since) {
        out.printf(
                Locale.ROOT,
                "%s: %.1f s%n",
                what,
                Duration.ofNanos(System.nanoTime() - since).toMillis() / 1e3);
    }
}
