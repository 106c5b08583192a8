package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where figures belong: to the place or organisation that the title names, else to the first the text names. */
final class PlaceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Annual report of Velmora County, 2020     | Fires burned 40 barns.                   | Velmora
            Velmora County: annual report             | Fires burned 40 barns.                   | Velmora
            Fire damage in Velmora, 2020              | Fires burned 40 barns.                   | Velmora
            Tandrel Shipping plc                      | Profit was 4 million euros.              | Tandrel Shipping
            Velmora labour office                     | Fires burned 40 barns.                   | Velmora
            Lac-Velmora tables its budget             | Fires burned 40 barns.                   | Lac-Velmora
            Storm Velmora: what we know               | Fires burned 40 barns.                   | -
            Household Budget Survey, May 2020         | Fires burned 40 barns.                   | -
            Fires and floods                          | Velmora Customs said fires burned 40 barns in Velmora. | Velmora
            Fires and floods                          | Fires burned 40 barns in Velmora.        | Velmora
            Fires and floods                          | Fires burned 40 barns.                   | -
            """)
    void findsThePlace(String title, String text, String expected) {
        Figure figure = FigureExtractor.english()
                .extract(Document.of("d", text).withTitle(title))
                .getFirst();
        assertEquals(expected, figure.place().orElse("-"));
    }
}
