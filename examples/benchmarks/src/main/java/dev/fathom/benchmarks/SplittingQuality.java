package dev.fathom.benchmarks;

import dev.fathom.benchmarks.AnsweredQuestions.Question;
import dev.fathom.document.Document;
import dev.fathom.hit.PassageHit;
import dev.fathom.passage.Passage;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import dev.fathom.text.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * How much of the characters that answer a question stands in the first five passages, and how much else: Fathom's splitter
 * beside fixed windows and LangChain4j's recursive splitter, all ranked by Fathom's defaults.
 *
 * <p>{@code SplittingQuality FOLDER}, as {@link AnsweredQuestions} reads it. All are measured twice: the parts in their
 * documents, where each is ranked with its context, and every part a document of its own. Recall, precision and F1 are means
 * over the questions.
 */
public final class SplittingQuality {

    private static final int PASSAGES = 5;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final AnsweredQuestions data;

    /** A stretch of a document. */
    private record Part(String document, Span span) {}

    /** What a hit stands for. */
    private interface Origin {
        Part of(PassageHit hit);
    }

    private SplittingQuality(AnsweredQuestions data) {
        this.data = data;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: SplittingQuality FOLDER (questions_df.csv and the documents)");
            System.exit(2);
        }
        new SplittingQuality(AnsweredQuestions.read(Path.of(args[0]))).measure();
    }

    private void measure() throws IOException {
        out.printf(
                Locale.ROOT,
                "%d questions, %d documents%n",
                data.questions().size(),
                data.texts().size());
        measure("Fathom's", Splitting.ours());
        for (int length : new int[] {200, 400, 800}) {
            measure("fixed windows of " + length, Splitting.windows(length));
        }
        for (int length : new int[] {200, 400, 800}) {
            measure("LangChain4j, recursive, " + length, Splitting.recursive(length));
        }
    }

    private void measure(String name, Splitting splitting) throws IOException {
        try (PassagesOnly index = new PassagesOnly(new ByteBuffersDirectory())) {
            for (Map.Entry<String, String> text : data.texts().entrySet()) {
                index.add(Document.of(text.getKey(), text.getValue()), splitting.of(text.getValue()));
            }
            print(
                    name + ", in their documents",
                    index,
                    hit -> new Part(hit.source().id(), hit.span()));
        }
        List<Part> parts = new ArrayList<>();
        try (PassagesOnly index = new PassagesOnly(new ByteBuffersDirectory())) {
            for (Map.Entry<String, String> text : data.texts().entrySet()) {
                for (Passage passage : splitting.of(text.getValue())) {
                    Span all = new Span(0, passage.span().length());
                    Document alone = Document.of(
                            Integer.toString(parts.size()), passage.span().of(text.getValue()));
                    index.add(alone, List.of(new Passage(0, all, List.of())));
                    parts.add(new Part(text.getKey(), passage.span()));
                }
            }
            print(
                    "  each a document",
                    index,
                    hit -> parts.get(Integer.parseInt(hit.source().id())));
        }
    }

    private void print(String name, PassagesOnly index, Origin origin) throws IOException {
        index.commit();
        double recall = 0;
        double precision = 0;
        double f1 = 0;
        for (Question question : data.questions()) {
            List<Part> found = new ArrayList<>();
            PassageQuery query = PassageQuery.of(question.text()).limit(PASSAGES);
            for (PassageHit hit : index.search(query, Ranking.HYBRID)) {
                found.add(origin.of(hit));
            }
            double right = right(question, found);
            double answer = characters(question.answers().stream()
                    .map(span -> new Part(question.document(), span))
                    .toList());
            double read = characters(found);
            recall += right / answer;
            precision += read == 0 ? 0 : right / read;
            f1 += 2 * right / (answer + read);
        }
        int n = data.questions().size();
        out.printf(
                Locale.ROOT,
                "%-44s %6d passages; recall %.3f, precision %.3f, F1 %.4f%n",
                name,
                index.passages(),
                recall / n,
                precision / n,
                f1 / n);
    }

    private static double right(Question question, List<Part> found) {
        BitSet answer = new BitSet();
        question.answers().forEach(span -> answer.set(span.start(), span.end()));
        BitSet read = new BitSet();
        found.stream()
                .filter(part -> part.document().equals(question.document()))
                .forEach(part -> read.set(part.span().start(), part.span().end()));
        answer.and(read);
        return answer.cardinality();
    }

    /** Each character once, however often it is shown. */
    private static double characters(List<Part> parts) {
        Map<String, BitSet> read = new HashMap<>();
        for (Part part : parts) {
            read.computeIfAbsent(part.document(), document -> new BitSet())
                    .set(part.span().start(), part.span().end());
        }
        return read.values().stream().mapToInt(BitSet::cardinality).sum();
    }
}
