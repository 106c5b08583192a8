package dev.fathom.query;

import dev.fathom.figure.Bound;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.QuantityReader.Stated;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition.Operator;
import dev.fathom.query.Understanding.Role;
import dev.fathom.text.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the quantities of one question ask for; used once. */
final class QuestionValues {

    /** Of temperatures and angles, in whatever scale. */
    private static final Unit DEGREE = Unit.of("degree");

    private final String question;
    private final QuestionPhrases phrases;
    private final Draft draft;

    QuestionValues(String question, QuestionPhrases phrases, Draft draft) {
        this.question = question;
        this.phrases = phrases;
        this.draft = draft;
    }

    /** Reads the quantities of the question in order. */
    void read(List<Stated> all) {
        List<Stated> quantities =
                all.stream().filter(stated -> !isPartOfSubject(stated, all)).toList();
        for (int i = 0; i < quantities.size(); i++) {
            if (i + 1 < quantities.size() && pair(quantities.get(i), quantities.get(i + 1))) {
                i++;
            } else {
                value(quantities.get(i));
            }
        }
    }

    /**
     * Whether a number says which subject is meant rather than how much: "per 1,000 people", "in 24 hours", "the richest 10 %",
     * "aged 65 and over"; an age beside another condition, as in "population under 15 years above 40 %".
     */
    private boolean isPartOfSubject(Stated stated, List<Stated> all) {
        int start = stated.bounded().start();
        boolean time = stated.unit().dimension().equals("time");
        boolean age = time || stated.unit().equals(Unit.NONE);
        return phrases.before(start, "number of subject").isPresent()
                || time
                        && stated.bound() == Bound.EXACT
                        && phrases.before(start, "span").isPresent()
                || age && phrases.before(start, "aged").isPresent()
                || age && phrases.after(stated.span().end(), "age group").isPresent()
                || time && all.stream().anyMatch(other -> isOtherCondition(stated, other));
    }

    private boolean isOtherCondition(Stated stated, Stated other) {
        return !other.unit().dimension().equals("time")
                && operator(other).isPresent()
                && other.span().start() > stated.span().end();
    }

    private void value(Stated stated) {
        switch (stated.quantity()) {
            case Quantity.Rank rank
            when phrases.startsWith(stated.span(), "top") -> {
                draft.query = draft.query.top(rank.position().intValue());
                draft.note(
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
        if (operator.isPresent() && draft.query.demands().value().isEmpty() && Double.isFinite(value)) {
            Span words = phrases.before(start, "equal", "unequal", "more", "less", "over")
                    .orElse(stated.bounded());
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
            return negated ? bound.map(QuestionValues::negation) : bound;
        }
        if (negated) {
            return Optional.of(Operator.NOT_EQUAL);
        }
        if (phrases.before(start, "equal").isPresent()) {
            return Optional.of(Operator.EQUAL);
        }
        if (phrases.before(start, "more").isPresent() || isOver(stated)) {
            return Optional.of(Operator.MORE);
        }
        return phrases.before(start, "less").map(phrase -> Operator.LESS);
    }

    /** Growth "over 5 years" is no condition, an age "over 31 years" is. */
    private boolean isOver(Stated stated) {
        boolean whole = stated.quantity().low().stripTrailingZeros().scale() <= 0;
        return phrases.endsWith(stated.bounded().start(), "over")
                && (!whole || phrases.first("measure time").isPresent());
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
        if (stated.unit().equals(DEGREE)) {
            return Unit.NONE;
        }
        if (!stated.counted() && !stated.unit().equals(Unit.NONE)) {
            return stated.unit();
        }
        boolean age = stated.unit().equals(Unit.NONE)
                && (phrases.contains(stated.bounded(), "older than")
                        || phrases.contains(stated.bounded(), "younger than"));
        return age ? Unit.of("year") : Unit.NONE;
    }

    private void demand(Stated stated, Condition condition, Span words) {
        if (draft.query.demands().value().isPresent()) {
            mention(stated, condition.low());
            return;
        }
        draft.query = draft.query.where(condition);
        draft.note(Role.VALUE, stated.bounded(), condition.toString(), true);
        use(stated, words);
    }

    /** The words before it, the bound and the number are used up, and a unit of measure; what is counted stays a word. */
    private void use(Stated stated, Span words) {
        int end = stated.counted() ? stated.number().end() : stated.bounded().end();
        phrases.use(new Span(Math.min(words.start(), stated.bounded().start()), end));
    }

    private void mention(Stated stated, double value) {
        Unit unit = unit(stated);
        if (draft.preferences.value().isEmpty() && Double.isFinite(value)) {
            draft.preferences = draft.preferences.value(Condition.of(Operator.EQUAL, value, unit));
            draft.note(
                    Role.VALUE,
                    stated.span(),
                    Condition.of(Operator.EQUAL, value, unit).toString(),
                    false);
        }
        if (!(stated.quantity() instanceof Quantity.Amount)) {
            draft.preferences = draft.preferences.kind(stated.quantity().kind());
            draft.note(Role.KIND, stated.span(), stated.quantity().kind(), false);
        }
    }

    /** Two bounds that make one range: "over 5 km and under 10 km". */
    private boolean narrow(Stated stated, Operator operator, double value) {
        Condition first = draft.query.demands().value().orElseThrow();
        if (!first.unit().equals(unit(stated)) || draft.query.demands().kind().isPresent()) {
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
        draft.query = draft.query.where(range);
        draft.note(Role.VALUE, stated.bounded(), range.toString(), true);
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
        if (!opened || !amounts || !joined || draft.query.demands().value().isPresent()) {
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
        draft.query = draft.query.where(range);
        draft.note(Role.VALUE, all, range.toString(), true);
        phrases.use(all);
        return true;
    }

    private static double convert(double value, Unit from, Unit to) {
        double zero = to.toBase(0);
        return from.equals(to) ? value : (from.toBase(value) - zero) / (to.toBase(1) - zero);
    }
}
