package dev.fathom.internal.lucene;

import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/** Passage queries as Lucene queries: any word may match, in the text or in headings and title. */
final class PassageQueryCompiler {

    private PassageQueryCompiler() {}

    static Query compile(Expansion words, PassageQuery query) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.queries(Fields.ALL, Positions.KNOWN).forEach(part -> any.add(part, Occur.SHOULD));
        BooleanQuery.Builder compiled = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        Query filter = FilterCompiler.compile(query.options().filter());
        return compiled.add(new ConstantScoreQuery(filter), Occur.FILTER).build();
    }
}
