package dev.fathom.query;

import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.QuantityReader.Reading;
import dev.fathom.figure.QuantityReader.Stated;
import dev.fathom.figure.QuantityReader.Time;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition.Operator;
import dev.fathom.query.Understanding.Part;
import dev.fathom.query.Understanding.Role;
import dev.fathom.text.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one question; used once. */
final class QuestionReader {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final String question;
    private final Reading reading;
    private final QuestionPhrases phrases;
    private final List<Part> parts = new ArrayList<>();
    private FigureQuery query = FigureQuery.about("");
    private Preferences preferences = Preferences.NONE;

    QuestionReader(String question, Reading reading) {
        this.question = question;
        this.reading = reading;
        this.phrases = new QuestionPhrases(question);
    }

    Understanding read() {
        values();
        Set<Direction> directions = directions();
        for (Time time : reading.times()) {
            time(time, !directions.isEmpty());
        }
        measure();
        phrases.first("rank").filter(p -> query.demands().kind().isEmpty()).ifPresent(phrase -> {
            preferences = preferences.kind("rank");
            note(Role.KIND, phrase, "rank", false);
        });
        phrases.all("filler").forEach(phrases::use);
        String subject = phrases.rest();
        if (!subject.isEmpty()) {
            note(Role.SUBJECT, new Span(0, question.length()), subject, true);
        }
        parts.sort(
                Comparator.comparing((Part part) -> part.role() != Role.SUBJECT).thenComparing(Part::span));
        return new Understanding(query.subject(subject).preferring(preferences), parts);
    }

    private void note(Role role, Span span, String meaning, boolean demanded) {
        parts.add(new Part(role, span, meaning, demanded));
    }

    // values

    private void values() {
        List<Stated> quantities = reading.quantities();
        for (int i = 0; i < quantities.size(); i++) {
            if (i + 1 < quantities.size() && pair(quantities.get(i), quantities.get(i + 1))) {
                i++;
            } else {
                value(quantities.get(i));
            }
        }
    }

    private void value(Stated stated) {
        switch (stated.quantity()) {
            case Quantity.Rank rank
            when phrases.startsWith(stated.span(), "top") -> {
                query = query.top(rank.position().intValue());
                note(
                        Role.KIND,
                        stated.span(),
                        "rank among the first " + rank.position().toPlainString(),
                        true);
                phrases.use(new Span(stated.number().start(), stated.number().end()));
            }
            case Quantity.Amount(BigDecimal value) -> amount(stated, value.doubleValue());
            case Quantity.Range(BigDecimal low, BigDecimal high) -> {
                boolean from = phrases.endsWith(stated.bounded().start(), "from");
                Span words = from ? phrases.wordBefore(stated.bounded().start()) : stated.bounded();
                demand(stated, Condition.between(low.doubleValue(), high.doubleValue(), unit(stated)), words);
            }
            default -> mention(stated, stated.quantity().low().doubleValue());
        }
    }

    private void amount(Stated stated, double value) {
        Optional<Operator> operator = operator(stated);
        int start = stated.bounded().start();
        if (operator.isPresent() && query.demands().value().isEmpty() && Double.isFinite(value)) {
            Span words =
                    phrases.before(start, "equal", "unequal", "more", "less").orElse(stated.bounded());
            demand(stated, Condition.of(operator.get(), value, unit(stated)), words);
        } else if (operator.isPresent() && narrow(stated, operator.get(), value)) {
            boolean joined = phrases.endsWith(start, "and") || phrases.endsWith(start, "but");
            use(stated, joined ? phrases.wordBefore(start) : stated.bounded());
        } else {
            mention(stated, value);
        }
    }

    private Optional<Operator> operator(Stated stated) {
        int start = stated.bounded().start();
        Optional<Operator> bound = operator(stated.bound());
        boolean negated = phrases.before(start, "unequal").isPresent();
        if (bound.isPresent()) {
            return negated ? bound.map(QuestionReader::negation) : bound;
        }
        return negated
                ? Optional.of(Operator.NOT_EQUAL)
                : phrases.before(start, "equal").isPresent()
                        ? Optional.of(Operator.EQUAL)
                        : phrases.before(start, "more").isPresent()
                                ? Optional.of(Operator.MORE)
                                : phrases.before(start, "less").map(phrase -> Operator.LESS);
    }

    private static Optional<Operator> operator(Bound bound) {
        return switch (bound) {
            case EXACT -> Optional.empty();
            case ABOUT -> Optional.of(Operator.ABOUT);
            case MORE -> Optional.of(Operator.MORE);
            case LEAST -> Optional.of(Operator.AT_LEAST);
            case LESS -> Optional.of(Operator.LESS);
            case MOST -> Optional.of(Operator.AT_MOST);
        };
    }

    private static Operator negation(Operator operator) {
        return switch (operator) {
            case MORE -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.MORE;
            default -> Operator.NOT_EQUAL;
        };
    }

    /** The unit a condition compares in: a unit of measure; things counted are compared as bare numbers. */
    private Unit unit(Stated stated) {
        if (!stated.counted() && !stated.unit().equals(Unit.NONE)) {
            return stated.unit();
        }
        boolean age = stated.unit().equals(Unit.NONE)
                && (phrases.contains(stated.bounded(), "older than")
                        || phrases.contains(stated.bounded(), "younger than"));
        return age ? Unit.of("year") : Unit.NONE;
    }

    private void demand(Stated stated, Condition condition, Span words) {
        if (query.demands().value().isPresent()) {
            mention(stated, condition.low());
            return;
        }
        query = query.where(condition);
        note(Role.VALUE, stated.bounded(), condition.toString(), true);
        use(stated, words);
    }

    /** The words before it, the bound and the number are used up, and a unit of measure; what is counted stays a word. */
    private void use(Stated stated, Span words) {
        int end = stated.counted() ? stated.number().end() : stated.bounded().end();
        phrases.use(new Span(Math.min(words.start(), stated.bounded().start()), end));
    }

    private void mention(Stated stated, double value) {
        Unit unit = unit(stated);
        if (preferences.value().isEmpty() && Double.isFinite(value)) {
            preferences = preferences.value(Condition.of(Operator.EQUAL, value, unit));
            note(
                    Role.VALUE,
                    stated.span(),
                    Condition.of(Operator.EQUAL, value, unit).toString(),
                    false);
        }
        if (!(stated.quantity() instanceof Quantity.Amount)) {
            preferences = preferences.kind(stated.quantity().kind());
            note(Role.KIND, stated.span(), stated.quantity().kind(), false);
        }
    }

    /** Two bounds that make one range: "over 5 km and under 10 km". */
    private boolean narrow(Stated stated, Operator operator, double value) {
        Condition first = query.demands().value().orElseThrow();
        if (!first.unit().equals(unit(stated)) || query.demands().kind().isPresent()) {
            return false;
        }
        boolean above = first.operator() == Operator.MORE || first.operator() == Operator.AT_LEAST;
        boolean below = first.operator() == Operator.LESS || first.operator() == Operator.AT_MOST;
        boolean closes = operator == Operator.LESS || operator == Operator.AT_MOST;
        boolean opens = operator == Operator.MORE || operator == Operator.AT_LEAST;
        if (!(above && closes && first.low() <= value || below && opens && value <= first.low())) {
            return false;
        }
        Condition range = Condition.between(Math.min(value, first.low()), Math.max(value, first.low()), first.unit());
        query = query.where(range);
        note(Role.VALUE, stated.bounded(), range.toString(), true);
        return true;
    }

    /** A range that the extractor takes for two amounts: reversed, "between 20 and 10 km", or "from 5 to 10 km". */
    private boolean pair(Stated first, Stated second) {
        String joint =
                question.substring(first.span().end(), second.bounded().start()).strip();
        boolean opened = phrases.endsWith(first.bounded().start(), "between")
                || phrases.endsWith(first.bounded().start(), "from");
        boolean amounts = first.quantity() instanceof Quantity.Amount && second.quantity() instanceof Quantity.Amount;
        boolean joined = Set.of("and", "to", "-", "–", "till").contains(joint.toLowerCase(Locale.ROOT));
        if (!opened || !amounts || !joined || query.demands().value().isPresent()) {
            return false;
        }
        Unit unit = unit(second).equals(Unit.NONE) ? unit(first) : unit(second);
        Unit other = unit(first).equals(Unit.NONE) ? unit : unit(first);
        if (!unit.dimension().equals(other.dimension())) {
            return false;
        }
        double one = convert(first.quantity().low().doubleValue(), other, unit);
        double two = second.quantity().low().doubleValue();
        Span all = new Span(
                phrases.wordBefore(first.bounded().start()).start(),
                second.bounded().end());
        Condition range = Condition.between(Math.min(one, two), Math.max(one, two), unit);
        query = query.where(range);
        note(Role.VALUE, all, range.toString(), true);
        phrases.use(all);
        return true;
    }

    private static double convert(double value, Unit from, Unit to) {
        double zero = to.toBase(0);
        return from.equals(to) ? value : (from.toBase(value) - zero) / (to.toBase(1) - zero);
    }

    // direction, time, measure

    private Set<Direction> directions() {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        List<Span> up = phrases.all("up");
        List<Span> down = phrases.all("down");
        List<Span> change = phrases.all("change");
        if (!up.isEmpty() || !change.isEmpty()) {
            directions.add(Direction.UP);
        }
        if (!down.isEmpty() || !change.isEmpty()) {
            directions.add(Direction.DOWN);
        }
        if (!directions.isEmpty()) {
            preferences = preferences.directions(directions);
            Span at = !up.isEmpty() ? up.getFirst() : !down.isEmpty() ? down.getFirst() : change.getFirst();
            note(Role.DIRECTION, at, directions.size() == 2 ? "change" : up.isEmpty() ? "down" : "up", false);
        }
        return directions;
    }

    private void time(Time time, boolean change) {
        int start = time.span().start();
        Optional<Span> against = phrases.before(start, "against");
        boolean fromHere = phrases.before(start, "since").isPresent();
        if (against.isPresent() && (change || !fromHere)) {
            preferences = preferences.baseline(time.period());
            note(Role.BASELINE, time.span(), time.period().toString(), false);
            phrases.use(against.get());
        } else {
            Optional<Period> demanded = demanded(time, fromHere);
            demanded.filter(p -> query.demands().period().isEmpty()).ifPresent(period -> {
                query = query.during(period).undated(true);
                note(Role.PERIOD, time.span(), period.toString(), true);
            });
            if (demanded.isEmpty() && preferences.period().isEmpty()) {
                preferences = preferences.period(time.period());
                note(Role.PERIOD, time.span(), time.period().toString(), false);
            }
        }
        phrases.use(time.span());
    }

    private Optional<Period> demanded(Time time, boolean fromHere) {
        Period period = time.period();
        int start = time.span().start();
        Optional<Span> preposition = phrases.before(start, "in", "since", "after", "until", "before");
        if (preposition.isEmpty()) {
            return Optional.empty();
        }
        Optional<Period> demanded = Optional.of(period);
        if (fromHere) {
            demanded = Optional.of(new Period(period.from(), LAST_DAY));
        } else if (phrases.before(start, "after").isPresent()) {
            demanded = Optional.of(new Period(period.to().plusDays(1), LAST_DAY));
        } else if (phrases.before(start, "until").isPresent()) {
            demanded = Optional.of(new Period(FIRST_DAY, period.to()));
        } else if (phrases.before(start, "before").isPresent()) {
            demanded = Optional.of(new Period(FIRST_DAY, period.from().minusDays(1)));
        }
        phrases.use(preposition.get());
        return demanded;
    }

    private void measure() {
        boolean settled = query.demands()
                        .value()
                        .map(c -> !c.unit().equals(Unit.NONE))
                        .orElse(false)
                || preferences.value().map(c -> !c.unit().equals(Unit.NONE)).orElse(false);
        if (settled) {
            return;
        }
        Optional<QuestionPhrases.Named> named = phrases.unit();
        if (named.isPresent()) {
            prefer(named.get().unit().dimension(), named.get().span());
            return;
        }
        Optional<Span> share = phrases.first("measure percent");
        if (share.isPresent()) {
            prefer("percent", share.get());
            return;
        }
        QuestionWords.english().roles("measure ").stream()
                .flatMap(role -> phrases.first(role).stream().map(span -> new Measure(role.substring(8), span)))
                .min(Comparator.comparing(Measure::span))
                .ifPresent(measure -> prefer(measure.name(), measure.span()));
    }

    private record Measure(String name, Span span) {}

    private void prefer(String dimension, Span span) {
        String canonical = dimension.equals("percent") ? Unit.PERCENT.dimension() : dimension;
        preferences = preferences.measure(canonical);
        note(Role.UNIT, span, dimension, false);
    }
}
