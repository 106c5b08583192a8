package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Unit;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatedInPassagesTest {

    private FathomIndex index;

    @BeforeEach
    void build() throws IOException {
        index = FathomIndex.inMemory();
        add("slow", 2, "Economic growth was 5.1% in 2024. The road to the sea is 30 km long.");
        add("fast", 3, "Economic growth was 8.4% in 2024. The road to the hills is 70 miles long.");
        add("none", 3, "Economic growth is good for the road. It rained on 9% of all days.");
        index.commit();
    }

    private void add(String id, int version, String text) throws IOException {
        index.add(Document.of(id, text)
                .withMetadata(Metadata.of(Map.of(
                        "version", version, "seen", LocalDate.of(2020 + version, 1, 1), "kind", List.of("a", "b")))));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private static List<String> ids(Hits<PassageHit> hits) {
        return hits.hits().stream().map(hit -> hit.source().id()).sorted().toList();
    }

    @Test
    void onlyPassagesThatStateSuchAFigure() throws IOException {
        PassageQuery growth = PassageQuery.of("economic growth");
        assertEquals(List.of("fast", "none", "slow"), ids(index.search(growth)));
        FigureQuery above = FigureQuery.about("growth").moreThan(8, Unit.PERCENT);
        assertEquals(List.of("fast"), ids(index.search(growth.stating(above))));
        assertEquals(List.of("fast"), ids(index.search(growth.stating(FigureQuery.parse("growth above 8 %")))));
        FigureQuery roads = FigureQuery.about("road").atLeast(100, Unit.of("km"));
        assertEquals(List.of("fast"), ids(index.search(growth.stating(roads))));
        assertEquals(
                List.of("fast", "none"),
                ids(index.search(growth.stating(FigureQuery.about("").moreThan(8, Unit.PERCENT)))));
        assertEquals(List.of(), ids(index.search(growth.stating(above.moreThan(80, Unit.PERCENT)))));
    }

    @Test
    void hitsListTheirFigures() throws IOException {
        PassageQuery hills = PassageQuery.of("hills");
        assertEquals(List.of("8.4%", "70 miles"), texts(index.search(hills).get(0)));
        FigureQuery long_ = FigureQuery.about("").atLeast(100, Unit.of("km"));
        assertEquals(
                List.of("70 miles"), texts(index.search(hills.stating(long_)).get(0)));
        for (PassageHit hit : index.search(PassageQuery.of("economic growth"))) {
            hit.figures().forEach(figure -> assertTrue(hit.span().contains(figure.span())));
        }
    }

    private static List<String> texts(PassageHit hit) {
        return hit.figures().stream().map(Figure::text).toList();
    }

    @Test
    void facetsCountStringsNumbersAndDates() throws IOException {
        PassageQuery growth = PassageQuery.of("growth");
        assertEquals(
                List.of(new FacetCount("3", 2), new FacetCount("2", 1)),
                index.facets(growth, Facet.metadata("version"), 5));
        assertEquals(
                List.of(new FacetCount("2023-01-01", 2), new FacetCount("2022-01-01", 1)),
                index.facets(growth, Facet.metadata("seen"), 5));
        assertEquals(
                List.of(new FacetCount("a", 3), new FacetCount("b", 3)),
                index.facets(growth, Facet.metadata("kind"), 5));
        FigureQuery above = FigureQuery.about("growth").moreThan(8, Unit.PERCENT);
        assertEquals(List.of(new FacetCount("fast", 1)), index.facets(growth.stating(above), Facet.DOCUMENT, 5));
    }

    @Test
    void aViewStaysAsItWasWhileTheIndexChanges() throws IOException {
        try (IndexView view = index.view()) {
            PassageQuery growth = PassageQuery.of("growth").limit(1);
            String first = view.search(growth).get(0).source().id();
            for (String id : List.of("slow", "fast", "none")) {
                index.delete(id);
            }
            add("new", 9, "Growth growth growth.");
            index.commit();
            assertEquals(List.of("new"), ids(index.search(growth)));
            String second = view.search(growth.offset(1)).get(0).source().id();
            String third = view.search(growth.offset(2)).get(0).source().id();
            assertEquals(
                    List.of("fast", "none", "slow"),
                    List.of(first, second, third).stream().sorted().toList());
            assertTrue(view.document("slow").isPresent());
        }
    }

    /** A country's page: labels hold numbers too, and other pages have the same lines. */
    @Test
    void aValueIsMeantAndNotANumberInItsLabel() throws IOException {
        for (String land : List.of("Arcadia", "Ruritania")) {
            index.add(Document.of(land, """
                ## People

                Age structure - 65 years and over: 23.6% (2024 est.)

                Literacy - total population: 99.7% (2021 est.)

                Literacy - male: 99.8% (2021 est.)

                Telephones - subscriptions per 100 inhabitants: 124 (2024 est.)
                """).withTitle(land));
        }
        index.commit();
        assertEquals("23.6%", figure("population aged 65 years and over in Arcadia"));
        assertEquals("124", figure("Ruritania subscriptions per 100 inhabitants"));
        assertEquals("99.7%", figure("literacy of Arcadia"));
        assertEquals("99.8%", figure("male literacy of Arcadia"));
        assertEquals(2, index.search(FigureQuery.parse("literacy above 99.75%")).size(), "one of each page");
    }

    private String figure(String question) throws IOException {
        return index.search(FigureQuery.parse(question)).get(0).figure().text();
    }

    @Test
    void aPageIsFilledThoughOneDocumentHasTheBestHits() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("The bridge number ")
                    .append((char) ('a' + i % 26))
                    .append(" has a length of ")
                    .append(i + 1)
                    .append(" km.\n\n");
        }
        add("bridges", 4, text.toString());
        add(
                "other",
                4,
                "There is a bridge, rather short, and not the only one in the long valley: its length is 2 km.");
        index.commit();
        FigureQuery bridges = FigureQuery.about("bridge").perDocument(1);
        assertEquals(
                List.of("bridges", "other"),
                index.search(bridges).hits().stream()
                        .map(hit -> hit.source().id())
                        .sorted()
                        .toList());
        assertEquals(401, index.search(bridges.exactTotal(true)).total());
    }

    @Test
    void explanationsNameTheWordThatStandsForTheOneAskedFor() throws IOException {
        add("south", 4, "The motorway of the south is 12 km long.");
        index.commit();
        FigureQuery query = FigureQuery.about("expressway").explain(true);
        String explanation =
                index.search(query).get(0).explanation().orElseThrow().toString();
        assertTrue(explanation.contains("as \"motorway"), explanation);
    }

    @Test
    void wordsThatNoPassageHasAreCorrected() throws IOException {
        assertEquals("economic growth", index.suggestion("economc growht").orElse(""));
        assertEquals("the roads? hills!", index.suggestion("the roads? hlils!").orElse(""));
        assertTrue(index.suggestion("economic growth").isEmpty());
        assertTrue(index.suggestion("zzzzzzzz").isEmpty());
        assertTrue(index.suggestion("x".repeat(100_000)).isEmpty());
        assertTrue(index.suggestion("").isEmpty());
    }
}
