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

    /** The values the figure allows, in the base unit of its unit's dimension; "more than 5" does not allow 5. */
    public Interval interval() {
        return interval(unit);
    }

    /** The values the figure allows as numbers in its own unit. */
    public Interval numbers() {
        return interval(Unit.NONE);
    }

    private Interval interval(Unit scale) {
        double low = quantity.low().doubleValue();
        double high = quantity.high().doubleValue();
        return switch (bound) {
            case EXACT -> new Interval(scale.toBase(low), scale.toBase(high));
            case ABOUT ->
                new Interval(scale.toBase(low - ABOUT * Math.abs(low)), scale.toBase(high + ABOUT * Math.abs(high)));
            case MORE, LEAST -> Interval.from(scale.toBase(low), bound == Bound.MORE);
            case LESS, MOST -> Interval.upTo(scale.toBase(high), bound == Bound.LESS);
        };
    }
}
