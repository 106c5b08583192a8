package dev.fathom.hit;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Interval;
import dev.fathom.figure.Period;
import dev.fathom.figure.Unit;
import dev.fathom.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Figures of the same subject, measure and place, ordered in time: "GRDP per capita of Lang Son, 2020 to 2025". Immutable.
 *
 * @param subject what they are figures of, as the first of them says it
 * @param unit the unit of all values
 * @param place where, if said
 * @param change whether the values are changes; else levels
 * @param points the values in the order of their periods
 */
public record FigureSeries(String subject, Unit unit, Optional<String> place, boolean change, List<Point> points) {

    /** Copies the points. */
    public FigureSeries {
        points = List.copyOf(points);
    }

    /**
     * A value and when it holds.
     *
     * @param period the time
     * @param value the value in the series' unit, the middle of a range; negative for a decrease
     * @param hit the figure that states it
     * @param conflicts figures of other documents that state another value for a time that overlaps
     */
    public record Point(Period period, double value, FigureHit hit, List<FigureHit> conflicts) {
        /** Copies the list. */
        public Point {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The series that hits form, the longest first; figures without a period belong to none. */
    public static List<FigureSeries> of(Iterable<FigureHit> hits) {
        Map<List<Object>, List<List<FigureHit>>> groups = new HashMap<>();
        for (FigureHit hit : hits) {
            if (hit.figure().period().isPresent()) {
                join(groups.computeIfAbsent(key(hit.figure()), k -> new ArrayList<>()), hit);
            }
        }
        return groups.values().stream()
                .flatMap(List::stream)
                .map(FigureSeries::series)
                .sorted(Comparator.comparingInt(
                                (FigureSeries series) -> series.points().size())
                        .reversed()
                        .thenComparing(
                                series -> series.points().getFirst().hit().rank()))
                .toList();
    }

    private static List<Object> key(Figure figure) {
        boolean change = figure.direction() != Direction.LEVEL;
        return List.of(
                subject(figure),
                figure.unit().dimension(),
                figure.quantity().kind().equals("rank"),
                change);
    }

    /** The subject without what varies from figure to figure of one series: case, diacritics, brackets, years. */
    private static String subject(Figure figure) {
        String subject = figure.subject().orElse("");
        int bracket = subject.indexOf(" (");
        String bare = bracket > 0 ? subject.substring(0, bracket) : subject;
        return folded(bare.replaceAll("\\b\\d{4}\\b", ""));
    }

    private static String folded(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .map(Folding::fold)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static void join(List<List<FigureHit>> groups, FigureHit hit) {
        for (List<FigureHit> group : groups) {
            if (isSamePlace(place(group.getFirst()), place(hit))) {
                group.add(hit);
                return;
            }
        }
        groups.add(new ArrayList<>(List.of(hit)));
    }

    private static String place(FigureHit hit) {
        return folded(hit.figure().place().orElse(""));
    }

    /** Whether two places may be one: the same, one within the name of the other, or one not said. */
    private static boolean isSamePlace(String one, String other) {
        return one.contains(other) || other.contains(one);
    }

    private static FigureSeries series(List<FigureHit> hits) {
        Figure first = hits.getFirst().figure();
        List<Point> points = new ArrayList<>();
        for (FigureHit hit : hits) {
            Period period = hit.figure().period().orElseThrow();
            List<FigureHit> conflicts =
                    hits.stream().filter(other -> isConflict(hit, other)).toList();
            points.add(new Point(period, value(hit.figure(), first.unit()), hit, conflicts));
        }
        points.sort(Comparator.comparing((Point point) -> point.period().from())
                .thenComparing(point -> point.period().to())
                .thenComparing(point -> point.hit().rank()));
        return new FigureSeries(
                first.subject().orElse(""),
                first.unit(),
                hits.stream().flatMap(hit -> hit.figure().place().stream()).findFirst(),
                first.direction() != Direction.LEVEL,
                points);
    }

    private static double value(Figure figure, Unit unit) {
        double low = figure.quantity().low().doubleValue();
        double high = figure.quantity().high().doubleValue();
        double middle = low / 2 + high / 2;
        double zero = unit.toBase(0);
        double value =
                figure.unit().equals(unit) ? middle : (figure.unit().toBase(middle) - zero) / (unit.toBase(1) - zero);
        return figure.direction() == Direction.DOWN ? -Math.abs(value) : value;
    }

    private static boolean isConflict(FigureHit one, FigureHit other) {
        Interval a = one.figure().interval();
        Interval b = other.figure().interval();
        double tolerance = Interval.EQUALITY * Math.max(Math.abs(a.low()), Math.abs(b.low()));
        boolean differ = a.low() > b.high() + tolerance || b.low() > a.high() + tolerance;
        return !one.source().id().equals(other.source().id())
                && differ
                && one.figure()
                        .period()
                        .orElseThrow()
                        .intersects(other.figure().period().orElseThrow());
    }
}
