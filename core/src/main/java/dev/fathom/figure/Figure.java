package dev.fathom.figure;

import dev.fathom.text.Span;
import java.util.Optional;

/**
 * A quantity stated in a text. Immutable.
 *
 * @param span where number and unit stand in the document's text
 * @param text the characters under {@code span}
 * @param quantity the number or numbers stated
 * @param unit what they count or measure; {@link Unit#NONE} where nothing is named
 * @param bound how the stated number limits the true one
 * @param direction whether it is a level or an amount of change
 * @param subject what it is a figure of: a short noun phrase copied from the text or title
 * @param period the time it is true of
 * @param baseline what a change is measured against
 * @param place the place or organisation it belongs to, copied from the text or title
 */
public record Figure(
        Span span,
        String text,
        Quantity quantity,
        Unit unit,
        Bound bound,
        Direction direction,
        Optional<String> subject,
        Optional<Period> period,
        Optional<Period> baseline,
        Optional<String> place) {

    /** How far from the number "about" reaches, as a share of it. */
    static final double ABOUT = 0.05;

    /** The values the figure allows, in the base unit of its unit's dimension. */
    public Interval interval() {
        double low = unit.toBase(quantity.low().doubleValue());
        double high = unit.toBase(quantity.high().doubleValue());
        return switch (bound) {
            case EXACT -> new Interval(Math.min(low, high), Math.max(low, high));
            case ABOUT -> new Interval(low - ABOUT * Math.abs(low), high + ABOUT * Math.abs(high));
            case MORE, LEAST -> new Interval(low, Double.POSITIVE_INFINITY);
            case LESS, MOST -> new Interval(Double.NEGATIVE_INFINITY, high);
        };
    }
}
