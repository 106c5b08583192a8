package dev.fathom.benchmarks;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.embed.LatentModel;
import dev.fathom.embed.TermSequence;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * An index in use: how long it takes to open it, to see an added document after {@link FathomIndex#refresh()}, to give a
 * query its vector, and how many queries a second several threads get answered.
 *
 * <p>{@code LiveSpeed INDEX}: a copy of an index that {@link Scale} made. Documents are added and not committed.
 */
public final class LiveSpeed {

    private static final int QUERIES = 300;
    private static final int OPENINGS = 7;
    private static final int ADDED = 30;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;
    private final List<PassageQuery> queries;
    private final GeneratedText text = new GeneratedText(1);

    private LiveSpeed(Path folder) {
        this.folder = folder;
        this.queries = IntStream.range(0, QUERIES)
                .mapToObj(number -> PassageQuery.of(text.query(number)).thesaurus(Thesaurus.none()))
                .toList();
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        LiveSpeed speed = new LiveSpeed(Path.of(args[0]));
        speed.opening();
        speed.embedding();
        try (FathomIndex index = FathomIndex.open(speed.folder)) {
            for (int threads : new int[] {16, 1, 2, 16, 1, 2, 16}) {
                speed.threads(index, threads);
            }
            speed.refreshing(index);
        }
    }

    private void opening() throws IOException {
        double[] opened = new double[OPENINGS];
        double[] searched = new double[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            long start = System.nanoTime();
            try (FathomIndex index = FathomIndex.open(folder)) {
                opened[i] = (System.nanoTime() - start) / 1e6;
                index.search(queries.get(i));
                searched[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        out.printf(
                Locale.ROOT,
                "open: first %.1f ms, median %.1f; with a search %.1f and %.1f%n",
                opened[0],
                median(opened),
                searched[0],
                median(searched));
    }

    private void embedding() throws IOException {
        TextAnalysis analysis = TextAnalysis.of("en");
        try (DirectoryStream<Path> models = Files.newDirectoryStream(folder, "latent-*.bin");
                InputStream in = new BufferedInputStream(
                        Files.newInputStream(models.iterator().next()))) {
            LatentModel model = LatentModel.read(in);
            double[] micros = new double[QUERIES];
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < QUERIES; i++) {
                    long start = System.nanoTime();
                    model.queryVector(
                            TermSequence.of(analysis.terms(queries.get(i).text()).stream()
                                    .mapToInt(TermSequence::hash)
                                    .toArray()));
                    micros[i] = (System.nanoTime() - start) / 1e3;
                }
            }
            out.printf(Locale.ROOT, "embed a query, analysis included: median %.1f us%n", median(micros));
        }
    }

    private void threads(FathomIndex index, int threads) throws IOException {
        Work work = Work.of(() -> {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                pool.submit(() -> IntStream.range(0, QUERIES * 2).parallel().forEach(i -> ask(index, i % QUERIES)))
                        .join();
            }
        });
        out.printf(
                Locale.ROOT,
                "%d threads: %.0f BM25 queries a second, %.0f a second of processor time%n",
                threads,
                QUERIES * 2 / work.wall(),
                QUERIES * 2 / work.processor());
    }

    private void ask(FathomIndex index, int number) {
        try {
            index.search(queries.get(number), Ranking.BM25);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refreshing(FathomIndex index) throws IOException {
        double[] visible = new double[ADDED];
        for (int i = 0; i < ADDED; i++) {
            index.add(Document.of("new" + i, "The qqvisible" + i + " bridge is 40 metres long.\n"));
            long start = System.nanoTime();
            index.refresh();
            if (index.search(PassageQuery.of("qqvisible" + i)).hits().isEmpty()) {
                throw new IllegalStateException("a document is not seen after refresh()");
            }
            visible[i] = (System.nanoTime() - start) / 1e6;
        }
        index.rollback();
        out.printf(
                Locale.ROOT,
                "seen after refresh(), with the search: first %.1f ms, median %.1f, most %.1f%n",
                visible[0],
                median(visible),
                Arrays.stream(visible).skip(1).max().orElseThrow());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
