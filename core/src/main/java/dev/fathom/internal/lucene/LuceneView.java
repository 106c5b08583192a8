package dev.fathom.internal.lucene;

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
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** The index as it was at one moment. Searches from many threads; closed once. */
public final class LuceneView implements View {

    private final IndexSearcher searcher;
    private final Records records;
    private final TextAnalysis analysis;
    private final Learned learned;
    private final Closeable release;

    LuceneView(IndexSearcher searcher, TextAnalysis analysis, Learned learned, Closeable release) {
        this.searcher = searcher;
        this.records = new Records(searcher);
        this.analysis = analysis;
        this.learned = learned;
        this.release = release;
    }

    static LuceneView empty(TextAnalysis analysis) throws IOException {
        return new LuceneView(new IndexSearcher(new MultiReader()), analysis, Learned.nothing(), () -> {});
    }

    @Override
    public void close() throws IOException {
        release.close();
    }

    @Override
    public long count(Kind kind) throws IOException {
        return records.count(kind);
    }

    @Override
    public Optional<Document> document(String id) throws IOException {
        return records.document(id);
    }

    /** The hash kept with the document of that id, if there is one. */
    Optional<String> hash(String id) throws IOException {
        return records.hash(id);
    }

    @Override
    public void entries(Receiver receiver) throws IOException {
        StoredEntries.read(searcher.getIndexReader(), receiver);
    }

    @Override
    public Optional<LatentModel> model() {
        return learned.isEmpty() ? Optional.empty() : Optional.of(learned.model());
    }

    @Override
    public Hits<PassageHit> search(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        return new PassageSearch(reading(), query, embedding, ranking).search();
    }

    @Override
    public Hits<DocumentHit> documents(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        return new PassageSearch(reading(), query, embedding, ranking).documents();
    }

    @Override
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        return new FigureSearch(reading(), query).search();
    }

    @Override
    public List<FacetCount> facets(dev.fathom.query.Query query, Facet facet, int limit) throws IOException {
        Query lucene = switch (query) {
            case FigureQuery figures -> new FigureSearch(reading(), figures).lucene();
            case PassageQuery passages ->
                new PassageSearch(reading(), passages, Optional.empty(), Ranking.BM25).lucene();
        };
        return FacetCounter.count(searcher, lucene, facet, limit);
    }

    @Override
    public Optional<String> suggestion(String text) throws IOException {
        return new Suggestions(reading(), Suggestions.in(searcher.getIndexReader())).of(text);
    }

    /** For one search. */
    private LuceneReading reading() throws IOException {
        return new LuceneReading(searcher, analysis, learned);
    }

    @Override
    public Map<String, Known> known() throws IOException {
        return records.known();
    }

    @Override
    public Set<String> ids() throws IOException {
        return records.ids();
    }
}
