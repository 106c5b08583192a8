package dev.fathom.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.query.Filter.Compare;
import dev.fathom.query.Filter.Exists;
import dev.fathom.query.Filter.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final Filter AFRICA = new Compare("region", Operator.EQUAL, "africa");
    private static final Filter LATE = new Compare("date", Operator.AT_LEAST, LocalDate.of(2020, 1, 1));
    private static final Filter LONG = new Compare("pages", Operator.MORE, 10L);

    @Test
    void comparisonsAreJoined() {
        assertEquals(AFRICA.and(LATE), Filter.parse("region == \"africa\" and date >= 2020"));
        assertEquals(AFRICA.or(LATE.and(LONG)), Filter.parse("region='africa' or date >= 2020-01-01 AND pages > 10"));
        assertEquals(AFRICA.or(LATE).and(LONG), Filter.parse("(region == 'africa' || date >= 2020) && pages > 10"));
        assertEquals(AFRICA.not().and(LONG), Filter.parse("not region == 'africa' and pages > 10"));
        assertEquals(AFRICA.or(LONG).not(), Filter.parse("!(region == 'africa' or pages > 10)"));
        assertEquals(AFRICA, Filter.parse("not not ((region == 'africa'))"));
        assertEquals(new Exists("author"), Filter.parse("exists author"));
        assertSame(Filter.ALL, Filter.parse("  "));
    }

    @Test
    void typesAreThoseOfTheValues() {
        assertEquals(new Compare("share", Operator.LESS, -1.5e3), Filter.parse("share < -1.5e3"));
        assertEquals(new Compare("open", Operator.EQUAL, true), Filter.parse("open == true"));
        assertEquals(new Compare("name", Operator.NOT_EQUAL, "it's \"so\""), Filter.parse("name != 'it\\'s \"so\"'"));
        assertEquals(new Compare("two words", Operator.EQUAL, 2L), Filter.parse("'two words' == 2"));
        assertEquals(new Compare("id", Operator.EQUAL, "7"), Filter.parse("id == 7"));
        assertEquals(
                new Filter.Or(List.of(new Compare("n", Operator.EQUAL, 1L), new Compare("n", Operator.EQUAL, "x"))),
                Filter.parse("n in (1, 'x')"));
    }

    @Test
    void yearsAndMonthsAreSpansOfDays() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        LocalDate last = LocalDate.of(2020, 12, 31);
        Filter within = new Compare("date", Operator.AT_LEAST, first).and(new Compare("date", Operator.AT_MOST, last));
        assertEquals(within, Filter.parse("date == 2020"));
        assertEquals(new Exists("date").and(within.not()), Filter.parse("date != 2020"));
        assertEquals(new Compare("date", Operator.MORE, last), Filter.parse("date > 2020"));
        assertEquals(new Compare("date", Operator.LESS, first), Filter.parse("date < 2020"));
        assertEquals(new Compare("date", Operator.AT_MOST, LocalDate.of(2020, 2, 29)), Filter.parse("date <= 2020-02"));
        // Nothing says whether "published" holds numbers or dates.
        assertEquals(
                new Compare("published", Operator.MORE, 2020L).or(new Compare("published", Operator.MORE, last)),
                Filter.parse("published > 2020"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        region                       | 6  | ==, !=, <, <=, >, >= or in
        region ==                    | 9  | a value
        region == africa             | 10 | a value
        == 3                         | 0  | the name of a metadata value
        a == 1 b == 2                | 7  | and, or, or the end
        a == 1 and                   | 10 | the name of a metadata value
        (a == 1                      | 7  | the closing ) of the parenthesis at character 1
        a == 1)                      | 6  | and, or, or the end
        a == 'x                      | 7  | the closing '
        a == 2020-13-01              | 5  | a date that exists
        a == 12abc                   | 5  | a number or a date
        a ~ 3                        | 2  | a name, a value, a comparison or a parenthesis
        a in 3                       | 5  | ( and the values, parted by commas
        a in (1 2)                   | 8  | , or )
        a not 3                      | 6  | in
        exists 3                     | 7  | the name of a metadata value
        """)
    void errorsSayWhereAndWhat(String text, int position, String expected) {
        QuerySyntaxException e =
                assertThrows(QuerySyntaxException.class, () -> Filter.parse(text.replaceAll("^'''|'''$", "")));
        assertEquals(position, e.position(), e.getMessage());
        assertTrue(e.getMessage().contains("expected " + expected), e.getMessage());
        assertTrue(e.getMessage().startsWith("at character " + (position + 1)), e.getMessage());
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "(".repeat(100_000) + "a == 1" + ")".repeat(100_000);
        assertTrue(assertThrows(QuerySyntaxException.class, () -> Filter.parse(deep))
                .getMessage()
                .contains("at most 100"));
        String nots = "not ".repeat(100_000) + "a == 1";
        assertEquals(new Compare("a", Operator.EQUAL, 1L), Filter.parse(nots));
        String wide = "a == 1" + " or a == 1".repeat(10_000);
        assertThrows(QuerySyntaxException.class, () -> Filter.parse(wide));
        String list = "a in (1" + ", 1".repeat(10_000) + ")";
        assertThrows(QuerySyntaxException.class, () -> Filter.parse(list));
        String allowed = "(".repeat(99) + "a == 1" + ")".repeat(99);
        assertEquals(new Compare("a", Operator.EQUAL, 1L), Filter.parse(allowed));
    }

    @Test
    void anyTextGivesAFilterOrATypedError() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {
            "(",
            ")",
            "and",
            "or",
            "not",
            "in",
            "exists",
            "==",
            "!=",
            "<",
            ">=",
            "'",
            "\"",
            ",",
            "a",
            "date",
            "2020",
            "2020-05",
            "1.5",
            "-",
            "true",
            "'x'",
            " ",
            "\\",
            "é",
            "\uD83D",
            "\n",
            "99999999999999999999",
            "1e999",
            "..",
            "2020-02-30"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Filter.parse(text.toString());
            } catch (QuerySyntaxException e) {
                assertTrue(e.position() >= 0 && e.position() <= text.length(), text + ", seed " + seed);
            }
        }
    }
}
