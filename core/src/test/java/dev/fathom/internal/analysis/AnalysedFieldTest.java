package dev.fathom.internal.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts analysed beforehand are indexed as the same texts in one piece are; the seed is in every message. */
class AnalysedFieldTest {

    private static final String[] PIECES = {
        "the",
        "of the",
        "border",
        "gates",
        "Hữu Nghị",
        "U.S.",
        "organisation",
        "10,000",
        "",
        " ",
        "…",
        "\u0301",
        "国境",
        "a"
    };

    @ParameterizedTest
    @ValueSource(strings = {"en", "none", "de", "zh"})
    void hasTheTermsAndPositionsOfTheWhole(String language) throws IOException {
        TextAnalysis analysis = TextAnalysis.of(language);
        TokenStream reused = null;
        for (int seed = 0; seed < 300; seed++) {
            List<String> texts = texts(new Random(seed));
            IndexableField whole = new TextField("text", String.join("\n", texts), Store.NO);
            AnalysedField parts = new AnalysedField(
                    "text", texts.stream().map(analysis::analyse).toList());
            reused = parts.tokenStream(analysis.analyzer(), reused);
            List<String> found = terms(reused);
            assertEquals(terms(whole.tokenStream(analysis.analyzer(), null)), found, "seed " + seed + ": " + texts);
        }
    }

    private static List<String> texts(Random random) {
        return Stream.generate(() -> text(random)).limit(random.nextInt(5)).toList();
    }

    private static String text(Random random) {
        return String.join(
                " ",
                Stream.generate(() -> PIECES[random.nextInt(PIECES.length)])
                        .limit(random.nextInt(8))
                        .toList());
    }

    /** Every term with how far it is from the one before, and how far the end is. */
    private static List<String> terms(TokenStream stream) throws IOException {
        List<String> terms = new ArrayList<>();
        try (stream) {
            TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(increment.getPositionIncrement() + " "
                        + term.getBytesRef().utf8ToString());
            }
            stream.end();
            terms.add(increment.getPositionIncrement() + "");
        }
        return terms;
    }
}
