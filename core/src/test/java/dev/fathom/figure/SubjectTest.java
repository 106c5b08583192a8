package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What figures are figures of: each rule with a sentence of its own. */
final class SubjectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The literacy rate reached 91% in 2020.                                   | literacy rate
            Exports of timber from the region fell 4%.                               | Exports of timber
            The number of cyclists passed 4,000.                                     | cyclists
            The ministry hired 40 new inspectors.                                    | new inspectors
            The county spent 9 million euros on drainage.                            | drainage
            The fund lent 3 million dollars to farmers for greenhouses.              | fund
            The city laid 14 km of cycle path.                                       | cycle path
            Some 12% of pupils were absent.                                          | pupils
            Nearly 80% of farms have electric pumps.                                 | electric pumps
            A 90-metre mast was built.                                               | mast
            The agency opened a 3-year training scheme.                              | training scheme
            The council cut the speed limit to 30 km/h.                              | speed limit
            Milk (4.1%) and butter (2.2%) became dearer.                             | Milk; butter
            The pipeline, which carries 300 cubic metres a day, is old.              | pipeline
            Trams and buses carried 3 and 5 million passengers, respectively.        | Trams; buses
            The trial, with a budget of 2 million euros, lasted 18 months.           | budget; trial
            Sales were 40 million euros, up from 35 million euros.                   | Sales; Sales
            Profit fell to 9 million euros, a drop of 12%.                           | Profit; Profit
            The tower is 310 m (1,017 feet) tall.                                    | tower; tower
            Children under 12 travel free.                                           | Children
            Steel output rose 3%, cement 2% and glass 1%.                            | Steel output; cement; glass
            """)
    void findsTheShortestNounPhrase(String text, String expected) {
        assertEquals(expected, subjects(Document.of("d", text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Road deaths in Elmshire    | They fell to 41.                                            | Road deaths
            Harbour works              | The quay is 400 m long. It cost 8 million euros.            | quay; quay
            """)
    void takesPronounsFromBefore(String title, String text, String expected) {
        assertEquals(expected, subjects(Document.of("d", text).withTitle(title)));
    }

    private static String subjects(Document document) {
        return FigureExtractor.english().extract(document).stream()
                .map(f -> f.subject().orElse("-"))
                .collect(Collectors.joining("; "));
    }
}
