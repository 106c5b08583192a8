package dev.fathom.figure;

import dev.fathom.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the quantities and times in a short text such as a question, by the rules of the {@link FigureExtractor}, without
 * asking what they are figures of. Immutable and safe to share between threads.
 */
public final class QuantityReader {

    private final Optional<LocalDate> today;

    private QuantityReader(Optional<LocalDate> today) {
        this.today = today;
    }

    /**
     * The reader for English text.
     *
     * @param today the day that "last year" and the like are reckoned from; absent: they are not understood
     */
    public static QuantityReader english(Optional<LocalDate> today) {
        return new QuantityReader(today);
    }

    /**
     * A quantity with the words that bound it.
     *
     * @param span number and unit: "40 miles"
     * @param number the number alone: "40"
     * @param bounded the same with the words of its bound: "longer than 40 miles"
     * @param quantity the number or numbers
     * @param unit the unit; {@link Unit#NONE} where none is named
     * @param counted whether the unit is a noun that is counted, not a unit of measure
     * @param bound what the words make of the number
     */
    public record Stated(
            Span span, Span number, Span bounded, Quantity quantity, Unit unit, boolean counted, Bound bound) {}

    /**
     * Words for a time.
     *
     * @param span where they stand, without preposition
     * @param period the days meant
     */
    public record Time(Span span, Period period) {}

    /**
     * What a text holds.
     *
     * @param quantities the quantities in order; none of them overlaps a time
     * @param times the times in order
     */
    public record Reading(List<Stated> quantities, List<Time> times) {
        /** Copies the lists. */
        public Reading {
            quantities = List.copyOf(quantities);
            times = List.copyOf(times);
        }
    }

    /** Reads a text as one sentence. */
    public Reading read(String text) {
        Tokens tokens = new Tokens(Lexicon.english());
        TimeExpressions expressions = new TimeExpressions(tokens, new Calendar(today));
        MentionReader mentions = new MentionReader(tokens, expressions, "");
        tokens.read(text, 0, text.length());
        expressions.read();
        List<Time> times = new ArrayList<>();
        for (TimeExpression time : expressions.all()) {
            time.period().ifPresent(period -> times.add(new Time(tokens.span(time.first(), time.end() - 1), period)));
        }
        List<Stated> quantities = new ArrayList<>();
        for (Mention mention : mentions.read()) {
            Stated stated = stated(tokens, mention);
            if (times.stream().noneMatch(time -> time.span().overlaps(stated.span()))) {
                quantities.add(stated);
            }
        }
        return new Reading(quantities, times);
    }

    private static Stated stated(Tokens tokens, Mention mention) {
        return new Stated(
                mention.span(tokens),
                tokens.span(mention.first, mention.numberLast),
                tokens.span(mention.outerFirst, mention.outerLast),
                mention.quantity,
                mention.unit(),
                mention.counted,
                mention.bound);
    }
}
