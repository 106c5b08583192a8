package dev.fathom.benchmarks;

import dev.fathom.FathomIndex;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How an index holds up when it grows: rate, size, what learning costs, heap, and the times of queries.
 *
 * <p>{@code Scale FOLDER DOCUMENTS [THREADS [SEED]]}; the folder is new or holds an index that this program made of as many
 * documents. A document has some fifty passages. The last line is one for {@link Growth}: passages, seconds of adding and of
 * committing, bytes, and milliseconds, p50 of BM25, p50 and p99 of hybrid, p50 of figures; times are the processor's.
 */
public final class Scale {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 300;
    private static final int QUERIES = 1_000;

    private final PrintStream out;
    private final FathomIndex index;
    private final GeneratedText text;
    private final List<Number> line = new ArrayList<>();

    private Scale(PrintStream out, FathomIndex index, GeneratedText text) {
        this.out = out;
        this.index = index;
        this.text = text;
    }

    /** Measures. */
    public static void main(String[] args) throws IOException {
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
                out.printf(Locale.ROOT, "open and first search: %.3f s%n", (System.nanoTime() - opened) / 1e9);
            } else {
                scale.build(documents, threads);
            }
            scale.size(folder);
            scale.queries();
            scale.print();
        }
    }

    private void print() {
        out.println(line.stream().map(Scale::rounded).collect(Collectors.joining(",")));
    }

    private static String rounded(Number number) {
        return number instanceof Long ? number.toString() : String.format(Locale.ROOT, "%.2f", number.doubleValue());
    }

    private void build(int documents, int threads) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Work adding = print("add", () -> {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                for (int i = 0; i < threads; i++) {
                    pool.execute(() -> add(next, documents));
                }
            }
        });
        Work refreshing = print("refresh", index::refresh);
        Work committing = print("commit, with learning", index::commit);
        line.add(adding.plus(refreshing).processor());
        line.add(committing.processor());
    }

    private Work print(String what, Work.Doing doing) throws IOException {
        Work work = Work.of(doing);
        out.printf(Locale.ROOT, "%s: %.1f s, %.1f s of processor time%n", what, work.wall(), work.processor());
        return work;
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
        line.addFirst(counts.passages());
        line.add(bytes);
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
        long[] bm25 = time("bm25", number -> index.search(PassageQuery.of(text.query(number)), Ranking.BM25));
        long[] hybrid = time("hybrid", number -> index.search(PassageQuery.of(text.query(number))));
        long[] figures = time("figures", number -> index.search(FigureQuery.parse(text.figureQuery(number))));
        line.add(bm25[QUERIES / 2] / 1e6);
        line.add(hybrid[QUERIES / 2] / 1e6);
        line.add(hybrid[QUERIES * 99 / 100] / 1e6);
        line.add(figures[QUERIES / 2] / 1e6);
    }

    /** The processor times, shortest first. */
    private long[] time(String name, Asking asking) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            asking.ask(QUERIES + i);
        }
        long[] wall = new long[QUERIES];
        long[] nanos = new long[QUERIES];
        for (int i : IntStream.range(0, QUERIES).toArray()) {
            long began = System.nanoTime();
            long start = THREADS.getCurrentThreadCpuTime();
            asking.ask(i);
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
            wall[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        Arrays.sort(wall);
        out.printf(
                Locale.ROOT,
                "%-8s processor time p50 %.2f ms, p99 %.2f ms; on the wall p50 %.2f ms, p99 %.2f ms, most %.1f ms%n",
                name,
                nanos[QUERIES / 2] / 1e6,
                nanos[QUERIES * 99 / 100] / 1e6,
                wall[QUERIES / 2] / 1e6,
                wall[QUERIES * 99 / 100] / 1e6,
                wall[QUERIES - 1] / 1e6);
        return nanos;
    }
}
