package dev.fathom.backends;

import static dev.fathom.backends.Reports.PLACES;
import static dev.fathom.backends.Reports.SUBJECTS;
import static dev.fathom.backends.Reports.any;

import dev.fathom.figure.Unit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.Order;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import java.time.Year;
import java.util.List;
import java.util.Random;

/** Queries of every kind, made from a seed. */
final class TypedQueries {

    private static final List<String> WORDS = List.of(
            "border gates",
            "homes for needy families",
            "motorways being built",
            "solar lamps",
            "GRDP",
            "trees on hills",
            "gross regional domestic product",
            "defense of dikes",
            "digital enterprises",
            "children treated for free");
    private static final List<String> SYNTAX = List.of(
            "\"border gate\" OR lamps",
            "+schools -rice",
            "title:forest",
            "heading:\"rice output\"",
            "smar* gates",
            "\"houses poor\"~3",
            "(coverage OR turnover) AND health^2",
            "region:Norland");
    private static final List<Unit> UNITS =
            List.of(Unit.PERCENT, Unit.of("km"), Unit.of("hectares"), Unit.of("megawatts"));

    private TypedQueries() {}

    static Query query(long seed, int number) {
        Random random = new Random(seed * 7_919 + number);
        return number % 2 == 0 ? passages(random) : figures(random);
    }

    private static PassageQuery passages(Random random) {
        PassageQuery query = switch (random.nextInt(4)) {
            case 0 -> PassageQuery.syntax(any(SYNTAX, random));
            case 1 -> PassageQuery.of(any(WORDS, random));
            case 2 -> PassageQuery.of(any(SUBJECTS, random) + " in " + any(PLACES, random));
            default ->
                PassageQuery.of(any(WORDS, random) + " " + any(SUBJECTS, random))
                        .stating(FigureQuery.about(any(SUBJECTS, random)).in(UNITS.get(random.nextInt(UNITS.size()))));
        };
        return query.filter(filter(random))
                .offset(random.nextInt(3) * 5)
                .limit(5 + random.nextInt(20))
                .collapse(random.nextBoolean())
                .explain(random.nextBoolean())
                .exactTotal(true);
    }

    private static FigureQuery figures(Random random) {
        FigureQuery query = random.nextInt(3) == 0
                ? FigureQuery.parse(any(SUBJECTS, random) + " of " + any(PLACES, random) + " over "
                        + random.nextInt(500) + " km since 2018")
                : FigureQuery.about(any(SUBJECTS, random));
        Unit unit = UNITS.get(random.nextInt(UNITS.size()));
        query = switch (random.nextInt(6)) {
            case 0 -> query.atLeast(random.nextInt(500), unit);
            case 1 -> query.between(10, 10 + random.nextInt(500), unit);
            case 2 -> query.near(random.nextInt(500), unit);
            case 3 -> query.otherThan(50, Unit.NONE).during(Year.of(2015 + random.nextInt(10)));
            case 4 -> query.place(any(PLACES, random));
            default -> query;
        };
        Order[] orders = Order.values();
        return query.sort(random.nextInt(3) == 0 ? orders[random.nextInt(orders.length)] : Order.RELEVANCE)
                .filter(filter(random))
                .perDocument(random.nextInt(4) == 0 ? 1 : Integer.MAX_VALUE)
                .offset(random.nextInt(3) * 5)
                .limit(5 + random.nextInt(20))
                .collapse(random.nextBoolean())
                .explain(random.nextInt(4) == 0)
                .exactTotal(true);
    }

    private static Filter filter(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Filter.parse("region = \"" + any(PLACES, random) + "\"");
            case 1 -> Filter.parse("pages >= " + random.nextInt(40) + " and date < 2015-01-01");
            case 2 -> Filter.parse("not region = \"Norland\" or pages < 10");
            case 3 -> Filter.parse("title > \"M\"");
            default -> Filter.ALL;
        };
    }
}
