package dev.fathom;

import dev.fathom.backend.Backend;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.hit.DocumentHit;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import dev.fathom.rank.Ranking;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An index as it was at one moment: later changes are not seen, so that the pages of one answer fit together and its facets
 * count the same matches. Keeps the files of that moment on disk until closed. Safe for use by several threads.
 */
public final class IndexView implements Closeable {

    private final Backend store;
    private final View view;
    private final QueryEmbedding embedding;

    IndexView(Backend store, View view, QueryEmbedding embedding) {
        this.store = store;
        this.view = view;
        this.embedding = embedding;
    }

    /** Gives a query its vector where the index has an embedder. */
    interface QueryEmbedding {
        Optional<QuantisedVector> of(PassageQuery query, Ranking ranking) throws IOException;
    }

    /** As {@link FathomIndex#search(PassageQuery)}. */
    public Hits<PassageHit> search(PassageQuery query) throws IOException {
        return search(query, Ranking.HYBRID);
    }

    /** As {@link FathomIndex#search(PassageQuery, Ranking)}. */
    public Hits<PassageHit> search(PassageQuery query, Ranking ranking) throws IOException {
        // Embedded before the index is read: a failing model must not pass for a damaged index.
        Optional<QuantisedVector> vector = embedding.of(query, ranking);
        return store.read(view, it -> it.search(query, vector, ranking));
    }

    /** As {@link FathomIndex#documents}. */
    public Hits<DocumentHit> documents(PassageQuery query, Ranking ranking) throws IOException {
        Optional<QuantisedVector> vector = embedding.of(query, ranking);
        return store.read(view, it -> it.documents(query, vector, ranking));
    }

    /** As {@link FathomIndex#search(FigureQuery)}. */
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        return store.read(view, it -> it.search(query));
    }

    /** As {@link FathomIndex#facets}. */
    public List<FacetCount> facets(Query query, Facet facet, int limit) throws IOException {
        return store.read(view, it -> it.facets(query, facet, limit));
    }

    /** As {@link FathomIndex#suggestion}. */
    public Optional<String> suggestion(String words) throws IOException {
        return store.read(view, it -> it.suggestion(words));
    }

    /** As {@link FathomIndex#document}. */
    public Optional<Document> document(String id) throws IOException {
        return store.read(view, it -> it.document(id));
    }

    @Override
    public void close() throws IOException {
        view.close();
    }
}
