package dev.fathom.cli;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.QuantityReader;
import dev.fathom.figure.QuantityReader.Stated;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition;
import dev.fathom.query.Condition.Operator;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Order;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked of figures by options; they go before what the question says. */
final class FigureOptions {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Only figures in this unit or one that converts: km, percent, USD.")
    private Optional<String> unit = Optional.empty();

    @Option(
            names = "--min",
            paramLabel = "VALUE",
            description = "Only values from here on: 60, \"500 million\", \"40 miles\".")
    private Optional<String> min = Optional.empty();

    @Option(names = "--max", paramLabel = "VALUE", description = "Only values up to here.")
    private Optional<String> max = Optional.empty();

    @Option(names = "--about", paramLabel = "VALUE", description = "Only values near this one, nearer ones first.")
    private Optional<String> about = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only figures for this time on: 2020, 2020-05, 2020-05-17.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Only figures for the time up to this.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--direction",
            paramLabel = "DIRECTION",
            description = "${COMPLETION-CANDIDATES}: levels, or changes of one kind.")
    private Optional<Direction> direction = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "amount, range, ratio, rank or multiple.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--place", paramLabel = "NAME", description = "Only figures of this place.")
    private Optional<String> place = Optional.empty();

    @Option(names = "--certain", description = "Only figures that satisfy the condition for certain.")
    private boolean certain;

    @Option(names = "--sort", paramLabel = "ORDER", description = "${COMPLETION-CANDIDATES} (default: relevance).")
    private Optional<Order> sort = Optional.empty();

    @Option(names = "--per-document", paramLabel = "COUNT", description = "At most so many hits of one document.")
    private Optional<Integer> perDocument = Optional.empty();

    /** Whether they ask for something, with or without words. */
    boolean ask() {
        return unit.isPresent()
                || min.isPresent()
                || max.isPresent()
                || about.isPresent()
                || from.isPresent()
                || to.isPresent()
                || direction.isPresent()
                || kind.isPresent()
                || place.isPresent();
    }

    FigureQuery apply(FigureQuery query) {
        FigureQuery asked = value(query);
        if (from.isPresent() || to.isPresent()) {
            LocalDate first = from.map(text -> time("--from", text).from()).orElse(FIRST_DAY);
            LocalDate last = to.map(text -> time("--to", text).to()).orElse(LAST_DAY);
            if (last.isBefore(first)) {
                throw new UsageException("--from is after --to; swap the two");
            }
            asked = asked.during(new Period(first, last)).undated(false);
        }
        asked = direction.map(asked::direction).orElse(asked);
        asked = kind.map(asked::kind).orElse(asked);
        asked = place.map(asked::place).orElse(asked);
        asked = sort.map(asked::sort).orElse(asked);
        asked = perDocument.map(asked::perDocument).orElse(asked);
        return certain ? asked.certain(true) : asked;
    }

    private FigureQuery value(FigureQuery query) {
        Optional<Condition> condition = condition();
        FigureQuery asked = condition.map(query::where).orElse(query);
        return unit.map(name -> asked.in(Unit.of(name))).orElse(asked);
    }

    private Optional<Condition> condition() {
        if (about.isPresent() && (min.isPresent() || max.isPresent())) {
            throw new UsageException("--about stands alone; give it, or --min and --max");
        }
        if (min.isPresent() && max.isPresent()) {
            Amount low = amount("--min", min.get());
            Amount high = amount("--max", max.get());
            if (!low.unit().equals(high.unit())) {
                throw new UsageException("--min and --max need the same unit, got " + min.get() + " and " + max.get());
            }
            return Optional.of(Condition.between(low.value(), high.value(), low.unit()));
        }
        return min.map(text -> amount("--min", text).as(Operator.AT_LEAST))
                .or(() -> max.map(text -> amount("--max", text).as(Operator.AT_MOST)))
                .or(() -> about.map(text -> amount("--about", text).as(Operator.ABOUT)));
    }

    private record Amount(double value, Unit unit) {
        Condition as(Operator operator) {
            return Condition.of(operator, value, unit);
        }
    }

    private Amount amount(String option, String text) {
        Optional<Double> plain = number(text);
        if (plain.isPresent()) {
            return new Amount(plain.get(), unit.map(Unit::of).orElse(Unit.NONE));
        }
        List<Stated> stated =
                QuantityReader.english(Optional.empty()).read(text).quantities();
        if (stated.size() != 1) {
            throw new UsageException(
                    option + " needs a number, with or without unit, such as 60 or \"500 million USD\", got " + text);
        }
        Stated one = stated.getFirst();
        Unit own = one.unit().equals(Unit.NONE) ? unit.map(Unit::of).orElse(Unit.NONE) : one.unit();
        return new Amount(one.quantity().low().doubleValue(), own);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Period time(String option, String text) {
        return QuantityReader.english(Optional.of(LocalDate.now())).read(text).times().stream()
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(option + " needs a time such as 2020, 2020-05 or 2020-05-17, got " + text))
                .period();
    }
}
