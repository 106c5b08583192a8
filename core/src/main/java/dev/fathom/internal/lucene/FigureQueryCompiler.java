package dev.fathom.internal.lucene;

import dev.fathom.figure.Interval;
import dev.fathom.figure.Period;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Order;
import java.util.Locale;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Figure queries as Lucene queries: conditions filter, the subject's words score. */
final class FigureQueryCompiler {

    private final FigureQuery query;
    private final BooleanQuery.Builder compiled = new BooleanQuery.Builder();

    private FigureQueryCompiler(FigureQuery query) {
        this.query = query;
    }

    /** A query that matches what {@code query} asks for; its score is that of the subject's words. */
    static Query compile(FigureQuery query, SubjectWords words) {
        return compile(query, words, query.order() != Order.RELEVANCE);
    }

    /** The same, where every word of the subject must match. */
    static Query compileDemand(FigureQuery query, SubjectWords words) {
        return compile(query, words, true);
    }

    private static Query compile(FigureQuery query, SubjectWords words, boolean everyWord) {
        FigureQueryCompiler compiler = new FigureQueryCompiler(query);
        compiler.conditions();
        words.place().ifPresent(compiler::filter);
        if (words.isEmpty()) {
            compiler.is(Fields.KIND, Fields.FIGURE);
        } else {
            // Only figures have such words.
            compiler.compiled.add(words.query(everyWord), Occur.MUST);
        }
        return compiler.compiled.build();
    }

    private void conditions() {
        FilterCompiler.restrict(compiled, query.options().filter());
        query.demands().value().ifPresent(this::condition);
        query.demands().unit().ifPresent(unit -> is(Fields.DIMENSION, unit.dimension()));
        query.demands()
                .period()
                .ifPresent(period -> filter(query.demands().undated() ? orUndated(period(period)) : period(period)));
        query.demands()
                .direction()
                .ifPresent(direction -> is(Fields.DIRECTION, direction.name().toLowerCase(Locale.ROOT)));
        query.demands().kind().ifPresent(kind -> is(Fields.QUANTITY, kind));
    }

    private void filter(Query part) {
        compiled.add(part, Occur.FILTER);
    }

    private void is(String field, String value) {
        filter(new TermQuery(new Term(field, Keyword.of(value))));
    }

    private void condition(Condition condition) {
        boolean bare = condition.unit().equals(Unit.NONE);
        if (!bare) {
            is(Fields.DIMENSION, condition.unit().dimension());
        }
        Condition.Operator operator = condition.operator();
        Interval named = condition.interval();
        NumberFields fields = bare ? NumberFields.WRITTEN : NumberFields.BASE;
        filter(operator == Condition.Operator.NOT_EQUAL ? outside(named, fields) : within(named, fields));
    }

    /** The fields that hold the stated numbers and the ends of the interval they allow. */
    private record NumberFields(String stated, String low, String high) {
        static final NumberFields BASE = new NumberFields(Fields.VALUE, Fields.LOW, Fields.HIGH);
        static final NumberFields WRITTEN = new NumberFields(Fields.NUMBER, Fields.NUMBER_LOW, Fields.NUMBER_HIGH);
    }

    /** A stated number, or every value the figure allows, lies within; where only certain ones count, the latter. */
    private Query within(Interval wanted, NumberFields fields) {
        if (query.demands().certain()) {
            return whole(wanted, fields);
        }
        Query stated = range(fields.stated(), wanted.low(), wanted.high());
        // The ends of what a figure allows are among its numbers, or lie farther out; but "more than 8" begins just
        // above 8.
        if (wanted.high() == Double.POSITIVE_INFINITY) {
            return any(stated, range(fields.low(), wanted.low(), wanted.low() + margin(wanted.low())));
        }
        if (wanted.low() == Double.NEGATIVE_INFINITY) {
            return any(stated, range(fields.high(), wanted.high() - margin(wanted.high()), wanted.high()));
        }
        return stated;
    }

    /** More than what lies between a number and what begins just above it. */
    private static double margin(double number) {
        return 10 * Interval.EQUALITY * Math.abs(number) + Double.MIN_VALUE;
    }

    /** Every value the figure allows lies within: what has no end need not be looked at there. */
    private static Query whole(Interval wanted, NumberFields fields) {
        Query low = range(fields.low(), wanted.low(), Double.POSITIVE_INFINITY);
        Query high = range(fields.high(), Double.NEGATIVE_INFINITY, wanted.high());
        if (wanted.low() == Double.NEGATIVE_INFINITY) {
            return high;
        }
        return wanted.high() == Double.POSITIVE_INFINITY
                ? low
                : new BooleanQuery.Builder()
                        .add(low, Occur.FILTER)
                        .add(high, Occur.FILTER)
                        .build();
    }

    /** Differs from a value: a stated number, or for certain every value the figure allows. */
    private Query outside(Interval unwanted, NumberFields fields) {
        double below = Math.nextDown(unwanted.low());
        double above = Math.nextUp(unwanted.high());
        Query whole = any(
                range(fields.high(), Double.NEGATIVE_INFINITY, below),
                range(fields.low(), above, Double.POSITIVE_INFINITY));
        Query stated = any(
                range(fields.stated(), Double.NEGATIVE_INFINITY, below),
                range(fields.stated(), above, Double.POSITIVE_INFINITY));
        return query.demands().certain() ? whole : any(stated, whole);
    }

    private static Query any(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.SHOULD)
                .add(other, Occur.SHOULD)
                .build();
    }

    private static Query range(String field, double low, double high) {
        return DoubleField.newRangeQuery(field, low, high);
    }

    private static Query period(Period period) {
        return new BooleanQuery.Builder()
                .add(
                        LongField.newRangeQuery(
                                Fields.FROM, Long.MIN_VALUE, period.to().toEpochDay()),
                        Occur.FILTER)
                .add(LongField.newRangeQuery(Fields.TO, period.from().toEpochDay(), Long.MAX_VALUE), Occur.FILTER)
                .build();
    }

    private static Query orUndated(Query period) {
        Query undated = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.KIND, Fields.FIGURE)), Occur.FILTER)
                .add(new FieldExistsQuery(Fields.FROM), Occur.MUST_NOT)
                .build();
        return any(period, undated);
    }
}
