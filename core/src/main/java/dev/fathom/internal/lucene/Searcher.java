package dev.fathom.internal.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.similarities.Similarity;

/** A searcher of one state of the index together with what was learned for it. */
final class Searcher extends IndexSearcher {

    /** The same for indexing and searching. */
    static final Similarity SCORING = new Scoring();

    private final Learned learned;

    Searcher(IndexReader reader, Learned learned) {
        super(reader);
        this.learned = learned;
        setSimilarity(SCORING);
    }

    Learned learned() {
        return learned;
    }

    /**
     * As Lucene's, less its limit of 1,024 clauses in all: Fathom bounds words and filters each by themselves, when a query
     * is made.
     */
    @Override
    public Query rewrite(Query original) throws IOException {
        Query query = original;
        for (Query next = query.rewrite(this); !next.equals(query); next = query.rewrite(this)) {
            query = next;
        }
        return query;
    }
}
