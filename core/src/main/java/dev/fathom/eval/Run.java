package dev.fathom.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system answered: for each query documents with scores. Rankings are ordered as {@code trec_eval} orders them,
 * whatever ranks a file states: by falling score, compared as 32-bit floats, equal scores by falling document id. Immutable.
 */
public final class Run {

    private static final Comparator<Entry> ORDER = Comparator.<Entry>comparingDouble(entry -> (float) entry.score())
            .thenComparing(Entry::document, Run::compareBytes)
            .reversed();

    private final String tag;
    private final Map<String, List<Entry>> rankings;

    private Run(String tag, Map<String, List<Entry>> rankings) {
        this.tag = tag;
        this.rankings = rankings;
    }

    /**
     * A document in a ranking.
     *
     * @param document its id
     * @param score its score; higher is better
     */
    public record Entry(String document, double score) {}

    /**
     * Rankings by query id; the queries keep the map's order.
     *
     * @param tag the system's name, without blanks
     * @throws IllegalArgumentException if a document stands twice in a ranking, or an id holds blanks
     */
    public static Run of(String tag, Map<String, List<Entry>> rankings) {
        Map<String, List<Entry>> sorted = new LinkedHashMap<>();
        rankings.forEach((query, entries) -> sorted.put(word(query), sort(query, entries)));
        return new Run(word(tag), sorted);
    }

    private static List<Entry> sort(String query, List<Entry> entries) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(word(entry.document()))) {
                throw new IllegalArgumentException(
                        "document " + entry.document() + " stands twice in the ranking for query " + query);
            }
        }
        return entries.stream().sorted(ORDER).toList();
    }

    /** A run file has its columns between blanks. */
    private static String word(String id) {
        if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "queries, documents and systems in a TREC run have names without blanks, got \"" + id + "\"");
        }
        return id;
    }

    private static int compareBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a file in TREC's form, {@code query Q0 document rank score tag}; the tag is that of the last line.
     *
     * @throws IllegalArgumentException if a line has another form, with its number
     */
    public static Run read(Path file) throws IOException {
        Map<String, List<Entry>> rankings = new LinkedHashMap<>();
        String[] tag = {"run"};
        Lines.read(file, (line, at) -> {
            String[] columns = line.strip().split("\\s+");
            if (columns.length != 6) {
                throw at.wrong("a line of a run is \"query Q0 document rank score tag\"");
            }
            rankings.computeIfAbsent(columns[0], query -> new ArrayList<>())
                    .add(new Entry(columns[2], score(columns[4], at)));
            tag[0] = columns[5];
        });
        return of(tag[0], rankings);
    }

    private static double score(String text, Lines at) {
        try {
            double score = Double.parseDouble(text);
            if (!Double.isNaN(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw at.wrong("a score is a number, got \"" + text + "\"");
    }

    /** Writes the run in TREC's form, over a file of that name. */
    public void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            rankings.forEach((query, entries) -> write(query, entries, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(String query, List<Entry> entries, Writer out) {
        try {
            int rank = 1;
            for (Entry entry : entries) {
                out.write(query + " Q0 " + entry.document() + " " + rank++ + " " + (float) entry.score() + " " + tag
                        + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system's name. */
    public String tag() {
        return tag;
    }

    /** The queries that were answered. */
    public Set<String> queries() {
        return Collections.unmodifiableSet(rankings.keySet());
    }

    /** The documents for a query, best first; empty for an unknown one. */
    public List<Entry> ranking(String query) {
        return rankings.getOrDefault(query, List.of());
    }
}
