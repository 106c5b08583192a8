package dev.fathom.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.text.RandomText;
import dev.fathom.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Words reader = new Words(text);
        while (reader.next()) {
            words.add(reader.toString());
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The U.S. Navy's 10,000 ships.      | the us navy's 10000 ships
                    3.5 km, 1,5 or 1,234.5; e.g. so    | 3.5 km 1,5 or 1234.5 eg so
                    border-gate and _emphasis_         | border gate and emphasis
                    organisation of Hữu Nghị           | organization of huu nghi
                    e\u00ADcon\u00ADomy straße ½ cup   | economy strasse 1⁄2 cup
                    don’t, 'tis the end.               | don't tis the end
                    東京のport                          | 東 京 の port
                    x                                  | x
                    """)
    void areFoldedAndSpelledAlike(String text, String words) {
        assertEquals(List.of(words.split(" ")), words(text));
    }

    @Test
    void areThoseOfTheAnalysisInPlainText() {
        TextAnalysis analysis = TextAnalysis.of("none");
        for (long seed = 0; seed < 200; seed++) {
            String text = RandomText.of(new Random(seed), 60).replaceAll("[^A-Za-z0-9 ]", " ");
            List<String> expected = analysis.terms(text).stream()
                    .map(Spelling.english()::normalise)
                    .toList();
            assertEquals(expected, words(text), "seed " + seed);
        }
    }

    @Test
    void areReadInTimeHoweverManyMarksTheyBear() {
        assertEquals(List.of("a"), words("a" + "\u0301\u0323".repeat(500_000)));
    }

    @Test
    void ofNothingAreNone() {
        assertEquals(List.of(), words(""));
        assertEquals(List.of(), words(" . ,' – "));
    }
}
