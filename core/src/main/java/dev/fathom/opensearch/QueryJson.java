package dev.fathom.opensearch;

import dev.fathom.internal.lucene.BestOfQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Queries as the server's query language writes them; only shapes that score the same there. */
final class QueryJson {

    private QueryJson() {}

    static Map<String, Object> of(Query query) {
        return of(query, 1);
    }

    private static Map<String, Object> of(Query query, float boost) {
        return switch (query) {
            case BoostQuery boosted -> of(boosted.getQuery(), boost * boosted.getBoost());
            case TermQuery term -> term(term.getTerm(), boost);
            case BooleanQuery bool -> bool(bool, boost);
            case BestOfQuery best -> best(best.queries(), 0, boost);
            case DisjunctionMaxQuery best -> best(best.getDisjuncts(), best.getTieBreakerMultiplier(), boost);
            case PhraseQuery phrase -> phrase(phrase, boost);
            case ConstantScoreQuery constant ->
                Map.of("constant_score", Map.of("filter", of(constant.getQuery(), 1), "boost", boost));
            case IndexSortSortedNumericDocValuesRangeQuery sorted -> of(sorted.getFallbackQuery(), boost);
            case IndexOrDocValuesQuery either -> of(either.getIndexQuery(), boost);
            case PointRangeQuery range -> range(range, boost);
            case TermRangeQuery range -> range(range, boost);
            case FieldExistsQuery exists -> Map.of("exists", Map.of("field", Schema.name(exists.getField())));
            case PrefixQuery prefix ->
                field(
                        "prefix",
                        prefix.getPrefix(),
                        Map.of("value", prefix.getPrefix().text(), "boost", boost));
            case FuzzyQuery fuzzy -> fuzzy(fuzzy, boost);
            case ToParentBlockJoinQuery figures ->
                Map.of(
                        "has_child",
                        Map.of("type", Schema.CHILD, "query", of(figures.getChildQuery(), 1), "score_mode", "none"));
            case MatchAllDocsQuery all -> Map.of("match_all", Map.of("boost", boost));
            case MatchNoDocsQuery none -> Map.of("match_none", Map.of());
            default -> throw new IllegalStateException("a server is not asked " + query.getClass());
        };
    }

    private static Map<String, Object> field(String kind, Term term, Object what) {
        return Map.of(kind, Map.of(Schema.name(term.field()), what));
    }

    private static Map<String, Object> term(Term term, float boost) {
        return field("term", term, Map.of("value", term.text(), "boost", boost));
    }

    private static Map<String, Object> bool(BooleanQuery query, float boost) {
        Map<String, Object> bool = new LinkedHashMap<>();
        for (Occur occur : Occur.values()) {
            List<Object> clauses = new ArrayList<>();
            for (BooleanClause clause : query) {
                if (clause.occur() == occur) {
                    clauses.add(of(clause.query(), 1));
                }
            }
            if (!clauses.isEmpty()) {
                bool.put(name(occur), clauses);
            }
        }
        if (bool.isEmpty()) {
            return Map.of("match_none", Map.of());
        }
        if (query.getMinimumNumberShouldMatch() > 0) {
            bool.put("minimum_should_match", query.getMinimumNumberShouldMatch());
        }
        bool.put("boost", boost);
        return Map.of("bool", bool);
    }

    private static String name(Occur occur) {
        return switch (occur) {
            case MUST -> "must";
            case SHOULD -> "should";
            case FILTER -> "filter";
            case MUST_NOT -> "must_not";
        };
    }

    private static Map<String, Object> best(Collection<Query> queries, float tieBreaker, float boost) {
        if (queries.isEmpty()) {
            return Map.of("match_none", Map.of());
        }
        List<Object> disjuncts =
                queries.stream().<Object>map(part -> of(part, 1)).toList();
        return Map.of("dis_max", Map.of("queries", disjuncts, "tie_breaker", tieBreaker, "boost", boost));
    }

    private static Map<String, Object> phrase(PhraseQuery query, float boost) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < query.getTerms().length; i++) {
            while (words.size() < query.getPositions()[i] - query.getPositions()[0]) {
                words.add(Schema.HOLE);
            }
            words.add(query.getTerms()[i].text());
        }
        return field(
                "match_phrase",
                query.getTerms()[0],
                Map.of(
                        "query",
                        String.join(Schema.BETWEEN, words),
                        "analyzer",
                        Schema.TERMS,
                        "slop",
                        query.getSlop(),
                        "boost",
                        boost));
    }

    /** Decimal numbers are kept as the whole numbers that Lucene orders them by, so both are read alike. */
    private static Map<String, Object> range(PointRangeQuery query, float boost) {
        return Map.of(
                "range",
                Map.of(
                        Schema.name(query.getField()),
                        Map.of(
                                "gte",
                                NumericUtils.sortableBytesToLong(query.getLowerPoint(), 0),
                                "lte",
                                NumericUtils.sortableBytesToLong(query.getUpperPoint(), 0),
                                "boost",
                                boost)));
    }

    private static Map<String, Object> range(TermRangeQuery query, float boost) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        bound(bounds, query.includesLower() ? "gte" : "gt", query.getLowerTerm());
        bound(bounds, query.includesUpper() ? "lte" : "lt", query.getUpperTerm());
        bounds.put("boost", boost);
        return Map.of("range", Map.of(Schema.name(query.getField()), bounds));
    }

    private static void bound(Map<String, Object> bounds, String name, @Nullable BytesRef term) {
        if (term != null) {
            bounds.put(name, term.utf8ToString());
        }
    }

    /** Every shard looks for similar words of its own, so that with several of them scores may differ from one index's. */
    private static Map<String, Object> fuzzy(FuzzyQuery query, float boost) {
        return field(
                "fuzzy",
                query.getTerm(),
                Map.of(
                        "value",
                        query.getTerm().text(),
                        "fuzziness",
                        query.getMaxEdits(),
                        "prefix_length",
                        query.getPrefixLength(),
                        "transpositions",
                        query.getTranspositions(),
                        "rewrite",
                        "top_terms_blended_freqs_" + dev.fathom.query.Expression.MAX_EXPANSIONS,
                        "boost",
                        boost));
    }
}
