package dev.fathom.internal.lucene;

import dev.fathom.query.PassageQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static final float CONTEXT_WEIGHT = 0.3f;

    private PassageQueryCompiler() {}

    /** The distinct terms searched for, each with how often the query says it. */
    static Map<String, Integer> counted(List<String> terms) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (String term : terms) {
            if (counted.size() < MAX_TERMS || counted.containsKey(term)) {
                counted.merge(term, 1, Integer::sum);
            }
        }
        return counted;
    }

    static Query compile(Map<String, Integer> terms, PassageQuery query) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        terms.forEach((term, times) -> {
            any.add(weighted(Fields.ALL, term, times), Occur.SHOULD);
            any.add(weighted(Fields.CONTEXT, term, CONTEXT_WEIGHT * times), Occur.SHOULD);
        });
        BooleanQuery.Builder compiled = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        Query filter = FilterCompiler.compile(query.options().filter());
        return compiled.add(new ConstantScoreQuery(filter), Occur.FILTER).build();
    }

    private static Query weighted(String field, String term, float weight) {
        Query query = new TermQuery(new Term(field, term));
        return weight == 1 ? query : new BoostQuery(query, weight);
    }
}
