package dev.fathom.internal.lucene;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.Unit;
import dev.fathom.hit.Explanation;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Preferences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a figure: how well the subject's words match, from 0 to about 1, and what else speaks for it. The parts add
 * up; their weights are settled by what may outweigh what, and confirmed on queries with known answers.
 */
final class FigureRanking {

    private static final double SUBJECT = 2.2;
    private static final double CERTAIN = 0.2;
    private static final double CLOSE = 0.25;
    private static final double PERIOD = 0.35;
    private static final double CONTAINED = 0.85;
    private static final double OVERLAPPING = 0.65;
    private static final double UNDATED = 0.4;
    private static final double BASELINE = 0.15;
    private static final double CHANGE = 0.2;
    private static final double LEVEL = 0.06;
    private static final double KIND = 0.25;
    private static final double PLAIN_KIND = 0.08;
    private static final double MEASURE = 0.1;
    private static final double FIRST = 0.04;

    /** Shares of what a word of the subject counts on average: a word that matches must outweigh them. */
    private static final double LEADS = 0.1;

    private static final double TOTAL = 0.15;
    private static final double LABELLING = -0.4;
    private static final double RECENT = 0.02;

    private final FigureQuery query;
    private final Preferences preferences;
    private final double best;
    private final int count;

    /** How to rank; the scores of the subject's {@code count} words cannot exceed {@code best} together. */
    FigureRanking(FigureQuery query, double best, int count) {
        this.query = query;
        this.preferences = query.preferences();
        this.best = best;
        this.count = count;
    }

    /** The score of a candidate. */
    double score(Candidate candidate) {
        return add(candidate, null);
    }

    /** The score of a candidate with its parts; {@code words} are the scores of the subject's words. */
    Explanation explain(Candidate candidate, List<Explanation> words) {
        List<Explanation> parts = new ArrayList<>();
        add(candidate, parts);
        List<Explanation> weighed = words.stream()
                .map(word -> Explanation.of(SUBJECT * word.value() / best, word.description()))
                .toList();
        if (!weighed.isEmpty()) {
            parts.set(0, Explanation.sum(parts.getFirst().description(), weighed));
        }
        return Explanation.sum("how well the figure answers", parts);
    }

    private double add(Candidate c, @Nullable List<Explanation> parts) {
        double score = part(parts, best == 0 ? 0 : SUBJECT * c.words() / best, "words of the subject");
        score += part(parts, certainty(c), "certainly meets the condition");
        score += part(parts, closeness(c), "value is close");
        score += part(parts, period(c), "period");
        score += part(parts, baseline(c), "what the change is measured against");
        score += part(parts, direction(c), "level or change");
        score += part(parts, kind(c), "kind of quantity");
        score += part(parts, measure(c), "measure");
        score += part(parts, headline(c), "first value of a labelled line");
        score += part(parts, c.traits().labelling() ? LABELLING : 0, "only labels another value");
        score += part(parts, recency(c), "recent");
        return score;
    }

    private static double part(@Nullable List<Explanation> parts, double value, String what) {
        if (parts != null && value != 0) {
            parts.add(Explanation.of(value, what));
        }
        return value;
    }

    private double certainty(Candidate c) {
        return query.demands().value().isPresent()
                        && isCertain(query.demands().value().get(), c)
                ? CERTAIN
                : 0;
    }

    static boolean isCertain(Condition condition, Candidate c) {
        return condition.holds(condition.unit().equals(Unit.NONE) ? c.written() : c.allowed());
    }

    private double closeness(Candidate c) {
        double close = query.demands()
                .value()
                .filter(q -> q.operator() == Condition.Operator.ABOUT)
                .map(q -> 1 - distance(q, c) / Condition.ABOUT_TOLERANCE)
                .orElse(0.0);
        double wished =
                preferences.value().map(q -> 1 / (1 + 20 * distance(q, c))).orElse(0.0);
        return CLOSE * (Math.max(0, close) + wished);
    }

    /** How far the nearest stated number is from the wanted one, as a share of the larger; 1 for another measure. */
    private static double distance(Condition condition, Candidate c) {
        boolean bare = condition.unit().equals(Unit.NONE);
        if (!bare && !c.dimension().equals(condition.unit().dimension())) {
            return 1;
        }
        double wanted = bare ? condition.low() : condition.unit().toBase(condition.low());
        double least = 1;
        for (double value : bare ? c.numbers() : c.values()) {
            double scale = Math.max(Math.abs(value), Math.abs(wanted));
            least = Math.min(least, scale == 0 ? 0 : Math.abs(value - wanted) / scale);
        }
        return least;
    }

    private double period(Candidate c) {
        double demanded =
                query.demands().period().map(wanted -> nearness(wanted, c)).orElse(0.0);
        double mentioned =
                preferences.period().map(wanted -> nearness(wanted, c)).orElse(0.0);
        return PERIOD * Math.max(demanded, mentioned);
    }

    private static double nearness(Period wanted, Candidate c) {
        if (c.from() == Candidate.NEVER) {
            return UNDATED;
        }
        long from = wanted.from().toEpochDay();
        long to = wanted.to().toEpochDay();
        if (c.from() > to || c.to() < from) {
            return 0;
        }
        if (c.from() == from && c.to() == to) {
            return 1;
        }
        double common = Math.min(c.to(), to) - Math.max(c.from(), from) + 1;
        double together = Math.max(c.to(), to) - Math.min(c.from(), from) + 1;
        double grade = c.from() >= from && c.to() <= to ? CONTAINED : OVERLAPPING;
        return grade + (1 - CONTAINED) * common / together;
    }

    private double baseline(Candidate c) {
        boolean same = preferences
                .baseline()
                .filter(wanted -> c.baselineFrom() != Candidate.NEVER
                        && c.baselineFrom() <= wanted.to().toEpochDay()
                        && c.baselineTo() >= wanted.from().toEpochDay())
                .isPresent();
        return same ? BASELINE : 0;
    }

    private double direction(Candidate c) {
        Direction direction = c.traits().direction();
        if (preferences.directions().isEmpty()) {
            return direction == Direction.LEVEL ? LEVEL : 0;
        }
        if (direction == Direction.LEVEL) {
            return 0;
        }
        // Growth may be negative: it is still what was asked for, rather than a level.
        return preferences.directions().contains(direction) ? CHANGE : CHANGE / 2;
    }

    private double kind(Candidate c) {
        String kind = c.traits().kind();
        if (preferences.kind().isPresent()) {
            return kind.equals(preferences.kind().get()) ? KIND : 0;
        }
        return kind.equals("rank") || kind.equals("multiple") ? 0 : PLAIN_KIND;
    }

    private double measure(Candidate c) {
        return preferences.measure().filter(m -> isMeasure(m, c.dimension())).isPresent() ? MEASURE : 0;
    }

    private static boolean isMeasure(String wanted, String dimension) {
        return switch (wanted) {
            case "money" -> dimension.startsWith("money:");
            case "count" -> dimension.isEmpty() || dimension.startsWith("count:");
            default -> dimension.equals(wanted);
        };
    }

    private double headline(Candidate c) {
        Traits traits = c.traits();
        double word = best == 0 ? 0 : SUBJECT * c.words() / best / count;
        return (traits.first() ? FIRST : 0) + word * ((traits.leads() ? LEADS : 0) + (traits.total() ? TOTAL : 0));
    }

    /** Where no time is asked for, a later one is a little better: from 0 for 1950 to 1 for 2050. */
    private double recency(Candidate c) {
        if (query.demands().period().isPresent() || preferences.period().isPresent() || c.to() == Candidate.NEVER) {
            return 0;
        }
        double year = 1970 + c.to() / 365.25;
        return RECENT * Math.clamp((year - 1950) / 100, 0, 1);
    }
}
