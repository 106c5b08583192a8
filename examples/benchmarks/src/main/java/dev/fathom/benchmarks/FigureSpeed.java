package dev.fathom.benchmarks;

import dev.fathom.document.Document;
import dev.fathom.figure.FigureExtractor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How fast figures are extracted, beside how fast Lucene's {@code StandardAnalyzer} only splits the same texts into words:
 * both on one core, turn by turn in one run, by processor time, so that what else the machine does falls little, and on both.
 *
 * <p>Usage: {@code FigureSpeed records.jsonl [rounds]}. Prints the median of the rounds with the fastest and slowest; a
 * megabyte is a million bytes of UTF-8.
 */
public final class FigureSpeed {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** For some twenty rounds the compiler still makes the extractor quicker, of which the analyzer has far less. */
    private static final int WARM_UP = 40;

    private final List<Document> documents;
    private final double megabytes;

    private FigureSpeed(List<Document> documents) {
        this.documents = documents;
        this.megabytes = documents.stream()
                        .mapToLong(document -> document.text().getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / 1e6;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("usage: FigureSpeed records.jsonl [rounds]");
            System.exit(2);
        }
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        new FigureSpeed(Records.read(Path.of(arguments[0]))).measure(rounds);
    }

    private void measure(int rounds) {
        double[] extracting = new double[rounds];
        double[] splitting = new double[rounds];
        long figures = 0;
        long words = 0;
        for (int round = -WARM_UP; round < rounds; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            figures =
                    sum(document -> FigureExtractor.english().extract(document).size());
            long between = THREADS.getCurrentThreadCpuTime();
            words = words();
            long end = THREADS.getCurrentThreadCpuTime();
            if (round >= 0) {
                extracting[round] = (between - start) / 1e9;
                splitting[round] = (end - between) / 1e9;
            }
        }
        System.out.printf(Locale.ROOT, "%.2f MB, %d figures, %d words, %d rounds%n", megabytes, figures, words, rounds);
        System.out.println("figures   MB/s  " + Spread.of(speeds(extracting)));
        System.out.println("analyzer  MB/s  " + Spread.of(speeds(splitting)));
        System.out.println("ratio           " + Spread.of(rounds, round -> extracting[round] / splitting[round]));
    }

    private double[] speeds(double[] seconds) {
        return Arrays.stream(seconds).map(s -> megabytes / s).toArray();
    }

    private long sum(ToLongFunction<Document> work) {
        return documents.stream().mapToLong(work).sum();
    }

    private long words() {
        try (Analyzer analyzer = new StandardAnalyzer()) {
            return sum(document -> words(analyzer, document.text()));
        }
    }

    private static long words(Analyzer analyzer, String text) {
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            long words = 0;
            while (stream.incrementToken()) {
                words += term.length() > 0 ? 1 : 0;
            }
            stream.end();
            return words;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }
}
