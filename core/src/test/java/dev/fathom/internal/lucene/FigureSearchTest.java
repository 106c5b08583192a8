package dev.fathom.internal.lucene;

import static dev.fathom.internal.lucene.StatedFigures.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Metadata;
import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.Unit;
import dev.fathom.hit.Explanation;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.Order;
import dev.fathom.query.Preferences;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FigureSearchTest {

    private static final Unit KILOMETRE = Unit.of("kilometre");

    private final StatedFigures index = new StatedFigures();

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private List<String> values(FigureQuery query) throws IOException {
        try (LuceneView view = index.view()) {
            return view.search(query).hits().stream()
                    .map(hit -> hit.figure().text())
                    .toList();
        }
    }

    @Test
    void milesMeetKilometresButDollarsNeverMeetDong() throws IOException {
        index.add(
                "a",
                stated(70, "kilometre").subject("roads"),
                stated(50, "mile").subject("roads"),
                stated(30, "mile").subject("roads"),
                stated(500, "USD").subject("roads"),
                stated(900, "VND").subject("roads"));
        assertEquals(
                List.of("70", "50"), sorted(values(FigureQuery.about("roads").moreThan(40, Unit.of("mile")))));
        assertEquals(List.of("500"), values(FigureQuery.about("roads").atLeast(1, Unit.of("USD"))));
    }

    private static List<String> sorted(List<String> values) {
        return values.stream()
                .sorted((a, b) -> Double.compare(Double.parseDouble(b), Double.parseDouble(a)))
                .toList();
    }

    @Test
    void whatIsCertainComesFirst() throws IOException {
        index.add(
                "a",
                stated(71, "percent").bound(Bound.ABOUT).subject("coverage"),
                stated(70, "percent").subject("coverage"),
                stated(60, "percent").bound(Bound.MORE).subject("coverage"));
        FigureQuery below = FigureQuery.about("coverage").lessThan(72, Unit.PERCENT);
        assertEquals("70", values(below).getFirst());
        assertEquals(3, values(below).size());
        assertEquals(List.of("70"), values(below.certain(true)));
    }

    @Test
    void levelsComeBeforeChangesUnlessChangeIsAskedFor() throws IOException {
        index.add(
                "a",
                stated(1.5, "percent").direction(Direction.UP).subject("forest cover"),
                stated(64.5, "percent").subject("forest cover"));
        assertEquals("64.5", values(FigureQuery.about("forest cover")).getFirst());
        Preferences up = Preferences.NONE.directions(EnumSet.of(Direction.UP));
        assertEquals(
                "1.5", values(FigureQuery.about("forest cover").preferring(up)).getFirst());
        assertEquals(List.of("1.5"), values(FigureQuery.about("forest cover").direction(Direction.UP)));
    }

    @Test
    void theSamePeriodComesBeforeOnesThatOnlyTouchAndUndatedFigures() throws IOException {
        index.add(
                "a",
                stated(1, "percent").subject("growth").period(Period.of(Year.of(2020), Year.of(2025))),
                stated(2, "percent").subject("growth"),
                stated(3, "percent").subject("growth").period(Period.of(Year.of(2024))),
                stated(4, "percent").subject("growth").period(Period.of(LocalDate.of(2024, 5, 1))),
                stated(5, "percent").subject("growth").period(Period.of(Year.of(2019))));
        FigureQuery mentioned =
                FigureQuery.about("growth").preferring(Preferences.NONE.period(Period.of(Year.of(2024))));
        assertEquals(List.of("3", "4", "1", "2", "5"), values(mentioned));
        assertEquals(List.of("3", "4", "1"), values(FigureQuery.about("growth").during(Year.of(2024))));
        assertEquals(
                List.of("3", "4", "1", "2"),
                values(FigureQuery.about("growth").during(Year.of(2024)).undated(true)));
    }

    @Test
    void nearerValuesComeFirstWhenAboutAValue() throws IOException {
        index.add(
                "a",
                stated(95, "kilometre").subject("roads"),
                stated(102, "kilometre").subject("roads"),
                stated(108, "kilometre").subject("roads"),
                stated(120, "kilometre").subject("roads"));
        assertEquals(
                List.of("102", "95", "108"), values(FigureQuery.about("roads").near(100, KILOMETRE)));
    }

    @Test
    void ordersByValueAndTimeAreThoseOfEveryWord() throws IOException {
        index.add(
                "a",
                stated(10, "kilometre").subject("paved roads").period(Period.of(Year.of(2022))),
                stated(8, "mile").subject("paved roads").period(Period.of(Year.of(2021))),
                stated(9, "kilometre").subject("paved roads"),
                stated(99, "kilometre").subject("unpaved tracks"));
        FigureQuery paved = FigureQuery.about("paved roads").in(KILOMETRE);
        assertEquals(List.of("8", "10", "9"), values(paved.sort(Order.LARGEST)));
        assertEquals(List.of("9", "10", "8"), values(paved.sort(Order.SMALLEST)));
        assertEquals(List.of("10", "8", "9"), values(paved.sort(Order.LATEST)));
        assertEquals(List.of("8", "10", "9"), values(paved.sort(Order.EARLIEST)));
    }

    @Test
    void ranksAmongTheFirst() throws IOException {
        index.add(
                "a",
                stated(0, "province").quantity(rank(23, 63)).subject("growth"),
                stated(0, "province").quantity(rank(7, 14)).subject("growth"),
                stated(3, "percent").subject("growth"));
        assertEquals(List.of("7"), values(FigureQuery.about("growth").top(10)));
    }

    private static Quantity rank(int position, int of) {
        return new Quantity.Rank(BigDecimal.valueOf(position), Optional.of(BigDecimal.valueOf(of)));
    }

    @Test
    void aDocumentMayBeHeldToItsBestHits() throws IOException {
        for (String id : List.of("a", "b", "c")) {
            index.add(
                    id,
                    stated(1, "percent").subject("growth"),
                    stated(2, "percent").subject("growth"));
        }
        try (LuceneView view = index.view()) {
            List<FigureHit> hits = view.search(
                            FigureQuery.about("growth").perDocument(1).collapse(false))
                    .hits();
            assertEquals(
                    3, hits.stream().map(hit -> hit.source().id()).distinct().count());
            assertEquals(3, hits.size());
        }
    }

    @Test
    void theSameFigureInTheSameWordsIsShownOnce() throws IOException {
        index.add("a", stated(7, "percent").subject("growth"));
        index.add("b", stated(7, "percent").subject("growth"));
        try (LuceneView view = index.view()) {
            List<FigureHit> once = view.search(FigureQuery.about("growth")).hits();
            assertEquals(1, once.size());
            assertEquals("b", once.getFirst().duplicates().getFirst().document());
            assertEquals(
                    2, view.search(FigureQuery.about("growth").collapse(false)).size());
        }
    }

    @Test
    void pagesAreSlicesOfOneRanking() throws IOException {
        for (int document = 0; document < 60; document++) {
            StatedFigures.Stated[] figures = new StatedFigures.Stated[10];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = stated(document * 10 + i, "percent")
                        .subject(i % 3 == 0 ? "growth" : "growth of trade")
                        .direction(Direction.values()[i % 3]);
            }
            index.add("d" + document, figures);
        }
        FigureQuery growth = FigureQuery.about("growth trade").exactTotal(true);
        List<String> whole = values(growth.limit(600));
        assertEquals(600, whole.size());
        for (int offset = 0; offset < 600; offset += 150) {
            assertEquals(
                    whole.subList(offset, offset + 150),
                    values(growth.offset(offset).limit(150)),
                    "offset " + offset);
        }
    }

    @Test
    void aNamedDocumentComesFirst() throws IOException {
        index.add(
                "gn",
                Optional.of("Guinea"),
                Metadata.EMPTY,
                List.of(stated(1, "percent").subject("growth")));
        index.add(
                "pg",
                Optional.of("Papua New Guinea"),
                Metadata.EMPTY,
                List.of(stated(2, "percent").subject("growth")));
        assertEquals(List.of("1", "2"), values(FigureQuery.about("Guinea growth")));
        assertEquals(List.of("2", "1"), values(FigureQuery.about("Papua New Guinea growth")));
        assertEquals(List.of("2"), values(FigureQuery.about("growth").place("papua new guinea")));
    }

    @Test
    void theFirstValueOfTheFirstLineOfALabelIsMeant() throws IOException {
        index.add(
                "a",
                stated(50, "year").subject("Median age").sentence("Median age - male: # years"),
                stated(49, "year").subject("Median age").sentence("Median age - total: # years"));
        index.add(
                "b",
                stated(31, "year").subject("Median age").sentence("Median age - total: # years"),
                stated(32, "year").subject("Median age").sentence("Median age - male: # years"));
        assertEquals("31", values(FigureQuery.about("median age")).getFirst());
    }

    @Test
    void facetsCountEveryMatch() throws IOException {
        Metadata north = Metadata.of(Map.of("region", "north"));
        index.add(
                "a",
                Optional.empty(),
                north,
                List.of(
                        stated(1, "percent")
                                .subject("growth")
                                .period(Period.of(Year.of(2023), Year.of(2024)))
                                .place("Lang Son"),
                        stated(2, "kilometre").subject("growth").period(Period.of(Year.of(2024)))));
        index.add(
                "b",
                stated(3, "percent").subject("growth"),
                stated(4, "percent").subject("decline of it"));
        try (LuceneView view = index.view()) {
            FigureQuery growth = FigureQuery.about("growth").thesaurus(dev.fathom.query.Thesaurus.none());
            assertEquals(
                    List.of(new FacetCount("percent", 2), new FacetCount("kilometre", 1)),
                    view.facets(growth, Facet.UNIT, 5));
            assertEquals(
                    List.of(new FacetCount("2024", 2), new FacetCount("2023", 1)), view.facets(growth, Facet.YEAR, 5));
            assertEquals(List.of(new FacetCount("Lang Son", 1)), view.facets(growth, Facet.PLACE, 5));
            assertEquals(
                    List.of(new FacetCount("a", 2), new FacetCount("b", 1)), view.facets(growth, Facet.DOCUMENT, 5));
            assertEquals(List.of(new FacetCount("a", 2)), view.facets(growth, Facet.DOCUMENT, 1));
            assertEquals(List.of(new FacetCount("north", 2)), view.facets(growth, Facet.metadata("region"), 5));
            assertEquals(List.of("1", "2"), sortedUp(view, growth.filter(Filter.parse("region == 'north'"))));
        }
    }

    private static List<String> sortedUp(LuceneView view, FigureQuery query) throws IOException {
        return view.search(query).hits().stream()
                .map(hit -> hit.figure().text())
                .sorted()
                .toList();
    }

    @Test
    void explanationsAddUp() throws IOException {
        index.add(
                "a",
                stated(7, "percent")
                        .subject("industrial growth")
                        .period(Period.of(Year.of(2024)))
                        .place("Lang Son"),
                stated(8, "percent").bound(Bound.ABOUT).subject("growth").direction(Direction.UP));
        try (LuceneView view = index.view()) {
            FigureQuery query = FigureQuery.parse("industrial growth above 6 % 2024 in Lang Son")
                    .explain(true);
            for (FigureHit hit : view.search(query)) {
                Explanation explanation = hit.explanation().orElseThrow();
                assertEquals(hit.score(), explanation.value(), 1e-5);
                assertAddsUp(explanation);
            }
            assertEquals(2, view.search(query).size());
        }
    }

    private static void assertAddsUp(Explanation explanation) {
        if (!explanation.parts().isEmpty()) {
            double sum =
                    explanation.parts().stream().mapToDouble(Explanation::value).sum();
            assertEquals(explanation.value(), sum, 1e-9, explanation.description());
            explanation.parts().forEach(FigureSearchTest::assertAddsUp);
        }
        assertTrue(Double.isFinite(explanation.value()));
    }

    @Test
    void noHitsWithoutFigures() throws IOException {
        assertEquals(List.of(), values(FigureQuery.about("growth")));
        assertEquals(List.of(), values(FigureQuery.about("")));
    }
}
