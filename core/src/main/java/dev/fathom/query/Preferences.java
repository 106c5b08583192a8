package dev.fathom.query;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link FigureQuery} mentions without demanding it: figures that agree rank higher, none is left out. Immutable.
 *
 * @param value a value figures should have, the nearer the better
 * @param measure the dimension figures should have, as {@link dev.fathom.figure.Unit#dimension()}; {@code money} stands
 *     for every currency and {@code count} for all counted things
 * @param period the time figures should speak of
 * @param baseline the time a change should be measured against
 * @param directions whether figures should be levels or changes; empty: levels a little rather than changes
 * @param kind the kind figures should be of, as {@link dev.fathom.figure.Quantity#kind()}
 */
public record Preferences(
        Optional<Condition> value,
        Optional<String> measure,
        Optional<Period> period,
        Optional<Period> baseline,
        Set<Direction> directions,
        Optional<String> kind) {

    /** Nothing is mentioned. */
    public static final Preferences NONE = new Preferences(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    /** Copies the set. */
    public Preferences {
        directions = Set.copyOf(directions);
    }

    /** The same with a value. */
    public Preferences value(Condition value) {
        return new Preferences(Optional.of(value), measure, period, baseline, directions, kind);
    }

    /** The same with a measure. */
    public Preferences measure(String measure) {
        return new Preferences(value, Optional.of(measure), period, baseline, directions, kind);
    }

    /** The same with a period. */
    public Preferences period(Period period) {
        return new Preferences(value, measure, Optional.of(period), baseline, directions, kind);
    }

    /** The same with a baseline. */
    public Preferences baseline(Period baseline) {
        return new Preferences(value, measure, period, Optional.of(baseline), directions, kind);
    }

    /** The same with directions. */
    public Preferences directions(Set<Direction> directions) {
        return new Preferences(value, measure, period, baseline, directions, kind);
    }

    /** The same with a kind. */
    public Preferences kind(String kind) {
        return new Preferences(value, measure, period, baseline, directions, Optional.of(kind));
    }
}
