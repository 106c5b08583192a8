package dev.fathom.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Relevance judgements: the grade of documents for queries, 1 or more for relevant ones. What was not judged counts as not
 * relevant. Immutable.
 */
public final class Qrels {

    private final Map<String, Map<String, Integer>> grades;

    private Qrels(Map<String, Map<String, Integer>> grades) {
        this.grades = grades;
    }

    /** Judgements by query id and document id; the queries keep the map's order. */
    public static Qrels of(Map<String, Map<String, Integer>> grades) {
        Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
        grades.forEach(
                (query, documents) -> copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(documents))));
        return new Qrels(copy);
    }

    /**
     * Reads a file in TREC's form ({@code query iteration document grade}, between blanks) or in BEIR's
     * ({@code query document grade}, between tabs, after a header).
     *
     * @throws IllegalArgumentException if a line has neither form, or judges a document twice, with its number
     */
    public static Qrels read(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        Lines.read(file, (line, at) -> {
            List<String> columns = columns(line);
            if (columns.size() != 3) {
                throw at.wrong("a judgement is \"query iteration document grade\", or query, document and grade"
                        + " between tabs");
            }
            Optional<Integer> grade = grade(columns.get(2));
            if (grade.isEmpty() && at.number() > 1) {
                throw at.wrong("a grade is a whole number, got \"" + columns.get(2) + "\"");
            }
            grade.ifPresent(g -> {
                Map<String, Integer> documents = grades.computeIfAbsent(columns.get(0), q -> new LinkedHashMap<>());
                if (documents.putIfAbsent(columns.get(1), g) != null) {
                    throw at.wrong("document " + columns.get(1) + " was judged before for query " + columns.get(0));
                }
            });
        });
        return of(grades);
    }

    /** Query, document and grade, whichever form the line has. */
    private static List<String> columns(String line) {
        List<String> beir = List.of(line.split("\t", -1));
        if (beir.size() == 3) {
            return beir;
        }
        List<String> trec = List.of(line.strip().split("\\s+"));
        return trec.size() == 4 ? List.of(trec.get(0), trec.get(2), trec.get(3)) : trec.subList(0, 1);
    }

    private static Optional<Integer> grade(String text) {
        try {
            return Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The queries for which at least one document is relevant, in the order they were read. */
    public Set<String> queries() {
        return grades.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream().anyMatch(grade -> grade > 0))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /** The judged documents of a query with their grades; empty for an unknown one. */
    public Map<String, Integer> grades(String query) {
        return grades.getOrDefault(query, Map.of());
    }
}
