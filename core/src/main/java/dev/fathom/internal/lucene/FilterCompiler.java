package dev.fathom.internal.lucene;

import dev.fathom.query.Filter;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;

/** Filters as Lucene queries. */
final class FilterCompiler {

    /** Filters built in code may nest so deep; more would need more stack than threads have. */
    private static final int MAX_DEPTH = 500;

    private FilterCompiler() {}

    /** Has a query match only what a filter lets through; nothing is asked where that is all. */
    static void restrict(BooleanQuery.Builder query, Filter filter) {
        if (!filter.isAll()) {
            query.add(new ConstantScoreQuery(compile(filter)), Occur.FILTER);
        }
    }

    static Query compile(Filter filter) {
        return compile(filter, 0);
    }

    private static Query compile(Filter filter, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a filter may nest " + MAX_DEPTH + " deep, this one nests deeper");
        }
        if (filter.isAll()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        return switch (filter) {
            case Filter.And(List<Filter> parts) -> join(parts, Occur.FILTER, depth);
            case Filter.Or(List<Filter> parts) -> join(parts, Occur.SHOULD, depth);
            case Filter.Not(Filter part) -> not(compile(part, depth + 1));
            case Filter.Exists(String name) -> exists(name);
            case Filter.Compare compare -> compile(compare);
        };
    }

    private static Query join(List<Filter> parts, Occur occur, int depth) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        parts.forEach(part -> query.add(compile(part, depth + 1), occur));
        return query.build();
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private static Query exists(String name) {
        return switch (name) {
            case "id" -> MatchAllDocsQuery.INSTANCE;
            case "date" -> new FieldExistsQuery(Fields.DATE);
            case "title" -> new FieldExistsQuery(Fields.TITLE);
            default -> new TermQuery(new Term(Fields.NAMES, Keyword.of(name)));
        };
    }

    private static Query compile(Filter.Compare compare) {
        if (compare.operator() == Filter.Operator.NOT_EQUAL) {
            Query equal = compile(new Filter.Compare(compare.name(), Filter.Operator.EQUAL, compare.value()));
            return new BooleanQuery.Builder()
                    .add(exists(compare.name()), Occur.FILTER)
                    .add(equal, Occur.MUST_NOT)
                    .build();
        }
        return switch (compare.value()) {
            case Long number -> numbers(compare, number);
            case Double number -> numbers(compare, number);
            case LocalDate date -> dates(compare, date.toEpochDay());
            default -> strings(compare, compare.value().toString());
        };
    }

    private static Query numbers(Filter.Compare compare, double value) {
        double low = switch (compare.operator()) {
            case EQUAL, AT_LEAST -> value;
            case MORE -> Math.nextUp(value);
            default -> Double.NEGATIVE_INFINITY;
        };
        double high = switch (compare.operator()) {
            case EQUAL, AT_MOST -> value;
            case LESS -> Math.nextDown(value);
            default -> Double.POSITIVE_INFINITY;
        };
        return DoubleField.newRangeQuery(Fields.NUMBER_PREFIX + compare.name(), low, high);
    }

    private static Query dates(Filter.Compare compare, long day) {
        String field = compare.name().equals("date") ? Fields.DATE : Fields.DATE_PREFIX + compare.name();
        long low = switch (compare.operator()) {
            case EQUAL, AT_LEAST -> day;
            case MORE -> day + 1;
            default -> Long.MIN_VALUE;
        };
        long high = switch (compare.operator()) {
            case EQUAL, AT_MOST -> day;
            case LESS -> day - 1;
            default -> Long.MAX_VALUE;
        };
        return LongField.newRangeQuery(field, low, high);
    }

    private static Query strings(Filter.Compare compare, String value) {
        String field = switch (compare.name()) {
            case "id" -> Fields.ID;
            case "title" -> Fields.TITLE;
            default -> Fields.STRING_PREFIX + compare.name();
        };
        Term term = new Term(field, Keyword.of(value));
        return switch (compare.operator()) {
            case LESS, AT_MOST ->
                new TermRangeQuery(field, null, term.bytes(), true, compare.operator() == Filter.Operator.AT_MOST);
            case MORE, AT_LEAST ->
                new TermRangeQuery(field, term.bytes(), null, compare.operator() == Filter.Operator.AT_LEAST, true);
            default -> new TermQuery(term);
        };
    }
}
