package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.StatedFigure;
import dev.fathom.document.Document;
import dev.fathom.figure.Figure;
import dev.fathom.hit.Source;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Candidate;
import dev.fathom.internal.lucene.Deadline;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.IndexReading;
import dev.fathom.internal.lucene.Statistics;
import dev.fathom.internal.lucene.StoredPassage;
import dev.fathom.passage.Signature;
import dev.fathom.query.FigureQuery;
import dev.fathom.rank.Candidates;
import dev.fathom.rank.WindowRanking;
import dev.fathom.text.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.NumericUtils;

/** What one search reads from the server. Used by one thread, for one search. */
final class RemoteReading implements IndexReading {

    /** What ranking needs to know of matches. */
    private static final List<String> RANKED = List.of(
            Schema.ORDER,
            Schema.POSITION,
            Schema.CONTEXT,
            Fields.SIGNATURE,
            Fields.VECTOR,
            Fields.LOW,
            Fields.HIGH,
            Fields.NUMBER_LOW,
            Fields.NUMBER_HIGH,
            Fields.VALUE,
            Fields.NUMBER,
            Fields.DIMENSION,
            Fields.FROM,
            Fields.TO,
            Fields.BASELINE_FROM,
            Fields.BASELINE_TO,
            Fields.TRAITS,
            Fields.SAME);

    private final Requester requester;
    private final RemoteView view;
    private final Statistics statistics;
    private final RemoteShown shown;

    /** The matches by their numbers, in the order of blocks. */
    private List<JsonNode> found = List.of();

    private final List<String> records = new ArrayList<>();

    private final Map<Query, Map<String, Float>> scores = new HashMap<>();
    private List<Integer> expected = List.of();

    RemoteReading(Requester requester, RemoteView view) {
        this.requester = requester;
        this.view = view;
        this.statistics = new RemoteStatistics(requester);
        this.shown = new RemoteShown(requester);
    }

    @Override
    public TextAnalysis analysis() {
        return view.analysis();
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public Optional<WindowRanking> ranking() {
        return view.ranking();
    }

    @Override
    public TopDocs top(Query query, Optional<Sort> order, int most, int counted, Deadline deadline) throws IOException {
        deadline.requireWanted();
        List<Object> sort = new ArrayList<>();
        order.ifPresent(by -> {
            for (SortField field : by.getSort()) {
                if (field instanceof SortedNumericSortField number) {
                    sort.add(sort(number));
                }
            }
        });
        sort.add("_score");
        sort.add(Schema.ORDER);
        sort.add(Schema.POSITION);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", QueryJson.of(query));
        body.put("size", most);
        body.put("sort", sort);
        body.put("track_scores", true);
        body.put("track_total_hits", counted == Integer.MAX_VALUE ? true : counted);
        body.put("_source", RANKED);
        Optional<Duration> left = deadline.left();
        left.ifPresent(time -> body.put("timeout", Math.max(1, time.toMillis()) + "ms"));
        JsonNode answer = requester.scored(body);
        deadline.requireWanted();
        if (answer.path("timed_out").asBoolean()) {
            deadline.reach();
        }
        JsonNode hits = answer.path("hits");
        found = StreamSupport.stream(hits.path("hits").spliterator(), false)
                .sorted(Comparator.comparingLong((JsonNode hit) -> number(hit, Schema.ORDER))
                        .thenComparingLong(hit -> number(hit, Schema.POSITION)))
                .toList();
        return new TopDocs(total(hits.path("total")), scored(hits.path("hits")));
    }

    private ScoreDoc[] scored(JsonNode hits) {
        Map<String, Integer> numbers = new HashMap<>();
        for (JsonNode hit : found) {
            numbers.put(key(hit), numbers.size());
        }
        List<ScoreDoc> scored = new ArrayList<>();
        for (JsonNode hit : hits) {
            scored.add(new ScoreDoc(numbers.getOrDefault(key(hit), 0), (float)
                    hit.path("_score").asDouble()));
        }
        return scored.toArray(ScoreDoc[]::new);
    }

    private static Map<String, Object> sort(SortedNumericSortField field) {
        boolean decimal = field.getNumericType() == SortField.Type.DOUBLE;
        Object absent = field.getMissingValue();
        long missing = decimal
                ? NumericUtils.doubleToSortableLong(((Number) absent).doubleValue())
                : ((Number) absent).longValue();
        return Map.of(
                field.getField(),
                Map.of(
                        "order",
                        field.getReverse() ? "desc" : "asc",
                        "mode",
                        field.getSelector() == SortedNumericSelector.Type.MAX ? "max" : "min",
                        "missing",
                        missing));
    }

    private static TotalHits total(JsonNode total) {
        return new TotalHits(
                total.path("value").asLong(),
                total.path("relation").asText("").equals("eq")
                        ? TotalHits.Relation.EQUAL_TO
                        : TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO);
    }

    @Override
    public long count(Query query) throws IOException {
        return requester.count(QueryJson.of(query));
    }

    private static String key(JsonNode hit) {
        return hit.path("_id").asText();
    }

    private static long number(JsonNode hit, String field) {
        return hit.path("_source").path(field).asLong();
    }

    @Override
    public void expect(List<Integer> numbers) throws IOException {
        expected = numbers;
        scores.clear();
        Set<String> keys = new LinkedHashSet<>();
        for (int number : numbers) {
            String key = key(found.get(number));
            keys.add(key);
            keys.add(RemoteShown.record(key));
            passageKey(number).ifPresent(keys::add);
        }
        shown.fetch(keys);
    }

    private Optional<String> passageKey(int number) {
        JsonNode hit = found.get(number);
        return hit.path("_source").has(Fields.DIMENSION)
                ? Optional.of(BlockJson.key(RemoteShown.record(key(hit)), number(hit, Schema.CONTEXT)))
                : Optional.empty();
    }

    @Override
    public int recordOf(int number) {
        String record = RemoteShown.record(key(found.get(number)));
        int known = records.indexOf(record);
        if (known < 0) {
            records.add(record);
            return records.size() - 1;
        }
        return known;
    }

    @Override
    public Source source(int record) throws IOException {
        return shown.source(records.get(record));
    }

    @Override
    public StoredPassage passage(int number) throws IOException {
        return shown.passage(key(found.get(number)));
    }

    /** Where a span goes beyond its passage, which is rare, the document is asked for as a whole. */
    @Override
    public StoredPassage passageOf(int figure, Span holding) throws IOException {
        StoredPassage passage = shown.passage(passageKey(figure).orElseThrow());
        if (passage.holds(holding)) {
            return passage;
        }
        Document document = view.document(sourceOf(figure).id()).orElseThrow(ChangedMeanwhileException::new);
        return new StoredPassage(passage.passage(), document.text(), 0);
    }

    @Override
    public Signature[] signatures(int[] passages) throws IOException {
        Signature[] read = new Signature[passages.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = Signature.fromBytes(found.get(passages[i])
                    .path("_source")
                    .path(Fields.SIGNATURE)
                    .binaryValue());
        }
        return read;
    }

    @Override
    public StatedFigure stated(int figure) throws IOException {
        return shown.figure(key(found.get(figure)));
    }

    @Override
    public Map<Integer, List<Figure>> figures(List<Integer> passages, Optional<Query> asked) throws IOException {
        List<String> keys =
                passages.stream().map(passage -> key(found.get(passage))).toList();
        Map<String, List<Figure>> stated = shown.figures(keys, asked);
        Map<Integer, List<Figure>> figures = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            figures.put(passages.get(i), stated.getOrDefault(keys.get(i), List.of()));
        }
        return figures;
    }

    @Override
    public Candidates passages(ScoreDoc[] scored, int size) {
        return new RemoteCandidates(scored, size, number -> found.get(scored[number].doc), shown::contexts);
    }

    @Override
    public List<Candidate> figures(ScoreDoc[] scored, FigureQuery query) {
        List<Candidate> candidates = new ArrayList<>();
        for (ScoreDoc match : scored) {
            candidates.add(RemoteCandidates.figure(found.get(match.doc).path("_source"), match.score));
        }
        return candidates;
    }

    @Override
    public float[] scores(Query query, int[] numbers) throws IOException {
        Map<String, Float> known = scores.get(query);
        if (known == null) {
            known = new HashMap<>();
            List<String> keys =
                    expected.stream().map(each -> key(found.get(each))).toList();
            Map<String, Object> only = Map.of(
                    "bool",
                    Map.of(
                            "must",
                            List.of(QueryJson.of(query)),
                            "filter",
                            List.of(Map.of("ids", Map.of("values", keys)))));
            for (JsonNode hit : requester
                    .scored(Map.of("query", only, "size", keys.size(), "_source", false))
                    .path("hits")
                    .path("hits")) {
                known.put(key(hit), (float) hit.path("_score").asDouble());
            }
            scores.put(query, known);
        }
        float[] values = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            values[i] = known.getOrDefault(key(found.get(numbers[i])), 0f);
        }
        return values;
    }
}
