package dev.fathom.backend;

import dev.fathom.document.Document;
import dev.fathom.embed.LatentModel;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An index as searches see it at one moment. Safe for use by several threads; closed once. */
public interface View extends Closeable {

    /**
     * The passages that answer a query.
     *
     * @param embedding the query's vector where the index has an embedder
     */
    Hits<PassageHit> search(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException;

    /**
     * The documents whose passages answer a query.
     *
     * @param embedding the query's vector where the index has an embedder
     */
    Hits<DocumentHit> documents(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException;

    /** The figures that answer a query. */
    Hits<FigureHit> search(FigureQuery query) throws IOException;

    /** The commonest values of a facet among all matches of a query. */
    List<FacetCount> facets(Query query, Facet facet, int limit) throws IOException;

    /** A text with the words that no passage has replaced by ones that some has. */
    Optional<String> suggestion(String text) throws IOException;

    /** The document with that id, as it was put. */
    Optional<Document> document(String id) throws IOException;

    /** The ids of all documents. */
    Set<String> ids() throws IOException;

    /** What is known of all documents without reading them, by id; documents of which nothing is known are left out. */
    Map<String, Known> known() throws IOException;

    /** All documents made ready as they were put, in the order in which they came. */
    void entries(Receiver receiver) throws IOException;

    /** Takes documents made ready. */
    @FunctionalInterface
    interface Receiver {
        /** The next one. */
        void accept(Entry entry) throws IOException;
    }

    /** What was learned from the collection; absent where nothing was. */
    Optional<LatentModel> model();

    /** How many documents, passages or figures are in the index. */
    long count(Kind kind) throws IOException;
}
