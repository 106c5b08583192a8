package dev.fathom.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.query.Expression.Boosted;
import dev.fathom.query.Expression.Fuzzy;
import dev.fathom.query.Expression.Group;
import dev.fathom.query.Expression.Phrase;
import dev.fathom.query.Expression.Place;
import dev.fathom.query.Expression.Prefix;
import dev.fathom.query.Expression.Where;
import dev.fathom.query.Expression.Word;
import dev.fathom.query.Filter.Compare;
import dev.fathom.query.Filter.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static Word word(String text) {
        return new Word(Place.ANYWHERE, text);
    }

    @Test
    void wordsPhrasesPrefixesAndFuzzyWords() {
        assertEquals(word("gate"), Expression.parse("gate"));
        assertEquals(new Phrase(Place.ANYWHERE, "border gate", 2), Expression.parse("\"border gate\"~2"));
        assertEquals(new Prefix(Place.TITLE, "gat"), Expression.parse("title:gat*"));
        assertEquals(new Fuzzy(Place.HEADING, "gaet", 1), Expression.parse("heading:gaet~1"));
        assertEquals(new Fuzzy(Place.ANYWHERE, "gaet", 2), Expression.parse("gaet~"));
        assertEquals(new Boosted(word("gate"), 2), Expression.parse("gate^2"));
        assertEquals(word("what?"), Expression.parse("what\\?"));
    }

    @Test
    void mustMayAndMustNot() {
        assertEquals(
                new Group(List.of(word("a1")), List.of(word("b1")), List.of(word("c1"))),
                Expression.parse("+a1 b1 -c1"));
        assertEquals(
                new Group(List.of(word("a1"), word("b1")), List.of(), List.of(word("c1"))),
                Expression.parse("a1 AND b1 AND NOT c1"));
        Expression and = new Group(List.of(word("b1"), word("c1")), List.of(), List.of());
        assertEquals(new Group(List.of(), List.of(word("a1"), and), List.of()), Expression.parse("a1 OR b1 AND c1"));
        assertEquals(new Group(List.of(), List.of(), List.of(word("a1"))), Expression.parse("NOT a1"));
    }

    @Test
    void otherFieldsAreMetadata() {
        assertEquals(new Where(Filter.equal("region", "africa")), Expression.parse("region:africa"));
        assertEquals(new Where(Filter.equal("region", "south asia")), Expression.parse("region:\"south asia\""));
        assertEquals(
                new Where(new And(
                                new Compare("date", Operator.AT_LEAST, LocalDate.of(2020, 1, 1)),
                                new Compare("date", Operator.AT_MOST, LocalDate.of(2022, 12, 31)))
                        .filter()),
                Expression.parse("date:[2020 TO 2022]"));
    }

    /** What a range becomes: the strings of the same names compare too, for nothing says what a name holds. */
    private record And(Compare low, Compare high) {
        Filter filter() {
            return new Filter.And(List.of(
                    low.or(new Compare("date", Operator.AT_LEAST, "2020")),
                    high.or(new Compare("date", Operator.AT_MOST, "2022"))));
        }
    }

    @Test
    void theWordsAreThoseThatMayBeThere() {
        assertEquals(
                "smart border gate plan",
                Expression.parse("smart \"border gate\" -port plan* region:asia")
                        .words());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        (gate               | 5  | a word, "phrase" or (
        gate)               | 4  | a word, "phrase" or (
        "border gate        | 12 | the closing "
        C++ (gate           | 9  | a word, "phrase" or (
        *gate               | 0  | a * only at the end of a word
        g?te                | 1  | a * only at the end of a word
        g*                  | 1  | a * only at the end of a word
        /a{1,100000}/       | 0  | no regular expression
        gate~9              | 4  | ~1 or ~2 after a word
        "a b"~9999          | 5  | ~0 to ~100
        gate^0              | 0  | words, "phrases"
        [a TO b]            | 1  | the name of a metadata value
        region:afr*         | 7  | title or heading
        AND                 | 0  | a word, "phrase" or (
        """)
    void errorsSayWhereAndWhat(String text, int position, String expected) {
        QuerySyntaxException e = assertThrows(QuerySyntaxException.class, () -> Expression.parse(text));
        assertTrue(e.getMessage().contains("expected " + expected), e.getMessage());
        assertEquals(position, e.position(), e.getMessage());
    }

    @Test
    void bombsAreRefusedBeforeTheyAreParsed() {
        for (String bomb : List.of(
                "(".repeat(5_000) + "gate" + ")".repeat(5_000),
                "gate ".repeat(10_000),
                "x".repeat(1 << 20),
                "\"".repeat(9_999),
                "+".repeat(9_999) + "a",
                "NOT ".repeat(4_000) + "a",
                "fn:ordered(".repeat(1_000),
                "a OR ".repeat(3_000) + "b",
                "title:".repeat(2_000),
                "[".repeat(5_000),
                "\\")) {
            assertThrows(QuerySyntaxException.class, () -> Expression.parse(bomb), bomb.substring(0, 1));
        }
    }

    @Test
    void anyTextGivesAnExpressionOrATypedError() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {
            "gate",
            "a*",
            "*",
            "?",
            "\"",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            " TO ",
            "AND",
            "OR",
            "NOT",
            "+",
            "-",
            "!",
            "~",
            "^",
            "2",
            "0.5",
            ":",
            "title:",
            "date:",
            "2020-13-01",
            "<=",
            ">",
            "=",
            "\\",
            "/",
            "@",
            "fn:",
            "ordered(",
            " ",
            "\n",
            "é",
            "\uD83D",
            "&&",
            "||",
            "1e99",
            "99999999999"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(10); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertNotNull(Expression.parse(text.toString()));
            } catch (QuerySyntaxException e) {
                assertTrue(e.position() >= 0 && e.position() <= text.length(), text + ", seed " + seed);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("\"" + text + "\", seed " + seed, e);
            }
        }
    }
}
