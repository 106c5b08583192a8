package dev.fathom.benchmarks;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.BlockBuilder;
import dev.fathom.passage.Passage;
import dev.fathom.passage.PassageSplitter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;

/**
 * How fast Fathom indexes and how much room the index takes, beside Lucene's {@code IndexWriter} with the same passages, text
 * analysis and searched fields, or all fields ({@link PlainWriter}): passages only, ready split, as plain Lucene gets them; and
 * all that {@link FathomIndex#add} does, from the document's text on. One thread.
 *
 * <p>{@code Indexing RECORDS.jsonl|DOCUMENTS [ROUNDS]}. What counts is processor time, merges and garbage collection included.
 */
public final class Indexing {

    /** Enough for the compiler to have done with most of what {@link FathomIndex#add} runs through. */
    private static final int WARM_UP = 8;

    private static final int ROUNDS = 7;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Document> documents;
    private final List<List<Passage>> passages;
    private final List<List<Iterable<IndexableField>>> blocks = new ArrayList<>();
    private final int rounds;

    /** What one way of indexing took until all was visible, what until it was durable, and the room it takes. */
    private record Result(Work visible, Work durable, long bytes, long learned, long terms) {}

    /** A way of indexing into a folder. */
    private interface Way {
        Result into(Path folder) throws IOException;
    }

    private Indexing(List<Document> documents, int rounds) {
        this.documents = documents;
        this.passages = documents.stream()
                .map(document -> PassageSplitter.ofDefaults().split(document.text()))
                .toList();
        this.rounds = rounds;
        for (int i = 0; i < documents.size(); i++) {
            blocks.add(
                    BlockBuilder.build(PassagesOnly.entry(documents.get(i), passages.get(i)), TextAnalysis.of("en")));
        }
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: Indexing RECORDS.jsonl|DOCUMENTS [ROUNDS]");
            System.exit(2);
        }
        new Indexing(Records.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS).measure();
    }

    private void measure() throws IOException {
        List<Way> ways = List.of(this::plain, this::same, this::ready, this::passagesOnly, this::full);
        List<List<Result>> results = Stream.generate(() -> (List<Result>) new ArrayList<Result>())
                .limit(ways.size())
                .toList();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                int way = Math.floorMod(round + turn, ways.size());
                Result result = inNewFolder(ways.get(way));
                if (round >= 0) {
                    results.get(way).add(result);
                }
            }
        }
        print(results);
    }

    private static Result inNewFolder(Way way) throws IOException {
        Path folder = Files.createTempDirectory("indexing");
        try {
            System.gc();
            return way.into(folder);
        } finally {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Result plain(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                PlainWriter writer = new PlainWriter(directory)) {
            Work visible = Work.of(() -> {
                for (int i = 0; i < documents.size(); i++) {
                    writer.add(documents.get(i), passages.get(i));
                }
                writer.refresh();
            });
            return result(folder, visible, Work.of(writer::commit));
        }
    }

    /** Lucene's writer by hand with all of Fathom's fields; what is not text is ready. */
    private Result same(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                PlainWriter writer = new PlainWriter(directory)) {
            Work visible = Work.of(() -> {
                for (int i = 0; i < documents.size(); i++) {
                    writer.add(documents.get(i), passages.get(i), blocks.get(i));
                }
                writer.refresh();
            });
            return result(folder, visible, Work.of(writer::commit));
        }
    }

    /** Lucene's writer, given the very documents that Fathom makes of the passages: what making them costs is left out. */
    private Result ready(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                PlainWriter writer = new PlainWriter(directory)) {
            Work visible = Work.of(() -> {
                for (List<Iterable<IndexableField>> block : blocks) {
                    writer.add(block);
                }
                writer.refresh();
            });
            return result(folder, visible, Work.of(writer::commit));
        }
    }

    private Result passagesOnly(Path folder) throws IOException {
        try (PassagesOnly index = new PassagesOnly(FSDirectory.open(folder))) {
            Work visible = Work.of(() -> {
                for (int i = 0; i < documents.size(); i++) {
                    index.add(documents.get(i), passages.get(i));
                }
                index.refresh();
            });
            return result(folder, visible, Work.of(index::commit));
        }
    }

    private Result full(Path folder) throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            Work visible = Work.of(() -> {
                index.addAll(documents.stream());
                index.refresh();
            });
            return result(folder, visible, Work.of(index::commit));
        }
    }

    private static Result result(Path folder, Work visible, Work committing) throws IOException {
        long bytes = 0;
        long learned = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
            learned += file.getFileName().toString().startsWith("latent-") ? Files.size(file) : 0;
        }
        return new Result(visible, visible.plus(committing), bytes, learned, terms(folder));
    }

    /** The bytes of the terms from which vectors are made. */
    private static long terms(Path folder) throws IOException {
        long bytes = 0;
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                BinaryDocValues terms = DocValues.getBinary(leaf.reader(), "terms");
                while (terms.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
                    bytes += terms.binaryValue().length;
                }
            }
        }
        return bytes;
    }

    private void print(List<List<Result>> results) {
        List<Result> plain = results.get(0);
        List<Result> same = results.get(1);
        List<Result> only = results.get(3);
        List<Result> full = results.get(4);
        long count = passages.stream().mapToLong(List::size).sum();
        out.printf(Locale.ROOT, "%d documents, %d passages, %d rounds, one thread%n", documents.size(), count, rounds);
        out.println("passages a second of processor time, until all is visible; times plain Lucene's rate");
        print("plain Lucene", count, plain, plain);
        print("Lucene, Fathom's fields", count, same, plain);
        print("Lucene, ready blocks", count, results.get(2), plain);
        print("Fathom, passages only", count, only, plain);
        print("Fathom, all", count, full, plain);
        out.println("times Lucene's rate with all of Fathom's fields");
        print("Fathom, passages only", count, only, same);
        print("Fathom, all", count, full, same);
        out.println("Fathom, all, until all is learned and durable: x "
                + Spread.of(
                        rounds,
                        r -> plain.get(r).durable.processor()
                                / full.get(r).durable.processor())
                + ", on the wall x "
                + Spread.of(
                        rounds,
                        r -> plain.get(r).durable.wall() / full.get(r).durable.wall()));
        out.println("bytes a passage; times plain Lucene's; the same less terms and model, which stand for vectors");
        size("plain Lucene", count, plain.getLast(), plain.getLast());
        size("Lucene, Fathom's fields", count, same.getLast(), plain.getLast());
        size("Fathom, passages only", count, only.getLast(), plain.getLast());
        size("Fathom, all", count, full.getLast(), plain.getLast());
    }

    private void print(String name, long count, List<Result> results, List<Result> plain) {
        out.printf(
                Locale.ROOT,
                "  %-24s %8.0f; x %s; on the wall x %s%n",
                name,
                count
                        / Spread.of(rounds, r -> results.get(r).visible.processor())
                                .median(),
                Spread.of(
                        rounds,
                        r -> plain.get(r).visible.processor()
                                / results.get(r).visible.processor()),
                Spread.of(
                        rounds,
                        r -> plain.get(r).visible.wall()
                                / results.get(r).visible.wall()));
    }

    private void size(String name, long count, Result result, Result plain) {
        double own = result.bytes - result.learned - result.terms;
        out.printf(
                Locale.ROOT,
                "  %-24s %5d; x %.2f; x %.2f (terms %d, model %d bytes a passage)%n",
                name,
                result.bytes / count,
                (double) result.bytes / plain.bytes,
                own / plain.bytes,
                result.terms / count,
                result.learned / count);
    }
}
