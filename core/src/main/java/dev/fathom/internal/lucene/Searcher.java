package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;

/** A searcher of one state of the index together with what was learned for it. */
final class Searcher extends IndexSearcher {

    /** The same for indexing and searching. */
    static final Similarity SCORING = new Scoring();

    /** The time is looked at once in so many documents. */
    private static final int STRETCH = 16_384;

    private final Learned learned;

    Searcher(IndexReader reader, Learned learned) {
        super(reader);
        this.learned = learned;
        setSimilarity(SCORING);
    }

    Learned learned() {
        return learned;
    }

    /** The scores of documents for a query, each at its place; 0 where one does not match. */
    static float[] scores(IndexSearcher searcher, Query query, int[] documents) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        float[] scores = new float[documents.length];
        List<Integer> inOrder = IntStream.range(0, documents.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> documents[i]))
                .toList();
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                DocIdSetIterator matches = scorer.iterator();
                for (int i : inOrder) {
                    int document = documents[i] - leaf.docBase;
                    if (document >= Math.max(0, matches.docID())
                            && document < leaf.reader().maxDoc()
                            && (matches.docID() == document || matches.advance(document) == document)) {
                        scores[i] = scorer.score();
                    }
                }
            }
        }
        return scores;
    }

    /** As Lucene's, which looks at the time in stretches that begin at 100 documents and end at a third of all. */
    @Override
    protected void searchLeaf(LeafReaderContext leaf, int from, int to, Weight weight, Collector collector)
            throws IOException {
        QueryTimeout timeout = getTimeout();
        if (timeout == null) {
            super.searchLeaf(leaf, from, to, weight, collector);
            return;
        }
        try {
            LeafCollector collecting = collector.getLeafCollector(leaf);
            ScorerSupplier matching = weight.scorerSupplier(leaf);
            if (matching != null) {
                matching.setTopLevelScoringClause();
                score(matching.bulkScorer(), leaf.reader(), from, to, collecting, timeout);
            }
            collecting.finish();
        } catch (CollectionTerminatedException e) {
            // The collector wants nothing of this segment.
        }
    }

    private static void score(
            BulkScorer scorer, LeafReader reader, int from, int to, LeafCollector collecting, QueryTimeout timeout)
            throws IOException {
        int end = Math.min(to, reader.maxDoc());
        try {
            for (int doc = from; doc < end && !timeout.shouldExit(); ) {
                int stretch = Math.min(end, doc + STRETCH);
                doc = Math.max(stretch, scorer.score(collecting, reader.getLiveDocs(), doc, stretch));
            }
        } catch (CollectionTerminatedException e) {
            // The collector has what it wants of this segment.
        }
    }

    /**
     * As Lucene's, less its limit of 1,024 clauses in all: Fathom bounds words and filters each by themselves, when a query
     * is made.
     */
    @Override
    @SuppressWarnings("ReferenceEquality") // a query that has nothing to rewrite returns itself
    public Query rewrite(Query original) throws IOException {
        Query query = original;
        for (Query next = query.rewrite(this); next != query; next = query.rewrite(this)) {
            query = next;
        }
        return query;
    }
}
