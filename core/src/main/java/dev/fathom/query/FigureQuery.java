package dev.fathom.query;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition.Operator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;

/**
 * Asks for figures: by what they are of, and by conditions on value, unit, time and direction. What is demanded decides
 * which figures match; the subject's words and what is preferred decide their order.
 *
 * @param subject words for what the figures are of; empty: any
 * @param demands what every hit must be
 * @param preferences what is mentioned, not demanded
 * @param order in what order figures come
 * @param perDocument how many hits one document gives at most, 1 or more; {@link Integer#MAX_VALUE} for any number
 * @param options which documents, how many hits, what to tell about them
 */
public record FigureQuery(
        String subject, Demands demands, Preferences preferences, Order order, int perDocument, Options options)
        implements Query {

    /** Checks the numbers. */
    public FigureQuery {
        if (perDocument < 1) {
            throw new IllegalArgumentException("a document may give 1 hit or more, got " + perDocument);
        }
    }

    /** Figures of a subject, with the default options; no character of it is syntax and no word a condition. */
    public static FigureQuery about(String subject) {
        return new FigureQuery(
                subject, Demands.NONE, Preferences.NONE, Order.RELEVANCE, Integer.MAX_VALUE, Options.DEFAULT);
    }

    /**
     * A question in words, "export turnover over 500 million USD in 2024", as {@link FigureQueryParser#english(LocalDate)}
     * understands it today.
     */
    public static FigureQuery parse(String question) {
        return FigureQueryParser.english(LocalDate.now(ZoneId.systemDefault()))
                .parse(question)
                .query();
    }

    private FigureQuery with(Demands demands) {
        return new FigureQuery(subject, demands, preferences, order, perDocument, options);
    }

    private FigureQuery with(Options options) {
        return new FigureQuery(subject, demands, preferences, order, perDocument, options);
    }

    /** The same with another subject. */
    public FigureQuery subject(String subject) {
        return new FigureQuery(subject, demands, preferences, order, perDocument, options);
    }

    /** Only figures whose value satisfies {@code condition}. */
    public FigureQuery where(Condition condition) {
        return with(demands.withValue(condition));
    }

    /** Only figures of exactly {@code value}. */
    public FigureQuery equalTo(double value, Unit unit) {
        return where(Condition.of(Operator.EQUAL, value, unit));
    }

    /** Only figures that differ from {@code value}. */
    public FigureQuery otherThan(double value, Unit unit) {
        return where(Condition.of(Operator.NOT_EQUAL, value, unit));
    }

    /** Only figures of {@code value} or more. */
    public FigureQuery atLeast(double value, Unit unit) {
        return where(Condition.of(Operator.AT_LEAST, value, unit));
    }

    /** Only figures of {@code value} or less. */
    public FigureQuery atMost(double value, Unit unit) {
        return where(Condition.of(Operator.AT_MOST, value, unit));
    }

    /** Only figures above {@code value}. */
    public FigureQuery moreThan(double value, Unit unit) {
        return where(Condition.of(Operator.MORE, value, unit));
    }

    /** Only figures below {@code value}. */
    public FigureQuery lessThan(double value, Unit unit) {
        return where(Condition.of(Operator.LESS, value, unit));
    }

    /** Only figures from {@code low} to {@code high}. */
    public FigureQuery between(double low, double high, Unit unit) {
        return where(Condition.between(low, high, unit));
    }

    /** Only figures near {@code value}, nearer ones first. */
    public FigureQuery near(double value, Unit unit) {
        return where(Condition.of(Operator.ABOUT, value, unit));
    }

    /** Only ranks among the first {@code places}: "top 10". */
    public FigureQuery top(int places) {
        return kind("rank").where(Condition.of(Operator.AT_MOST, places, Unit.NONE));
    }

    /** Only figures whose every allowed value satisfies the condition: "about 70" is not certainly below 72. */
    public FigureQuery certain(boolean certain) {
        return with(demands.withCertain(certain));
    }

    /** Only figures in {@code unit} or one that converts into it. */
    public FigureQuery in(Unit unit) {
        return with(demands.withUnit(unit));
    }

    /** Only figures that speak of a time within {@code period}. */
    public FigureQuery during(Period period) {
        return with(demands.withPeriod(period));
    }

    /** Only figures that speak of {@code year}. */
    public FigureQuery during(Year year) {
        return during(Period.of(year));
    }

    /** Whether figures that speak of no time match the period too, after the others; default false. */
    public FigureQuery undated(boolean undated) {
        return with(demands.withUndated(undated));
    }

    /** Only levels, or only changes of one direction. */
    public FigureQuery direction(Direction direction) {
        return with(demands.withDirection(direction));
    }

    /** Only quantities of one kind, by {@link dev.fathom.figure.Quantity#kind()}. */
    public FigureQuery kind(String kind) {
        return with(demands.withKind(kind));
    }

    /** Only figures that belong to a place of this name, or stand in a document that is named so. */
    public FigureQuery place(String place) {
        return with(demands.withPlace(place));
    }

    /** Figures that agree with {@code preferences} first; none is left out. */
    public FigureQuery preferring(Preferences preferences) {
        return new FigureQuery(subject, demands, preferences, order, perDocument, options);
    }

    /** In what order figures come; default {@link Order#RELEVANCE}. */
    public FigureQuery sort(Order order) {
        return new FigureQuery(subject, demands, preferences, order, perDocument, options);
    }

    /** At most {@code count} hits of one document, its best ones; default: any number. */
    public FigureQuery perDocument(int count) {
        return new FigureQuery(subject, demands, preferences, order, count, options);
    }

    /** Only documents that match {@code filter}. */
    public FigureQuery filter(Filter filter) {
        return with(options.withFilter(filter));
    }

    /** Skips the best {@code offset} hits. */
    public FigureQuery offset(int offset) {
        return with(options.withOffset(offset));
    }

    /** At most {@code limit} hits; default {@value Query#DEFAULT_LIMIT}. */
    public FigureQuery limit(int limit) {
        return with(options.withLimit(limit));
    }

    /** Whether the same figure in the same words is shown once; default true. */
    public FigureQuery collapse(boolean collapse) {
        return with(options.withCollapse(collapse));
    }

    /** Whether hits carry the parts of their score; default false. */
    public FigureQuery explain(boolean explain) {
        return with(options.withExplain(explain));
    }

    /** Whether all matches are counted; default false: the total may be a lower bound. */
    public FigureQuery exactTotal(boolean exact) {
        return with(options.withExactTotal(exact));
    }

    /** What may stand for the subject's words; default {@link Thesaurus#english()}, {@link Thesaurus#none()} switches it off. */
    public FigureQuery thesaurus(Thesaurus thesaurus) {
        return with(options.withThesaurus(thesaurus));
    }

    /** Returns the best hits found within this time, marked partial; default: no limit. */
    public FigureQuery timeLimit(Duration limit) {
        return with(options.withTimeLimit(limit));
    }
}
