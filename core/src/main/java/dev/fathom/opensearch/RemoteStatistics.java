package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.internal.lucene.AcronymDictionary;
import dev.fathom.internal.lucene.Definitions;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What the server counts of words, asked for many at once and remembered for one search. Deleted documents that the server
 * still holds count in its scores but not here, so that an index is exact when it is fresh or merged.
 */
final class RemoteStatistics implements Statistics {

    private static final int MOST_ACRONYMS = 10_000;

    private final Requester requester;
    private final Map<Term, Integer> frequencies = new HashMap<>();
    private final Map<String, Integer> documents = new HashMap<>();

    RemoteStatistics(Requester requester) {
        this.requester = requester;
    }

    @Override
    public int documentFrequency(Term term) throws IOException {
        expect(() -> Set.of(term));
        return Objects.requireNonNull(frequencies.get(term), "a count that was asked for");
    }

    @Override
    public int documents(String field) throws IOException {
        if (!documents.containsKey(field)) {
            count(Set.of(field), Set.of());
        }
        return Objects.requireNonNull(documents.get(field), "a count that was asked for");
    }

    @Override
    public void expect(Supplier<Set<Term>> terms) throws IOException {
        Set<Term> unknown = new LinkedHashSet<>(terms.get());
        unknown.removeAll(frequencies.keySet());
        if (!unknown.isEmpty()) {
            Set<String> fields = new LinkedHashSet<>();
            unknown.forEach(term -> fields.add(term.field()));
            fields.removeAll(documents.keySet());
            count(fields, unknown);
        }
    }

    private void count(Set<String> fields, Set<Term> terms) throws IOException {
        List<Query> queries = new ArrayList<>();
        fields.forEach(field -> queries.add(new FieldExistsQuery(field)));
        terms.forEach(term -> queries.add(new TermQuery(term)));
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Query query : queries) {
            counts.put(Integer.toString(counts.size()), Map.of("filter", QueryJson.of(query)));
        }
        JsonNode answer = requester
                .search(Map.of("size", 0, "track_total_hits", false, "aggs", counts))
                .path("aggregations");
        int i = 0;
        for (String field : fields) {
            documents.put(field, count(answer, i++));
        }
        for (Term term : terms) {
            frequencies.put(term, count(answer, i++));
        }
    }

    private static int count(JsonNode answer, int i) {
        return answer.path(Integer.toString(i)).path("doc_count").asInt();
    }

    @Override
    public AcronymDictionary acronyms(List<String> query) throws IOException {
        Set<String> words = new LinkedHashSet<>(query);
        words.remove("");
        NavigableMap<String, Integer> defined = new TreeMap<>();
        if (!words.isEmpty()) {
            List<String> beginnings = new ArrayList<>();
            words.forEach(word -> beginnings.add(escaped(word)));
            Map<String, Object> terms = Map.of(
                    "field",
                    Fields.ACRONYMS,
                    "size",
                    MOST_ACRONYMS,
                    "include",
                    "(" + String.join("|", beginnings) + ")[ " + Definitions.SEPARATOR + "].*");
            requester
                    .search(Map.of(
                            "size", 0, "track_total_hits", false, "aggs", Map.of("acronyms", Map.of("terms", terms))))
                    .path("aggregations")
                    .path("acronyms")
                    .path("buckets")
                    .forEach(bucket -> defined.put(
                            bucket.path("key").asText(),
                            bucket.path("doc_count").asInt()));
        }
        return new Defined(defined);
    }

    /** A word in the server's regular expressions. */
    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder();
        for (char c : word.toCharArray()) {
            if (!Character.isLetterOrDigit(c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    private record Defined(NavigableMap<String, Integer> terms) implements AcronymDictionary {

        @Override
        public boolean isEmpty() {
            return terms.isEmpty();
        }

        @Override
        public boolean collect(String form, Map<String, Integer> others) {
            String exact = form + Definitions.SEPARATOR;
            for (Map.Entry<String, Integer> term : terms.tailMap(exact).entrySet()) {
                if (!term.getKey().startsWith(exact)) {
                    return !others.isEmpty() || term.getKey().startsWith(form);
                }
                others.merge(term.getKey().substring(exact.length()), term.getValue(), Integer::sum);
            }
            return !others.isEmpty();
        }
    }
}
