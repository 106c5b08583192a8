package dev.fathom.query;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link FigureQuery} demands of figures: all of it holds for every hit. Immutable.
 *
 * @param value what the value must be
 * @param certain whether every value the figure allows must satisfy {@code value}: "about 70" is not certainly below 72
 * @param unit the unit, or one that converts into it
 * @param period the time; it holds where it intersects the figure's
 * @param undated whether figures that speak of no time are let through too
 * @param direction level, or change of one direction
 * @param kind the kind of quantity, as {@link dev.fathom.figure.Quantity#kind()}
 * @param place words for the place, which must stand in the figure's place or its document's title
 */
public record Demands(
        Optional<Condition> value,
        boolean certain,
        Optional<Unit> unit,
        Optional<Period> period,
        boolean undated,
        Optional<Direction> direction,
        Optional<String> kind,
        Optional<String> place) {

    /** Nothing is demanded. */
    public static final Demands NONE = new Demands(
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final List<String> KINDS = List.of("amount", "range", "ratio", "rank", "multiple");

    /** Checks the kind, and that no two units contradict each other. */
    public Demands {
        if (unit.isPresent() && value.isPresent()) {
            Unit other = value.get().unit();
            if (!other.equals(Unit.NONE) && !other.dimension().equals(unit.get().dimension())) {
                throw new IllegalArgumentException(
                        "no figure is both in " + unit.get().name() + " and in " + other.name()
                                + ", which do not convert into each other; ask for one of them");
            }
        }
        if (kind.isPresent() && !KINDS.contains(kind.get())) {
            throw new IllegalArgumentException(
                    "a figure's kind is one of " + String.join(", ", KINDS) + ", got \"" + kind.get() + "\"");
        }
    }

    Demands withValue(Condition value) {
        return new Demands(Optional.of(value), certain, unit, period, undated, direction, kind, place);
    }

    Demands withCertain(boolean certain) {
        return new Demands(value, certain, unit, period, undated, direction, kind, place);
    }

    Demands withUnit(Unit unit) {
        return new Demands(value, certain, Optional.of(unit), period, undated, direction, kind, place);
    }

    Demands withPeriod(Period period) {
        return new Demands(value, certain, unit, Optional.of(period), undated, direction, kind, place);
    }

    Demands withUndated(boolean undated) {
        return new Demands(value, certain, unit, period, undated, direction, kind, place);
    }

    Demands withDirection(Direction direction) {
        return new Demands(value, certain, unit, period, undated, Optional.of(direction), kind, place);
    }

    Demands withKind(String kind) {
        return new Demands(value, certain, unit, period, undated, direction, Optional.of(kind), place);
    }

    Demands withPlace(String place) {
        return new Demands(value, certain, unit, period, undated, direction, kind, Optional.of(place));
    }
}
