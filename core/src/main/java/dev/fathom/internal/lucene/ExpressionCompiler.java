package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.analysis.TextAnalysis.Token;
import dev.fathom.query.Expression;
import dev.fathom.query.Filter;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Expressions as Lucene queries. */
final class ExpressionCompiler {

    private final TextAnalysis analysis;

    ExpressionCompiler(TextAnalysis analysis) {
        this.analysis = analysis;
    }

    Query compile(Expression expression) {
        return switch (expression) {
            case Expression.Word(Expression.Place place, String text) -> phrase(field(place), text, 0);
            case Expression.Phrase(Expression.Place place, String text, int slop) -> phrase(field(place), text, slop);
            case Expression.Prefix(Expression.Place place, String start) -> prefix(field(place), start);
            case Expression.Fuzzy(Expression.Place place, String text, int edits) -> fuzzy(field(place), text, edits);
            case Expression.Where(Filter filter) -> new ConstantScoreQuery(FilterCompiler.compile(filter));
            case Expression.Boosted(Expression part, double factor) -> new BoostQuery(compile(part), (float) factor);
            case Expression.Group group -> group(group);
        };
    }

    private static String field(Expression.Place place) {
        return switch (place) {
            case ANYWHERE -> Fields.ALL;
            case TITLE -> Fields.PASSAGE_TITLE;
            case HEADING -> Fields.PASSAGE_HEADINGS;
        };
    }

    private Query phrase(String field, String text, int slop) {
        List<Token> tokens = analysis.tokens(text);
        if (tokens.isEmpty()) {
            // Words the index leaves out, such as "the", are no reason to find nothing.
            return new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE);
        }
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field, tokens.getFirst().term()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
        int first = tokens.getFirst().position();
        tokens.forEach(token -> phrase.add(new Term(field, token.term()), token.position() - first));
        return phrase.build();
    }

    /** The index holds stems: a word typed whole is found by its own, one typed in part by how stems begin. */
    private Query prefix(String field, String start) {
        String begins = analysis.analyzer().normalize(field, start).utf8ToString();
        Query stems = new PrefixQuery(new Term(field, begins));
        List<String> terms = analysis.terms(start);
        return terms.size() != 1 || terms.getFirst().startsWith(begins)
                ? stems
                : new DisjunctionMaxQuery(
                        List.of(stems, new ConstantScoreQuery(new TermQuery(new Term(field, terms.getFirst())))), 0);
    }

    private Query fuzzy(String field, String text, int edits) {
        List<String> terms = analysis.terms(text);
        return terms.size() == 1
                ? new FuzzyQuery(new Term(field, terms.getFirst()), edits, 1, Expression.MAX_EXPANSIONS, true)
                : phrase(field, text, 0);
    }

    private Query group(Expression.Group group) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        group.must().forEach(part -> query.add(compile(part), Occur.MUST));
        group.may().forEach(part -> query.add(compile(part), Occur.SHOULD));
        group.mustNot().forEach(part -> query.add(compile(part), Occur.MUST_NOT));
        if (group.must().isEmpty() && group.may().isEmpty()) {
            query.add(group.mustNot().isEmpty() ? MatchNoDocsQuery.INSTANCE : MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return query.build();
    }
}
