package dev.fathom.internal.lucene;

import dev.fathom.figure.Interval;
import dev.fathom.figure.Period;
import dev.fathom.figure.Unit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Figure queries as Lucene queries: conditions filter, the subject's words score. */
final class FigureQueryCompiler {

    private static final float SUBJECT_WEIGHT = 2;
    private static final float SENTENCE_WEIGHT = 1;
    private static final float SURROUNDINGS_WEIGHT = 0.5f;

    private final TextAnalysis analysis;
    private final IndexReader reader;
    private final FigureQuery query;
    private final BooleanQuery.Builder compiled = new BooleanQuery.Builder();

    private FigureQueryCompiler(TextAnalysis analysis, IndexReader reader, FigureQuery query) {
        this.analysis = analysis;
        this.reader = reader;
        this.query = query;
    }

    static Query compile(TextAnalysis analysis, IndexReader reader, FigureQuery query) throws IOException {
        return new FigureQueryCompiler(analysis, reader, query).compile();
    }

    private Query compile() throws IOException {
        filter(new TermQuery(new Term(Fields.KIND, Fields.FIGURE)));
        filter(FilterCompiler.compile(query.options().filter()));
        query.condition().ifPresent(this::condition);
        query.unit().ifPresent(unit -> filter(dimension(unit)));
        query.period().ifPresent(this::period);
        query.direction()
                .ifPresent(direction -> filter(new TermQuery(
                        new Term(Fields.DIRECTION, direction.name().toLowerCase(Locale.ROOT)))));
        query.kind().ifPresent(kind -> filter(new TermQuery(new Term(Fields.QUANTITY, kind))));
        query.place().ifPresent(place -> filter(words(place, Fields.WHERE)));
        subject();
        return compiled.build();
    }

    private void filter(Query part) {
        compiled.add(new ConstantScoreQuery(part), Occur.FILTER);
    }

    private void condition(Condition condition) {
        if (!condition.unit().equals(Unit.NONE)) {
            filter(dimension(condition.unit()));
        }
        boolean bare = condition.unit().equals(Unit.NONE);
        String field = bare ? Fields.NUMBER : Fields.VALUE;
        Interval interval = condition.interval();
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        if (condition.operator() == Condition.Operator.NOT_EQUAL) {
            either.add(range(field, Double.NEGATIVE_INFINITY, Math.nextDown(interval.low())), Occur.SHOULD);
            either.add(range(field, Math.nextUp(interval.high()), Double.POSITIVE_INFINITY), Occur.SHOULD);
            filter(either.build());
            return;
        }
        either.add(range(field, interval.low(), interval.high()), Occur.SHOULD);
        BooleanQuery within = new BooleanQuery.Builder()
                .add(range(Fields.LOW, interval.low(), Double.POSITIVE_INFINITY), Occur.FILTER)
                .add(range(Fields.HIGH, Double.NEGATIVE_INFINITY, interval.high()), Occur.FILTER)
                .build();
        if (!bare) {
            either.add(within, Occur.SHOULD);
        }
        filter(query.certain() ? within : either.build());
    }

    private static Query range(String field, double low, double high) {
        return DoubleField.newRangeQuery(field, low, high);
    }

    private static Query dimension(Unit unit) {
        return new TermQuery(new Term(Fields.DIMENSION, unit.dimension()));
    }

    private void period(Period period) {
        filter(LongField.newRangeQuery(Fields.FROM, Long.MIN_VALUE, period.to().toEpochDay()));
        filter(LongField.newRangeQuery(Fields.TO, period.from().toEpochDay(), Long.MAX_VALUE));
    }

    private void subject() throws IOException {
        if (query.subject().isBlank()) {
            return;
        }
        Expansion words = Expansion.of(
                query.subject(),
                analysis,
                query.options().thesaurus(),
                reader,
                Fields.SUBJECT,
                Fields.SENTENCE,
                Fields.SURROUNDINGS);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(weighted(words, Fields.SUBJECT, SUBJECT_WEIGHT), Occur.SHOULD);
        any.add(weighted(words, Fields.SENTENCE, SENTENCE_WEIGHT), Occur.SHOULD);
        any.add(weighted(words, Fields.SURROUNDINGS, SURROUNDINGS_WEIGHT), Occur.SHOULD);
        compiled.add(any.build(), Occur.MUST);
    }

    private static Query weighted(Expansion words, String field, float weight) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.queries(field, Positions.UNKNOWN).forEach(part -> any.add(part, Occur.SHOULD));
        return new BoostQuery(any.build(), weight);
    }

    private Query words(String text, String field) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (String term : new LinkedHashSet<>(analysis.terms(text))) {
            words.add(new TermQuery(new Term(field, term)), Occur.MUST);
        }
        return words.build();
    }
}
