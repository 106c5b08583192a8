package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;

/** Passage queries as Lucene queries: any word may match, in the text or in headings and title, unless syntax says more. */
final class PassageQueryCompiler {

    private static final Query IS_PASSAGE = new TermQuery(new Term(Fields.KIND, Fields.PASSAGE));

    private PassageQueryCompiler() {}

    /** The passages that may answer, whatever words they have; syntax must be met all the same. */
    static Query admissible(TextAnalysis analysis, PassageQuery query, Optional<Query> stating) {
        BooleanQuery.Builder compiled = new BooleanQuery.Builder().add(IS_PASSAGE, Occur.FILTER);
        query.expression()
                .ifPresent(
                        expression -> compiled.add(new ExpressionCompiler(analysis).compile(expression), Occur.FILTER));
        restrict(compiled, query, stating);
        return compiled.build();
    }

    private static void restrict(BooleanQuery.Builder compiled, PassageQuery query, Optional<Query> stating) {
        stating.ifPresent(figures ->
                compiled.add(new ToParentBlockJoinQuery(figures, Blocks.PASSAGES, ScoreMode.None), Occur.FILTER));
        FilterCompiler.restrict(compiled, query.options().filter());
    }

    static Query compile(TextAnalysis analysis, Expansion words, PassageQuery query, Optional<Query> stating)
            throws IOException {
        BooleanQuery.Builder compiled = new BooleanQuery.Builder();
        if (query.expression().isPresent()) {
            Query expression =
                    new ExpressionCompiler(analysis).compile(query.expression().get());
            compiled.add(expression, Occur.MUST).add(IS_PASSAGE, Occur.FILTER);
        } else {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            words.queries().forEach(part -> any.add(part, Occur.SHOULD));
            compiled.add(any.build(), Occur.MUST);
        }
        restrict(compiled, query, stating);
        return compiled.build();
    }
}
