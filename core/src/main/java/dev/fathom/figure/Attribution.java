package dev.fathom.figure;

import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of each figure in a sentence whether it is a level or a change, of what, when and where. */
final class Attribution {

    private final Tokens tokens;
    private final TimeExpressions times;
    private final Phrases phrases;
    private final Governor.Finder governors;
    private final Clauses clauses;
    private final Directions directions;
    private final Subjects subjects;
    private final Periods periods;
    private final Places places;
    private final List<Governor> governed = new ArrayList<>();
    private final List<Direction> directed = new ArrayList<>();

    Attribution(Tokens tokens, TimeExpressions times, Context context) {
        this.tokens = tokens;
        this.times = times;
        this.phrases = new Phrases(tokens);
        this.governors = new Governor.Finder(tokens, phrases);
        this.clauses = new Clauses(tokens, phrases, governors);
        this.directions = new Directions(tokens, phrases);
        this.subjects = new Subjects(tokens, phrases, clauses, context);
        this.periods = new Periods(tokens, phrases, times, context);
        this.places = new Places(tokens, phrases, context);
    }

    /** The figures of the sentence that the tokens hold now. */
    List<Figure> read(List<Mention> mentions) {
        if (mentions.isEmpty() && times.all().isEmpty()) {
            return List.of();
        }
        phrases.read(times.all(), mentions);
        governed.clear();
        directed.clear();
        for (Mention m : mentions) {
            Governor found = governors.of(m);
            boolean alike = found.figure() >= 0 && (!m.counted || mentions.get(found.figure()).counted);
            Governor governor = alike ? found.inheriting(governed.get(found.figure())) : found;
            governed.add(governor);
            directed.add(
                    subjects.isDurationOfTime(m)
                            ? Direction.LEVEL
                            : directions.of(m, governor, clauseSubject(governor, mentions), directed));
        }
        List<Optional<String>> subject = subjects.read(mentions, governed);
        periods.read(mentions, governed, directed);
        Optional<String> place = places.read();
        List<Figure> figures = new ArrayList<>(mentions.size());
        for (int k = 0; k < mentions.size(); k++) {
            Mention m = mentions.get(k);
            Span span = m.span(tokens);
            figures.add(new Figure(
                    span,
                    span.of(tokens.text()),
                    m.quantity,
                    m.unit(),
                    m.bound,
                    directed.get(k),
                    subject.get(k),
                    periods.period(k),
                    periods.baseline(k),
                    subjects.isDurationOfTime(m) ? Optional.empty() : place));
        }
        return figures;
    }

    private Optional<Phrase> clauseSubject(Governor governor, List<Mention> mentions) {
        return governor.verb() < 0
                ? Optional.empty()
                : clauses.subject(governor.verb(), mentions).filter(p -> !p.equals(Clauses.PRONOUN));
    }
}
