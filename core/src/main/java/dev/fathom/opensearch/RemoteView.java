package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.backend.Kind;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import dev.fathom.embed.LatentModel;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.hit.DocumentHit;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.hit.Source;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Encoding;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.internal.lucene.FigureSearch;
import dev.fathom.internal.lucene.PassageSearch;
import dev.fathom.internal.lucene.Suggestions;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.WindowRanking;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/** An index on a server as one search sees it, or at one moment. */
final class RemoteView implements View {

    /** A search that others' changes cut across is done again so often. */
    private static final int TRIES = 5;

    private final Requester requester;
    private final TextAnalysis analysis;
    private final Optional<WindowRanking> ranking;
    private final Closeable release;

    RemoteView(Requester requester, TextAnalysis analysis, Optional<WindowRanking> ranking, Closeable release) {
        this.requester = requester;
        this.analysis = analysis;
        this.ranking = ranking;
        this.release = release;
    }

    TextAnalysis analysis() {
        return analysis;
    }

    Optional<WindowRanking> ranking() {
        return ranking;
    }

    private interface Search<T> {
        T in(RemoteReading reading) throws IOException;
    }

    private <T> T search(Search<T> search) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return search.in(new RemoteReading(requester, this));
            } catch (ChangedMeanwhileException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ChangedMeanwhileException) || tries == TRIES) {
                    throw Objects.requireNonNull(e.getCause());
                }
            }
        }
    }

    @Override
    public Hits<PassageHit> search(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        return search(reading -> new PassageSearch(reading, query, embedding, ranking).search());
    }

    @Override
    public Hits<DocumentHit> documents(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        return search(reading -> new PassageSearch(reading, query, embedding, ranking).documents());
    }

    @Override
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        return search(reading -> new FigureSearch(reading, query).search());
    }

    @Override
    public List<FacetCount> facets(Query query, Facet facet, int limit) throws IOException {
        return search(reading -> {
            org.apache.lucene.search.Query matches = switch (query) {
                case FigureQuery figures -> new FigureSearch(reading, figures).lucene();
                case PassageQuery passages ->
                    new PassageSearch(reading, passages, Optional.empty(), Ranking.BM25).lucene();
            };
            return new RemoteFacets(requester, QueryJson.of(matches), limit).of(facet);
        });
    }

    @Override
    public Optional<String> suggestion(String text) throws IOException {
        return search(reading -> new Suggestions(reading, this::similar).of(text));
    }

    /** The server looks for similar words as embedded Lucene does. */
    private Optional<String> similar(String term) throws IOException {
        Map<String, Object> terms = Map.of("field", Fields.ALL, "size", 1, "suggest_mode", "missing");
        JsonNode options = requester
                .search(Map.of("size", 0, "suggest", Map.of("near", Map.of("text", term, "term", terms))))
                .path("suggest")
                .path("near")
                .path(0)
                .path("options");
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(options.path(0).path("text").asText());
    }

    @Override
    public Optional<Document> document(String id) throws IOException {
        JsonNode hits = requester
                .search(Map.of("query", Map.of("ids", Map.of("values", List.of(BlockJson.key(id))))))
                .path("hits")
                .path("hits");
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        JsonNode record = hits.path(0).path("_source");
        StringBuilder text = new StringBuilder();
        Map<String, Object> passages = Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(
                                Map.of("term", Map.of(Fields.ID, id)),
                                Map.of("term", Map.of(Fields.KIND, Fields.PASSAGE)))));
        requester.each(
                passages,
                List.of(Fields.SLICE),
                hit -> text.append(hit.path("_source").path(Fields.SLICE).asText("")));
        text.append(record.path(Fields.TAIL).asText(""));
        Source source = Encoding.source(new BytesRef(record.path(Fields.SOURCE).binaryValue()));
        return Optional.of(new Document(id, source.title(), source.date(), text.toString(), source.metadata()));
    }

    @Override
    public void entries(Receiver receiver) throws IOException {
        new RemoteEntries(receiver).read(requester);
    }

    @Override
    public Optional<LatentModel> model() {
        return ranking.map(WindowRanking::model);
    }

    private static Map<String, Object> kind(String kind) {
        return Map.of("term", Map.of(Fields.KIND, kind));
    }

    @Override
    public Set<String> ids() throws IOException {
        Set<String> ids = new HashSet<>();
        requester.each(
                kind(Fields.RECORD),
                List.of(Fields.ID),
                hit -> ids.add(hit.path("_source").path(Fields.ID).asText()));
        return ids;
    }

    @Override
    public Map<String, Known> known() throws IOException {
        return ifThere(() -> {
                    Map<String, Known> known = new HashMap<>();
                    requester.each(kind(Fields.RECORD), List.of(Fields.KNOWN), hit -> note(hit, known));
                    return known;
                })
                .orElseGet(HashMap::new);
    }

    private static void note(JsonNode hit, Map<String, Known> known) throws IOException {
        byte[] bytes = hit.path("_source").path(Fields.KNOWN).binaryValue();
        if (bytes != null) {
            Encoding.KnownDocument each = Encoding.known(new BytesRef(bytes));
            known.put(each.id(), each.known());
        }
    }

    @Override
    public long count(Kind kind) throws IOException {
        String name = switch (kind) {
            case DOCUMENT -> Fields.RECORD;
            case PASSAGE -> Fields.PASSAGE;
            case FIGURE -> Fields.FIGURE;
        };
        return ifThere(() -> requester.count(kind(name))).orElse(0L);
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Nothing where there is no index yet, as before the first document. */
    private static <T> Optional<T> ifThere(Reading<T> reading) throws IOException {
        try {
            return Optional.of(reading.read());
        } catch (ServerException e) {
            if (e.status() != 404) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        release.close();
    }
}
