package dev.fathom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦He left.⟧ ⟦She stayed!⟧  ⟦Why?⟧ ⟦Nobody knows⟧",
                // decimals, numbers, percentages
                "⟦Output grew by 8.27% in 2024.⟧ ⟦It fell to 1.5 million in March.⟧ ⟦30 firms closed.⟧",
                "⟦Resolution No. 25 was passed.⟧ ⟦See Nos. 3 and 4, Art. 7, Fig. 2 and Vol. III of the report.⟧",
                "⟦He said no.⟧ ⟦The others agreed.⟧",
                "⟦It opened on Jan. 5 and closed on Sept. 30.⟧ ⟦Rain fell in Jan.⟧ ⟦Snow fell in February.⟧",
                // initials and countries
                "⟦U.S. exports rose.⟧ ⟦The U.S. Army and the U.N. Security Council met.⟧",
                "⟦Exports went to the U.S.⟧ ⟦The rest went to Japan.⟧",
                "⟦John D. Tillson and George W. Bush met J. R. R. Tolkien.⟧ ⟦They spoke.⟧",
                "⟦It was not I.⟧ ⟦Others did it.⟧",
                "⟦They chose plan B.⟧ ⟦It worked.⟧",
                // titles
                "⟦Mr. Ho Tien Thieu met Mrs. Doan and Dr. Le.⟧ ⟦Gen. Giang spoke.⟧",
                "⟦Use a tool, e.g. Lucene, i.e. Java.⟧ ⟦Mt. Everest vs. St. Helens.⟧",
                // times and units
                "⟦The session began at 3 p.m. on Monday.⟧ ⟦It ended at 5 p.m.⟧ ⟦Officials left.⟧",
                "⟦The road is 5 km. long.⟧ ⟦It weighs 3 kg.⟧ ⟦Nobody minds.⟧",
                "⟦Acme Inc. said so.⟧ ⟦Acme Corp. 2024 was weak.⟧ ⟦He joined Acme Ltd.⟧ ⟦Profits rose.⟧",
                // quotes and brackets
                "⟦“Stop!” he said.⟧ ⟦“Go on.”⟧ ⟦She went (slowly).⟧ ⟦(Nobody saw it.)⟧ ⟦He wrote: 'Done.'⟧ ⟦Then left.⟧",
                "⟦“Why?” he asked.⟧ ⟦«Non.»⟧ ⟦“Yes.”⟧",
                "⟦It is known.[12]⟧ ⟦It is old [3].⟧ ⟦End⟧",
                // dots
                "⟦Well... maybe.⟧ ⟦And so on…⟧ ⟦Then nothing.⟧ ⟦What?!⟧ ⟦No.⟧",
                "⟦See www.example.org or node.js for version 3.1.4 of it.⟧ ⟦Next.⟧",
                // small letters only
                "⟦the debt was $20 million.⟧ ⟦a deferred tax asset of corning, inc. and others was set up.⟧ ⟦the u.s. air force paid.⟧",
                "⟦revenue rose by no. 3 of the list.⟧ ⟦john d. tillson left.⟧",
                // tokens with blanks around, as in some collections
                "⟦the wing was tested .⟧ ⟦results are given .⟧",
                // other scripts
                "⟦戦場の記録。⟧⟦次の文！⟧⟦終わり⟧",
                "⟦यह वाक्य है।⟧ ⟦दूसरा वाक्य।⟧",
                "⟦هل هذا سؤال؟⟧ ⟦نعم.⟧",
            })
    void findsSentences(String marked) {
        MarkedText expected = MarkedText.parse(marked);
        List<Span> found =
                Sentences.in(expected.text(), new Span(0, expected.text().length()));
        assertEquals(marked, MarkedText.mark(expected.text(), found));
    }

    @Test
    void looksOnlyWithinTheBlock() {
        String text = "One. Two. Three. Four.";
        assertEquals("One. ⟦Two.⟧ ⟦Three.⟧ Four.", MarkedText.mark(text, Sentences.in(text, new Span(4, 17))));
    }

    @Test
    void sentencesAreOrderedDisjointAndLoseNothing() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = RandomText.of(random, random.nextInt(120));
            int start = random.nextInt(text.length() + 1);
            Span block = new Span(start, start + random.nextInt(text.length() - start + 1));
            Cover.check("seed " + seed, text, block, Sentences.in(text, block));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ". ", ".a", "a. ", "!?", "(", ". (", "'", ".'", " ", "\n", "U.S. ", "。", ".[1", "a"})
    void takesLinearTime(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        List<Span> sentences = Fast.compute(() -> Sentences.in(text, new Span(0, text.length())));
        assertTrue(sentences.stream().allMatch(s -> s.end() <= text.length()));
    }
}
