package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches what any of some queries does, with the best score of these: Lucene's {@code DisjunctionMaxQuery} without a tie
 * breaker, for a word and what may stand for it. The word itself comes first: where it stands, and none of the others can score
 * more, these are not looked at.
 *
 * @param queries the word, and what may stand for it
 */
public final class BestOfQuery extends Query {

    private final List<Query> queries;

    BestOfQuery(List<Query> queries) {
        this.queries = List.copyOf(queries);
    }

    /** The queries, the word first. */
    public List<Query> queries() {
        return queries;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a query that has nothing to rewrite returns itself
    public Query rewrite(IndexSearcher searcher) throws IOException {
        List<Query> rewritten = new ArrayList<>();
        boolean same = true;
        for (Query query : queries) {
            Query simpler = query.rewrite(searcher);
            same &= simpler == query;
            if (!(simpler instanceof MatchNoDocsQuery)) {
                rewritten.add(simpler);
            }
        }
        if (rewritten.size() > 1) {
            return same ? this : new BestOfQuery(rewritten);
        }
        return rewritten.isEmpty() ? new MatchNoDocsQuery("none of none") : rewritten.getFirst();
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        List<Weight> weights = new ArrayList<>();
        for (Query query : queries) {
            weights.add(searcher.createWeight(query, mode, boost));
        }
        return new BestOfWeight(this, weights);
    }

    /** Weighs each by itself. */
    private static final class BestOfWeight extends Weight {

        private final List<Weight> weights;

        BestOfWeight(Query query, List<Weight> weights) {
            super(query);
            this.weights = weights;
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
            List<ScorerSupplier> suppliers = new ArrayList<>();
            for (Weight weight : weights) {
                ScorerSupplier supplier = weight.scorerSupplier(leaf);
                if (supplier != null) {
                    suppliers.add(supplier);
                }
            }
            if (suppliers.size() > 1) {
                return new BestOfSupplier(suppliers);
            }
            return suppliers.isEmpty() ? null : suppliers.getFirst();
        }

        @Override
        public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
            Explanation best = Explanation.noMatch("none of them");
            for (Weight weight : weights) {
                Explanation each = weight.explain(leaf, doc);
                if (each.isMatch()
                        && (!best.isMatch()
                                || each.getValue().doubleValue()
                                        > best.getValue().doubleValue())) {
                    best = each;
                }
            }
            return best;
        }

        @Override
        public boolean isCacheable(LeafReaderContext leaf) {
            return weights.stream().allMatch(weight -> weight.isCacheable(leaf));
        }
    }

    private static final class BestOfSupplier extends ScorerSupplier {

        private final List<ScorerSupplier> suppliers;

        BestOfSupplier(List<ScorerSupplier> suppliers) {
            this.suppliers = suppliers;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            Scorer[] scorers = new Scorer[suppliers.size()];
            for (int i = 0; i < scorers.length; i++) {
                scorers[i] = suppliers.get(i).get(leadCost);
            }
            return new BestOfScorer(scorers);
        }

        @Override
        public long cost() {
            long cost = 0;
            for (ScorerSupplier supplier : suppliers) {
                cost += supplier.cost();
            }
            return cost;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        QueryVisitor any = visitor.getSubVisitor(Occur.SHOULD, this);
        queries.forEach(query -> query.visit(any));
    }

    @Override
    public String toString(String field) {
        List<String> written =
                queries.stream().map(query -> query.toString(field)).toList();
        return "(" + String.join(" | ", written) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BestOfQuery that && queries.equals(that.queries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), queries);
    }
}
