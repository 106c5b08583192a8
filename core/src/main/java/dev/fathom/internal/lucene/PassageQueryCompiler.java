package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.PassageQuery;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Passage queries as Lucene queries: any word may match, in the text or in headings and title. */
final class PassageQueryCompiler {

    /** The words of a longer query beyond these are not searched for. */
    static final int MAX_TERMS = 256;

    static final float CONTEXT_WEIGHT = 0.5f;

    private PassageQueryCompiler() {}

    /** The distinct terms searched for. */
    static List<String> terms(TextAnalysis analysis, String text) {
        return new LinkedHashSet<>(analysis.terms(text))
                .stream().limit(MAX_TERMS).toList();
    }

    static Query compile(Collection<String> terms, PassageQuery query) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : terms) {
            any.add(new TermQuery(new Term(Fields.BODY, term)), Occur.SHOULD);
            any.add(new BoostQuery(new TermQuery(new Term(Fields.CONTEXT, term)), CONTEXT_WEIGHT), Occur.SHOULD);
        }
        BooleanQuery.Builder compiled = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        Query filter = FilterCompiler.compile(query.options().filter());
        return compiled.add(new ConstantScoreQuery(filter), Occur.FILTER).build();
    }
}
