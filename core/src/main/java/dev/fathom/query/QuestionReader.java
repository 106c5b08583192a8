package dev.fathom.query;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.QuantityReader.Reading;
import dev.fathom.figure.QuantityReader.Time;
import dev.fathom.figure.Unit;
import dev.fathom.query.Understanding.Role;
import dev.fathom.text.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one question; used once. */
final class QuestionReader {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final String question;
    private final Reading reading;
    private final QuestionPhrases phrases;
    private final Draft draft = new Draft();

    QuestionReader(String question, Reading reading) {
        this.question = question;
        this.reading = reading;
        this.phrases = new QuestionPhrases(question);
    }

    Understanding read() {
        new QuestionValues(question, phrases, draft).read(reading.quantities());
        Set<Direction> directions = directions();
        for (Time time : reading.times()) {
            time(time, !directions.isEmpty());
        }
        measure();
        phrases.first("rank")
                .filter(p -> draft.query.demands().kind().isEmpty())
                .ifPresent(phrase -> {
                    draft.preferences = draft.preferences.kind("rank");
                    draft.note(Role.KIND, phrase, "rank", false);
                });
        Optional<Span> population = phrases.first("population");
        population.ifPresent(phrases::use);
        phrases.all("filler").forEach(phrases::use);
        String subject = (population.isPresent() ? "population " : "") + phrases.rest();
        if (!subject.isEmpty()) {
            draft.note(Role.SUBJECT, new Span(0, question.length()), subject, true);
        }
        return draft.finish(subject);
    }

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
            draft.preferences = draft.preferences.directions(directions);
            Span at = !up.isEmpty() ? up.getFirst() : !down.isEmpty() ? down.getFirst() : change.getFirst();
            draft.note(Role.DIRECTION, at, directions.size() == 2 ? "change" : up.isEmpty() ? "down" : "up", false);
        }
        return directions;
    }

    private void time(Time time, boolean change) {
        int start = time.span().start();
        if (!says(time)) {
            return;
        }
        Optional<Span> against = phrases.before(start, "against");
        boolean fromHere = phrases.before(start, "since").isPresent();
        if (against.isPresent() && (change || !fromHere)) {
            draft.preferences = draft.preferences.baseline(time.period());
            draft.note(Role.BASELINE, time.span(), time.period().toString(), false);
            phrases.use(against.get());
        } else {
            Optional<Period> demanded = demanded(time, fromHere);
            demanded.filter(p -> draft.query.demands().period().isEmpty()).ifPresent(period -> {
                draft.query = draft.query.during(period).undated(true);
                draft.note(Role.PERIOD, time.span(), period.toString(), true);
            });
            if (demanded.isEmpty() && draft.preferences.period().isEmpty()) {
                draft.preferences = draft.preferences.period(time.period());
                draft.note(Role.PERIOD, time.span(), time.period().toString(), false);
            }
        }
        phrases.use(time.span());
    }

    /** Whether the words tell which year: "in August" does not, "last August" and "August 2024" do. */
    private boolean says(Time time) {
        return phrases.isRelative(time.span())
                || time.span().of(question).chars().filter(Character::isDigit).count() >= 2;
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
        boolean settled = draft.query
                        .demands()
                        .value()
                        .map(c -> !c.unit().equals(Unit.NONE))
                        .orElse(false)
                || draft.preferences
                        .value()
                        .map(c -> !c.unit().equals(Unit.NONE))
                        .orElse(false);
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
        draft.preferences = draft.preferences.measure(canonical);
        draft.note(Role.UNIT, span, dimension, false);
    }
}
