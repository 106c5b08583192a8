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
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked of figures by options; they go before what the question says. */
final class FigureOptions {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Supplier<Optional<String>> unit;
    private final Supplier<Optional<String>> min;
    private final Supplier<Optional<String>> max;
    private final Supplier<Optional<String>> about;
    private final Supplier<Optional<String>> from;
    private final Supplier<Optional<String>> to;
    private final Supplier<Optional<Direction>> direction;
    private final Supplier<Optional<String>> kind;
    private final Supplier<Optional<String>> place;
    private final Supplier<Boolean> certain;
    private final Supplier<Optional<Order>> sort;
    private final Supplier<Optional<Integer>> perDocument;

    FigureOptions(Arguments taken) {
        unit = taken.optional(
                String.class, "--unit", "UNIT", "Only figures in this unit or one that converts: km, percent, USD.");
        min = taken.optional(
                String.class, "--min", "VALUE", "Only values from here on: 60, \"500 million\", \"40 miles\".");
        max = taken.optional(String.class, "--max", "VALUE", "Only values up to here.");
        about = taken.optional(String.class, "--about", "VALUE", "Only values near this one, nearer ones first.");
        from = taken.optional(
                String.class, "--from", "TIME", "Only figures for this time on: 2020, 2020-05, 2020-05-17.");
        to = taken.optional(String.class, "--to", "TIME", "Only figures for the time up to this.");
        direction = taken.optional(
                Direction.class,
                "--direction",
                "DIRECTION",
                "${COMPLETION-CANDIDATES}: levels, or changes of one kind.");
        kind = taken.optional(String.class, "--kind", "KIND", "amount, range, ratio, rank or multiple.");
        place = taken.optional(String.class, "--place", "NAME", "Only figures of this place.");
        certain = taken.flag("--certain", "Only figures that satisfy the condition for certain.");
        sort = taken.optional(Order.class, "--sort", "ORDER", "${COMPLETION-CANDIDATES} (default: relevance).");
        perDocument = taken.optional(Integer.class, "--per-document", "COUNT", "At most so many hits of one document.");
    }

    /** Whether they ask for something, with or without words. */
    boolean ask() {
        return unit.get().isPresent()
                || min.get().isPresent()
                || max.get().isPresent()
                || about.get().isPresent()
                || from.get().isPresent()
                || to.get().isPresent()
                || direction.get().isPresent()
                || kind.get().isPresent()
                || place.get().isPresent();
    }

    FigureQuery apply(FigureQuery query) {
        FigureQuery asked = value(query);
        if (from.get().isPresent() || to.get().isPresent()) {
            LocalDate first =
                    from.get().map(text -> time("--from", text).from()).orElse(FIRST_DAY);
            LocalDate last = to.get().map(text -> time("--to", text).to()).orElse(LAST_DAY);
            if (last.isBefore(first)) {
                throw new UsageException("--from is after --to; swap the two");
            }
            asked = asked.during(new Period(first, last)).undated(false);
        }
        asked = direction.get().map(asked::direction).orElse(asked);
        asked = kind.get().map(asked::kind).orElse(asked);
        asked = place.get().map(asked::place).orElse(asked);
        asked = sort.get().map(asked::sort).orElse(asked);
        asked = perDocument.get().map(asked::perDocument).orElse(asked);
        return certain.get() ? asked.certain(true) : asked;
    }

    private FigureQuery value(FigureQuery query) {
        Optional<Condition> condition = condition();
        FigureQuery asked = condition.map(query::where).orElse(query);
        return unit.get().map(name -> asked.in(Unit.of(name))).orElse(asked);
    }

    private Optional<Condition> condition() {
        Optional<String> least = min.get();
        Optional<String> most = max.get();
        if (about.get().isPresent() && (least.isPresent() || most.isPresent())) {
            throw new UsageException("--about stands alone; give it, or --min and --max");
        }
        if (least.isPresent() && most.isPresent()) {
            Amount low = amount("--min", least.get());
            Amount high = amount("--max", most.get());
            if (!low.unit().equals(high.unit())) {
                throw new UsageException(
                        "--min and --max need the same unit, got " + least.get() + " and " + most.get());
            }
            return Optional.of(Condition.between(low.value(), high.value(), low.unit()));
        }
        return least.map(text -> amount("--min", text).as(Operator.AT_LEAST))
                .or(() -> most.map(text -> amount("--max", text).as(Operator.AT_MOST)))
                .or(() -> about.get().map(text -> amount("--about", text).as(Operator.ABOUT)));
    }

    private record Amount(double value, Unit unit) {
        Condition as(Operator operator) {
            return Condition.of(operator, value, unit);
        }
    }

    private Amount amount(String option, String text) {
        Optional<Double> plain = number(text);
        if (plain.isPresent()) {
            return new Amount(plain.get(), unit.get().map(Unit::of).orElse(Unit.NONE));
        }
        List<Stated> stated =
                QuantityReader.english(Optional.empty()).read(text).quantities();
        if (stated.size() != 1) {
            throw new UsageException(
                    option + " needs a number, with or without unit, such as 60 or \"500 million USD\", got " + text);
        }
        Stated one = stated.getFirst();
        Unit own = one.unit().equals(Unit.NONE) ? unit.get().map(Unit::of).orElse(Unit.NONE) : one.unit();
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
        return QuantityReader.english(Optional.of(LocalDate.now(ZoneId.systemDefault()))).read(text).times().stream()
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(option + " needs a time such as 2020, 2020-05 or 2020-05-17, got " + text))
                .period();
    }
}
