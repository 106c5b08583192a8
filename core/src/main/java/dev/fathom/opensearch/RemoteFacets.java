package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.hit.FacetCount;
import dev.fathom.internal.lucene.FacetCounter;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.query.Facet;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Counts all matches of a query by the values of a facet, exactly: the server is asked for every value, page by page. */
final class RemoteFacets {

    private static final int PAGE = 5_000;

    private final Requester requester;
    private final Map<String, Object> query;
    private final int limit;
    private final Map<String, Long> counts = new HashMap<>();

    RemoteFacets(Requester requester, Map<String, Object> query, int limit) {
        this.requester = requester;
        this.query = query;
        this.limit = limit;
    }

    List<FacetCount> of(Facet facet) throws IOException {
        switch (facet.kind()) {
            case YEAR ->
                each(
                        List.of(Fields.FROM, Fields.TO),
                        (values, count) -> FacetCounter.years(
                                values.path(Fields.FROM).asLong(),
                                values.path(Fields.TO).asLong(),
                                year -> counts.merge(year, count, Long::sum)));
            case DOCUMENT -> documents();
            case UNIT -> strings(Fields.UNIT);
            case PLACE -> strings(Fields.PLACE_NAME);
            case METADATA -> metadata(facet.name());
        }
        return FacetCounter.commonest(counts, limit);
    }

    private void metadata(String name) throws IOException {
        strings(Fields.STRING_PREFIX + name);
        numbers(Fields.NUMBER_PREFIX + name, FacetCounter::number);
        numbers(
                name.equals("date") ? Fields.DATE : Fields.DATE_PREFIX + name,
                day -> LocalDate.ofEpochDay(day).toString());
    }

    private void strings(String field) throws IOException {
        each(List.of(field), (values, count) -> counts.merge(values.path(field).asText(), count, Long::sum));
    }

    private void numbers(String field, java.util.function.LongFunction<String> writing) throws IOException {
        each(
                List.of(field),
                (values, count) -> counts.merge(writing.apply(values.path(field).asLong()), count, Long::sum));
    }

    /** All combinations of the values of fields. */
    private void each(List<String> fields, ObjLongConsumer<JsonNode> action) throws IOException {
        List<Object> sources = new ArrayList<>();
        fields.forEach(field -> sources.add(Map.of(field, Map.of("terms", Map.of("field", Schema.name(field))))));
        Map<String, Object> composite = new LinkedHashMap<>(Map.of("size", PAGE, "sources", sources));
        while (true) {
            JsonNode answer = aggregate(Map.of("composite", composite));
            answer.path("buckets")
                    .forEach(bucket -> action.accept(
                            bucket.path("key"), bucket.path("doc_count").asLong()));
            if (answer.path("buckets").size() < PAGE) {
                return;
            }
            composite.put("after", answer.path("after_key"));
        }
    }

    /** A document stands in one shard whole, so that the commonest of each suffice. */
    private void documents() throws IOException {
        Map<String, Object> terms = Map.of(
                "field",
                Fields.ID,
                "size",
                limit,
                "shard_size",
                limit,
                "order",
                List.of(Map.of("_count", "desc"), Map.of("_key", "asc")));
        aggregate(Map.of("terms", terms))
                .path("buckets")
                .forEach(bucket -> counts.put(
                        bucket.path("key").asText(), bucket.path("doc_count").asLong()));
    }

    private JsonNode aggregate(Map<String, Object> what) throws IOException {
        return requester
                .search(Map.of("query", query, "size", 0, "track_total_hits", false, "aggs", Map.of("values", what)))
                .path("aggregations")
                .path("values");
    }
}
