package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts of change and levels: each rule with a sentence of its own. */
final class DirectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wheat prices rose 4% in May.                                          | 4% up
            Wheat prices rose to 240 euros.                                       | 240 euros level
            Rents climbed by 12 euros to 640 euros.                               | 12 euros up, 640 euros level
            Turnover slipped from 9 million euros to 7 million euros.             | 9 million euros level, 7 million euros level
            The ministry lowered the fee by 15 dollars.                           | 15 dollars down
            The firm upgraded 12 bridges.                                         | 12 bridges level
            The plant shed 300 jobs.                                              | 300 jobs down
            The bakery added 25 branches.                                         | 25 branches up
            Output was 6% higher than in spring.                                  | 6% up
            The bid is 3 million euros below the estimate.                        | 3 million euros down
            Bookings are 9% ahead of 2022.                                        | 9% up
            The runner came in 40 seconds ahead of the field.                     | 40 seconds level
            Ticket sales were up 7%.                                              | 7% up
            Ticket sales were 410, up from 380.                                   | 410 level, 380 level
            The council announced a cut of 2 million euros.                       | 2 million euros down
            Workers got a 3% pay rise.                                            | 3% up
            The region reported growth of 5.5%.                                   | 5.5% up
            The growth target is 8%.                                              | 8% up
            Inflation was 6%.                                                     | 6% level
            The deficit was 40 million euros.                                     | 40 million euros level
            The bank made a net loss of 12 million euros.                         | 12 million euros down
            Visitor numbers doubled.                                              | doubled up
            The lake holds three times the volume of the pond.                    | three times level
            The index fell 30 points, or 1.2%.                                    | 30 points down, 1.2% down
            Margins narrowed by 40 basis points to 11%.                           | 40 basis points down, 11% level
            The port bought up 40 trucks.                                         | 40 trucks level
            Fares went up 5%.                                                     | 5% up
            Coal -2.5%, gas +1.5%.                                                | -2.5% down, +1.5% up
            """)
    void tellsChangeFromLevel(String text, String expected) {
        assertEquals(expected, directions(text));
    }

    private static String directions(String text) {
        return FigureExtractor.english().extract(Document.of("d", text)).stream()
                .map(f -> f.text() + " " + f.direction().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
