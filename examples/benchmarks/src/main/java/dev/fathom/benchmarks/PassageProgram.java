package dev.fathom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.document.Document;
import dev.fathom.hit.PassageHit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.BlockBuilder;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.passage.Passage;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import dev.fathom.text.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;

/**
 * A program that indexes passages as Fathom writes them, without figures and without learning, or as plain Lucene with Fathom's
 * searched fields and text alone, or asks Fathom's index by BM25: {@code PassageProgram fathom|plain PASSAGES.jsonl INDEX
 * THREADS} and {@code PassageProgram search INDEX QUERIES.tsv RUN}. A passage is {@code {"id": "DOCUMENT#NUMBER", "contents":
 * …}}, those of a document one after the other.
 */
final class PassageProgram {

    private static final int WAITING = 64;

    private static final TextAnalysis ANALYSIS = TextAnalysis.of("en");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PassageProgram() {}

    /** Makes the Lucene documents of a document. */
    private interface Maker {
        List<? extends Iterable<IndexableField>> of(Document document, List<Passage> passages);
    }

    /** Indexes or searches. */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "fathom" ->
                index(
                        args,
                        (document, passages) -> BlockBuilder.build(PassagesOnly.entry(document, passages), ANALYSIS));
            case "plain" ->
                index(
                        args,
                        (document, passages) -> passages.stream()
                                .map(passage -> PlainWriter.document(document, passage))
                                .toList());
            default -> search(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        }
    }

    private static void index(String[] args, Maker maker) throws Exception {
        index(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]), maker);
    }

    private static void index(Path passages, Path index, int threads, Maker maker) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(ANALYSIS.analyzer())
                .setRAMBufferSizeMB(PlainWriter.BUFFER_MB)
                .setParentField(Fields.PARENT);
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config);
                BufferedReader reader = Files.newBufferedReader(passages)) {
            Semaphore free = new Semaphore(WAITING);
            List<Future<?>> all = new ArrayList<>();
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                for (List<String> lines = next(reader); !lines.isEmpty(); lines = next(reader)) {
                    List<String> document = lines;
                    free.acquire();
                    all.add(pool.submit(() -> {
                        try {
                            add(document, writer, maker);
                        } finally {
                            free.release();
                        }
                        return null;
                    }));
                }
            }
            for (Future<?> one : all) {
                one.get();
            }
            writer.setLiveCommitData(PassagesOnly.BUILT.asMap().entrySet());
            writer.commit();
        }
    }

    /** The lines of the next document. */
    private static List<String> next(BufferedReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        while (true) {
            reader.mark(1 << 16);
            String line = reader.readLine();
            if (line == null) {
                return lines;
            }
            if (!lines.isEmpty() && !document(line).equals(document(lines.getFirst()))) {
                reader.reset();
                return lines;
            }
            lines.add(line);
        }
    }

    private static String document(String line) {
        return line.substring(0, line.indexOf('#'));
    }

    private static void add(List<String> lines, IndexWriter writer, Maker maker) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Passage> passages = new ArrayList<>();
        String id = "";
        for (String line : lines) {
            JsonNode node = MAPPER.readTree(line);
            id = node.path("id").asText().replaceFirst("#.*", "");
            int start = text.length();
            text.append(node.path("contents").asText());
            passages.add(new Passage(passages.size(), new Span(start, text.length()), List.of()));
            text.append('\n');
        }
        writer.updateDocuments(new Term(Fields.ID, id), maker.of(Document.of(id, text.toString()), passages));
    }

    private static void search(Path folder, Path queries, Path run) throws IOException {
        try (PassagesOnly index = new PassagesOnly(FSDirectory.open(folder));
                PrintStream out = new PrintStream(run.toFile(), StandardCharsets.UTF_8)) {
            for (String line : Files.readAllLines(queries)) {
                String[] query = line.split("\t", 2);
                PassageQuery typed = PassageQuery.of(query[1]).thesaurus(Thesaurus.none());
                for (PassageHit hit : index.search(typed, Ranking.BM25)) {
                    out.println(
                            query[0] + " Q0 " + hit.source().id() + " " + hit.rank() + " " + hit.score() + " fathom");
                }
            }
        }
    }
}
