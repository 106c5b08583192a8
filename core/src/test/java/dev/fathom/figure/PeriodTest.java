package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When figures are true and what changes are measured against: each rule with a sentence of its own. */
final class PeriodTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The mill sold 40 looms in 2019.                                    | 2019-01-01/2019-12-31
            The mill sold 40 looms in March 2019.                              | 2019-03-01/2019-03-31
            The mill had 40 looms on 3 March 2019.                             | 2019-03-03
            The mill had 40 looms on March 3, 2019.                            | 2019-03-03
            The mill had 40 looms on 2019-03-03.                               | 2019-03-03
            The mill had 40 looms by the end of June 2019.                     | 2019-06-30
            The mill sold 40 looms in the second quarter of 2019.              | 2019-04-01/2019-06-30
            The mill sold 40 looms in H2 2019.                                 | 2019-07-01/2019-12-31
            The mill sold 40 looms in 2015–2019.                               | 2015-01-01/2019-12-31
            The mill sold 40 looms between 2015 and 2019.                      | 2015-01-01/2019-12-31
            The mill sold 40 looms in the first nine months of 2019.           | 2019-01-01/2019-09-30; 2019-01-01/2019-09-30
            The mill sold 40 looms from January to May 2019.                   | 2019-01-01/2019-05-31
            The mill sold 40 looms last year.                                  | 2020-01-01/2020-12-31
            The mill sold 40 looms last month.                                 | 2021-04-01/2021-04-30
            The mill sold 40 looms on Monday.                                  | 2021-05-17
            The mill sold 40 looms in October.                                 | 2020-10-01/2020-10-31
            The mill has sold 40 looms since 2018.                             | 2018-01-01/2021-05-20
            Over the past three years the mill sold 40 looms.                  | 2018-05-21/2021-05-20; 2018-05-21/2021-05-20
            The Indian mill sold 40 looms in 2018/19.                          | 2018-04-01/2019-03-31
            The Kenyan mill sold 40 looms in 2018/19.                          | 2018-07-01/2019-06-30
            In the year ended 30 September 2019 the mill sold 40 looms.        | 2018-10-01/2019-09-30
            In the six months to March 2019 the mill sold 40 looms.            | 2018-10-01/2019-03-31; 2018-10-01/2019-03-31
            The mill now has 40 looms.                                         | -
            The mill will buy 40 looms.                                        | -
            In 2019 the mill sold 40 looms. It made 90 rugs.                   | 2019-01-01/2019-12-31; 2019-01-01/2019-12-31
            Sales rose from 4 million euros in 2015 to 6 million euros in 2019. | 2015-01-01/2015-12-31; 2019-01-01/2019-12-31
            Sales were 6 million euros (2018: 5 million euros) in 2019.        | -; 2018-01-01/2018-12-31
            """)
    void findsTheTime(String text, String expected) {
        assertEquals(expected, periods(text, Figure::period));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            In 2019 sales rose 4% from 2015.                                   | 2015-01-01/2015-12-31
            In May 2019 sales rose 4% over the same month of 2017.             | 2017-05-01/2017-05-31
            In the third quarter of 2019 sales fell 4% year on year.           | 2018-07-01/2018-09-30
            In May 2019 sales fell 4% month on month.                          | 2019-04-01/2019-04-30
            Sales were 4% higher in 2019 than in 2012.                         | 2012-01-01/2012-12-31
            In 2019 sales were 4% below 2012.                                  | 2012-01-01/2012-12-31
            Sales reached 6 million euros in 2019.                             | -
            """)
    void findsWhatAChangeIsMeasuredAgainst(String text, String expected) {
        assertEquals(expected, periods(text, Figure::baseline));
    }

    private static String periods(String text, java.util.function.Function<Figure, Optional<Period>> which) {
        Document document = Document.of("d", text).withDate(LocalDate.of(2021, 5, 20));
        return FigureExtractor.english().extract(document).stream()
                .map(f -> which.apply(f).map(Period::toString).orElse("-"))
                .collect(Collectors.joining("; "));
    }
}
