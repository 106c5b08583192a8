package dev.fathom.internal.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Interval;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.Unit;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.internal.lucene.StatedFigures.Stated;
import dev.fathom.query.Condition;
import dev.fathom.query.Condition.Operator;
import dev.fathom.query.Demands;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the index finds is what a look at every figure finds. */
class FigureConditionsTest {

    private static final String[] UNITS = {
        "percent",
        "percentage point",
        "kilometre",
        "mile",
        "metre",
        "square kilometre",
        "hectare",
        "degree celsius",
        "USD",
        "VND",
        "commune",
        ""
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private double value() {
        double[] round = {0, 1, 5, 10, 40, 60, 70, 100, 1000, -5, 0.5};
        return random.nextBoolean()
                ? round[random.nextInt(round.length)]
                : Math.round(random.nextGaussian() * 10_000) / 100.0;
    }

    private Quantity quantity() {
        BigDecimal value = BigDecimal.valueOf(value());
        BigDecimal other = BigDecimal.valueOf(value());
        return switch (random.nextInt(8)) {
            case 0 -> new Quantity.Range(value.min(other), value.max(other));
            case 1 -> new Quantity.Ratio(value, other);
            case 2 -> new Quantity.Rank(value, Optional.of(other));
            case 3 -> new Quantity.Multiple(value);
            default -> new Quantity.Amount(value);
        };
    }

    private Condition condition() {
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        Unit unit = new Unit(UNITS[random.nextInt(UNITS.length)]);
        double low = value();
        return operator == Operator.BETWEEN
                ? Condition.between(low, low + Math.abs(value()), unit)
                : Condition.of(operator, low, unit);
    }

    private Period period() {
        LocalDate from = LocalDate.of(2015 + random.nextInt(10), 1 + random.nextInt(12), 1);
        return new Period(from, from.plusDays(random.nextInt(800)));
    }

    private Stated figure() {
        Stated figure = StatedFigures.stated(0, UNITS[random.nextInt(UNITS.length)])
                .quantity(quantity())
                .bound(Bound.values()[random.nextInt(Bound.values().length)])
                .direction(Direction.values()[random.nextInt(Direction.values().length)])
                .subject("road");
        return random.nextInt(3) > 0 ? figure.period(period()) : figure;
    }

    /** Mostly a condition on the value, sometimes on time, direction and kind as well. */
    private FigureQuery query() {
        FigureQuery query = FigureQuery.about("").where(condition()).certain(random.nextBoolean());
        if (random.nextInt(5) == 0) {
            query = query.during(period()).undated(random.nextBoolean());
        }
        if (random.nextInt(8) == 0) {
            query = query.direction(Direction.values()[random.nextInt(Direction.values().length)]);
        }
        return random.nextInt(8) == 0 ? query.kind(quantity().kind()) : query;
    }

    /** Ten small indexes: every figure of an index is looked at for every one of its 500 queries. */
    @Test
    void bruteForceAgreesOnFiveThousandConditions() throws IOException {
        int some = 0;
        for (int i = 0; i < 10; i++) {
            try (StatedFigures index = new StatedFigures()) {
                for (int document = 0; document < 4; document++) {
                    index.add(
                            "d" + document,
                            Stream.generate(this::figure).limit(12).toArray(Stated[]::new));
                }
                try (LuceneView view = index.view()) {
                    List<FigureHit> all = found(view, FigureQuery.about("")).hits();
                    assertEquals(48, all.size());
                    for (int n = 0; n < 500; n++) {
                        some += check(view, all, query()) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(some > 1_000, "queries that find anything: " + some + ", seed " + seed);
    }

    private static Hits<FigureHit> found(LuceneView view, FigureQuery query) throws IOException {
        return view.search(query.limit(50).collapse(false).exactTotal(true));
    }

    private boolean check(LuceneView view, List<FigureHit> all, FigureQuery query) throws IOException {
        Hits<FigureHit> found = found(view, query);
        Demands demands = query.demands();
        Condition condition = demands.value().orElseThrow();
        Set<String> expected = all.stream()
                .filter(hit -> matches(hit.figure(), condition, demands.certain()) && matches(hit.figure(), demands))
                .map(FigureConditionsTest::place)
                .collect(Collectors.toSet());
        Set<String> places =
                found.hits().stream().map(FigureConditionsTest::place).collect(Collectors.toSet());
        assertEquals(expected, places, () -> demands + ", seed " + seed);
        assertEquals(expected.size(), found.total(), () -> "total of " + demands + ", seed " + seed);
        for (FigureHit hit : found) {
            assertEquals(
                    condition.holds(allowed(hit.figure(), condition)), hit.certain(), () -> demands + ", seed " + seed);
        }
        return !expected.isEmpty();
    }

    private static boolean matches(Figure figure, Demands demands) {
        boolean inTime = demands.period().isEmpty()
                || figure.period().map(demands.period().get()::intersects).orElse(demands.undated());
        boolean sameWay = demands.direction().isEmpty() || demands.direction().get() == figure.direction();
        boolean sameKind = demands.kind().isEmpty()
                || demands.kind().get().equals(figure.quantity().kind());
        return inTime && sameWay && sameKind;
    }

    private static String place(FigureHit hit) {
        return hit.source().id() + " " + hit.figure().span();
    }

    private static Interval allowed(Figure figure, Condition condition) {
        return condition.unit().equals(Unit.NONE) ? figure.numbers() : figure.interval();
    }

    private static boolean matches(Figure figure, Condition condition, boolean certain) {
        boolean bare = condition.unit().equals(Unit.NONE);
        if (!bare && !figure.unit().dimension().equals(condition.unit().dimension())) {
            return false;
        }
        if (condition.holds(allowed(figure, condition))) {
            return true;
        }
        List<Double> stated = new ArrayList<>();
        for (BigDecimal number :
                List.of(figure.quantity().low(), figure.quantity().high())) {
            stated.add(bare ? number.doubleValue() : figure.unit().toBase(number.doubleValue()));
        }
        return !certain && stated.stream().anyMatch(condition::holds);
    }
}
