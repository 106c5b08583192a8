package dev.fathom.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.figure.Unit;
import dev.fathom.query.Understanding.Part;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What questions are understood as; an asterisk marks what is preferred, not demanded. */
class FigureQueryParserTest {

    private static final FigureQueryParser PARSER = FigureQueryParser.english(LocalDate.of(2026, 3, 15));

    private static String understood(String question) {
        return PARSER.parse(question).parts().stream()
                .map(FigureQueryParserTest::brief)
                .collect(Collectors.joining("; "));
    }

    private static String brief(Part part) {
        boolean wish = part.role() != Understanding.Role.SUBJECT && !part.demanded();
        return (part.role() == Understanding.Role.SUBJECT
                        ? ""
                        : part.role().name().toLowerCase(java.util.Locale.ROOT) + " ")
                + part.meaning()
                + (wish ? "*" : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        bridges longer than 3 km               | bridges; value more than 3 kilometre
        tunnels of at least 2 miles            | tunnels of; value at least 2 mile
        inflation below 4%                     | inflation; value less than 4 percent
        rice exports over 6 million tonnes     | rice exports; value more than 6000000 tonne
        wage >= 70 million VND                 | wage; value at least 70000000 VND
        wage <= 900 USD                        | wage; value at most 900 USD
        fleet < 40 ships                       | fleet ships; value less than 40
        more than 1,000 wind turbines          | wind turbines; value more than 1000
        lakes between 10000 and 20000 sq km    | lakes; value between 10000 and 20000 square kilometre
        lakes between 20 and 10 sq km          | lakes; value between 10 and 20 square kilometre
        dams from 30 to 50 m                   | dams; value between 30 and 50 metre
        debt over 3% and below 5%              | debt; value more than 3 percent; value between 3 and 5 percent
        debt exactly 5%                        | debt; value exactly 5 percent
        debt not 5%                            | debt; value other than 5 percent
        debt != 5%                             | debt; value other than 5 percent
        yield about 7 tonnes                   | yield; value about 7 tonne
        drivers older than 60                  | drivers; value more than 60 year
        mothers' age at birth over 30.5 years  | mothers' age at birth; value more than 30.5 year
        ice colder than -30 degrees            | ice; value less than -30
        median age below 17 years              | median age; value less than 17 year
        people under 15 years above 40%        | people under 15 years; value more than 40 percent
        cities ranked in the top 10            | cities ranked in the; kind rank among the first 10
        """)
    void values(String question, String expected) {
        assertEquals(expected, understood(question));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        tourists in 2024                       | tourists; period 2024-01-01/2024-12-31
        tourists 2024                          | tourists; period 2024-01-01/2024-12-31*
        tourists since 2020                    | tourists; period 2020-01-01/9999-12-31
        tourists before 2020                   | tourists; period 0001-01-01/2019-12-31
        tourists in the first quarter of 2025  | tourists; period 2025-01-01/2025-03-31
        tourists last year                     | tourists; period 2025-01-01/2025-12-31*
        rise in tourists since 2020            | rise in tourists; direction up*; baseline 2020-01-01/2020-12-31*
        tourists compared with 2019            | tourists; baseline 2019-01-01/2019-12-31*
        """)
    void times(String question, String expected) {
        assertEquals(expected, understood(question));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        harvest in tonnes                      | harvest in tonnes; unit mass*
        exports in USD                         | exports in USD; unit money:USD*
        women's share of seats                 | women's share of seats; unit percent*
        cost of the bridge                     | cost of the bridge; unit money*
        how many schools                       | schools; unit count*
        drop in crime                          | drop in crime; direction down*
        change of rainfall                     | change of rainfall; direction change*
        ranking of ports                       | ranking of ports; kind rank*
        300 clinics                            | 300 clinics; value exactly 300*
        """)
    void mentionsArePreferences(String question, String expected) {
        assertEquals(expected, understood(question));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        above                                  | above
        rates above average                    | rates above average
        growth under favourable conditions     | growth under favourable conditions
        over the hill                          | over the hill
        steps over 5 quux                      | steps quux
        houses that escaped the flood          | houses that escaped the flood
        doctors per 1,000 people               | doctors per 1,000 people
        workers aged 50 and over               | workers aged 50 and over
        citizens 65 years and over             | citizens 65 years and over
        rain in 24 hours                       | rain in 24 hours
        income of the richest 10%              | income of the richest 10%
        tourists in August                     | tourists in August
        how many people live in Utopia         | population in Utopia
        """)
    void whatIsNoConditionStaysWords(String question, String subject) {
        assertEquals(subject, PARSER.parse(question).query().subject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doctors per 1,000 people",
                "workers aged 50 and over",
                "rain in 24 hours",
                "income of the richest 10%",
                "tourists in August"
            })
    void numbersThatSayWhichSubjectAskForNoValue(String question) {
        assertEquals(Optional.empty(), PARSER.parse(question).query().demands().value());
        assertEquals(
                Optional.empty(), PARSER.parse(question).query().preferences().value());
        assertEquals(Optional.empty(), PARSER.parse(question).query().demands().period());
    }

    @Test
    void contradictionsAreSaidInOneSentence() {
        FigureQuery roads = FigureQuery.about("roads").atLeast(5, Unit.of("km"));
        String message = assertThrows(IllegalArgumentException.class, () -> roads.in(Unit.of("USD")))
                .getMessage();
        assertEquals(
                "no figure is both in USD and in kilometre, which do not convert into each other; ask for one of them",
                message);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> FigureQuery.about("x").between(5, 3, Unit.NONE))
                .getMessage()
                .contains("swap the two"));
        assertThrows(
                IllegalArgumentException.class, () -> FigureQuery.about("x").moreThan(Double.NaN, Unit.NONE));
        assertThrows(
                IllegalArgumentException.class, () -> FigureQuery.about("x").moreThan(1 / 0.0, Unit.NONE));
        assertThrows(
                IllegalArgumentException.class, () -> FigureQuery.about("x").kind("guess"));
        assertThrows(
                IllegalArgumentException.class, () -> FigureQuery.about("x").perDocument(0));
    }

    @Test
    void anyTextIsUnderstoodSomehow() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {
            "over",
            "between",
            "and",
            "5",
            "10%",
            "2024",
            "top",
            "km",
            "$",
            "USD",
            "not",
            "=",
            "!=",
            "<",
            ">",
            "about",
            "million",
            "in",
            "since",
            "from",
            "to",
            "-",
            "–",
            "%",
            "1,000",
            "9e99",
            "one",
            "third",
            "half",
            "of",
            "first quarter",
            "é",
            "\uD83D\uDE00",
            "\uD800",
            "\n",
            "roads",
            "increase",
            "1e400",
            "than",
            "more",
            "older",
            "0",
            "."
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(4) > 0 ? " " : "");
            }
            Understanding understanding = PARSER.parse(text.toString());
            assertNotNull(understanding.toString(), text + ", seed " + seed);
        }
        assertNotNull(PARSER.parse("over 5 ".repeat(100_000)));
        assertNotNull(PARSER.parse("9".repeat(1_000_000)));
    }
}
