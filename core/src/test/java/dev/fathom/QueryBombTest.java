package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.figure.Unit;
import dev.fathom.hit.Hits;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Queries made to harm: an answer, or an exception that says what is wrong with them, in bounded time. */
@Isolated
class QueryBombTest {

    private static final Filter RECENT = new Filter.Compare("date", Filter.Operator.MORE, LocalDate.of(1990, 1, 1));

    private static FathomIndex index;

    @BeforeAll
    static void build() throws IOException {
        index = FathomIndex.inMemory();
        for (int i = 0; i < 300; i++) {
            index.add(Texts.document("d" + i, i).withDate(LocalDate.of(2000 + i % 25, 1, 1)));
        }
        index.commit();
        index.search(PassageQuery.of("harbour"));
        index.search(FigureQuery.about("harbour"));
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static Map<String, String> bombs() {
        Random random = new Random(3);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            words.append(Integer.toString(random.nextInt(1 << 30), 36)).append(' ');
        }
        StringBuilder known = new StringBuilder();
        while (known.length() < 1 << 20) {
            known.append(Texts.sentence(random)).append(' ');
        }
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("ten thousand words", words.toString());
        bombs.put("a megabyte", known.toString());
        bombs.put("a megabyte in one word", "x".repeat(1 << 20));
        bombs.put("a megabyte of one word", "harbour ".repeat(1 << 17));
        bombs.put("a megabyte of spaces", " ".repeat(1 << 20));
        bombs.put("a million marks", "a" + "\u0301".repeat(1_000_000));
        bombs.put("nested brackets", "(".repeat(5_000) + "harbour" + ")".repeat(5_000));
        bombs.put("unbalanced quotes", "\"harbour \"\" \"\"\" OR NOT (");
        bombs.put("wildcards", "*a*b*c*d* ?????? *");
        bombs.put("expression", "/a{1,100000}/ harbour~9 ^9999999999 [a TO b}");
        bombs.put("operators", "AND OR NOT && || ! + - = > < ~ ^");
        bombs.put("question", "smart border gate?");
        bombs.put("C++ (gate", "C++ (gate");
        bombs.put("nothing", "");
        bombs.put("nul", "\0");
        bombs.put("lone surrogates", "\ud800 \udc00\udc00 harbour\ud83d");
        bombs.put("numbers", "over 9".repeat(20_000) + " million USD");
        bombs.put("digits", "9".repeat(1 << 20));
        bombs.put("exponent", "more than 1e999999999 km and under 10^999999999 %");
        return bombs;
    }

    private interface Search {
        Hits<?> run() throws IOException;
    }

    /** Answered or refused as an illegal argument, within the time. */
    private static void inTime(String name, Search search) throws IOException {
        long start = System.nanoTime();
        try {
            search.run();
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage() != null && e.getMessage().length() < 1000, name);
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        assertTrue(milliseconds < 2000, name + " took " + milliseconds + " ms");
    }

    @Test
    void textIsAnsweredInTime() throws IOException {
        for (Map.Entry<String, String> bomb : bombs().entrySet()) {
            inTime(bomb.getKey(), () -> index.search(PassageQuery.of(bomb.getValue())));
            inTime(
                    bomb.getKey(),
                    () -> index.search(PassageQuery.of(bomb.getValue()).explain(true)));
            inTime(bomb.getKey(), () -> index.search(FigureQuery.about(bomb.getValue())));
        }
    }

    @Test
    void aQuestionMarkIsNoWildcard() throws IOException {
        assertEquals(
                index.search(PassageQuery.of("smart border gate")).hits(),
                index.search(PassageQuery.of("smart border gate?")).hits());
    }

    private static String refusal(Filter filter) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> PassageQuery.of("harbour").filter(filter))
                .getMessage();
    }

    @Test
    void filtersAreBoundedInDepthAndNumber() throws IOException {
        Filter deep = RECENT;
        for (int i = 0; i < 100_000; i++) {
            deep = deep.not();
        }
        assertEquals(
                "a filter is nested at most 64 deep; put the parts of one \"all\" or \"any\" into one list",
                refusal(deep));
        Filter twice = RECENT;
        for (int i = 0; i < 60; i++) {
            twice = new Filter.Or(List.of(twice, twice));
        }
        assertEquals("a filter has at most 1000 conditions", refusal(twice));
        assertEquals(
                "a filter has at most 1000 conditions", refusal(new Filter.And(Collections.nCopies(5_000, RECENT))));
    }

    @Test
    void filtersWithinTheBoundsAreAnsweredInTime() throws IOException {
        Filter deep = RECENT;
        for (int i = 0; i < 63; i++) {
            deep = deep.not();
        }
        Filter odd = deep;
        inTime("deep", () -> index.search(PassageQuery.of("harbour").filter(odd)));
        assertEquals(0, index.search(PassageQuery.of("harbour").filter(odd)).size());
        List<Filter> ids = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            ids.add(Filter.id("d" + i));
        }
        PassageQuery any =
                PassageQuery.of("harbour").limit(1000).exactTotal(true).collapse(false);
        inTime("ids", () -> index.search(any.filter(new Filter.Or(ids))));
        assertEquals(
                index.search(any).total(),
                index.search(any.filter(new Filter.Or(ids))).total(),
                "all of them");
        Filter chain = Filter.id("d0");
        for (int i = 1; i < 500; i++) {
            chain = chain.or(Filter.id("d" + i));
        }
        assertEquals(index.search(any).total(), index.search(any.filter(chain)).total(), "one after the other");
        List<Filter> ranges = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            ranges.add(new Filter.Compare("version", Filter.Operator.values()[i % 6], (double) i));
        }
        inTime("ranges", () -> index.search(any.filter(new Filter.Or(ranges))));
        inTime("ranges", () -> index.search(any.filter(new Filter.And(ranges))));
        inTime("figures", () -> index.search(FigureQuery.about("harbour").filter(new Filter.Or(ranges))));
    }

    @Test
    void boundsThatAreNoNumbersAreRefused() throws IOException {
        assertEquals(
                "a value must be a finite number, got NaN",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FigureQuery.about("x").atLeast(Double.NaN, Unit.NONE))
                        .getMessage());
        assertEquals(
                "the filter on pages compares with not-a-number",
                assertThrows(IllegalArgumentException.class, () -> Filter.equal("pages", Double.NaN))
                        .getMessage());
        double[] edges = {
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -0.0,
            0.0
        };
        for (double edge : edges) {
            for (Condition.Operator operator : Condition.Operator.values()) {
                for (Unit unit : Arrays.asList(Unit.NONE, Unit.PERCENT)) {
                    inTime(
                            operator + " " + edge,
                            () -> index.search(FigureQuery.about("harbour").where(Condition.of(operator, edge, unit))));
                }
            }
            for (Filter.Operator operator : Filter.Operator.values()) {
                inTime(
                        operator + " " + edge,
                        () -> index.search(
                                PassageQuery.of("harbour").filter(new Filter.Compare("version", operator, edge))));
            }
        }
        for (LocalDate edge : List.of(LocalDate.MIN, LocalDate.MAX)) {
            for (Filter.Operator operator : Filter.Operator.values()) {
                inTime(
                        operator + " " + edge,
                        () -> index.search(
                                PassageQuery.of("harbour").filter(new Filter.Compare("date", operator, edge))));
            }
        }
    }

    @Test
    void pagesAreBounded() throws IOException {
        assertThrows(
                IllegalArgumentException.class,
                () -> PassageQuery.of("x").offset(1).limit(Query.MAX_WINDOW));
        assertThrows(IllegalArgumentException.class, () -> PassageQuery.of("x").offset(Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> PassageQuery.of("x").timeLimit(Duration.ZERO));
        inTime(
                "the last page",
                () -> index.search(
                        PassageQuery.of("harbour").offset(Query.MAX_WINDOW - 1).limit(1)));
        inTime(
                "the longest time",
                () -> index.search(PassageQuery.of("harbour").timeLimit(Duration.ofSeconds(Long.MAX_VALUE))));
    }
}
