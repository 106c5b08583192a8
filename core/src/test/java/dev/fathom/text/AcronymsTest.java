package dev.fathom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcronymsTest {

    /** Short and long forms are marked where they are found. */
    private static String marked(String text) {
        List<Span> spans = new ArrayList<>();
        for (Acronym acronym : Acronyms.find(text)) {
            assertEquals(acronym.shortForm(), acronym.shortSpan().of(text));
            assertEquals(acronym.longForm(), acronym.longSpan().of(text));
            spans.add(acronym.shortSpan());
            spans.add(acronym.longSpan());
        }
        return MarkedText.mark(text, spans.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ⟦Gross Regional Domestic Product⟧ (⟦GRDP⟧) rose.",
                "The province’s ⟦gross regional domestic product⟧ (⟦GRDP⟧) growth rate",
                "by the ⟦Northern Water Board⟧ (⟦NWB⟧; see page 7) and the ⟦River Fund⟧ (⟦RF⟧, founded 1990)",
                "⟦NWB⟧ (⟦Northern Water Board⟧) has spoken.",
                "the ⟦hidden Markov model⟧ (⟦HMM⟧)",
                "of ⟦people's committees⟧ (⟦PCs⟧)",
                "a ⟦Light-Rail Network⟧ (⟦LRN⟧) and ⟦3-day fever⟧ (⟦3DF⟧)",
                "⟦Research and Development⟧ (⟦R&D⟧) paid",
                "the ⟦Ministry of Rural Roads⟧ (⟦MoRR⟧)",
                // no definitions
                "the province (China) and the bridge (opened in 2024)",
                "twelve buses (12) and others (etc.)",
                "growth (up 8.27%) was high (GRDP)",
                "the Water Board (said Mr. An)",
                "an open bracket (GRDP",
                "the WHO (WHO) said",
                "GRDP ()",
            })
    void findsDefinitions(String text) {
        assertEquals(text, marked(MarkedText.parse(text).text()));
    }

    @Test
    void staysOnOneLine() {
        assertEquals(List.of(), Acronyms.find("Gross Regional\nDomestic Product (GRDP)"));
    }

    @Test
    void spansLieInTheText() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(RandomText.of(random, random.nextInt(60)));
            text.append(" Long Old Name (LON) ").append(RandomText.of(random, random.nextInt(60)));
            List<Acronym> found = Acronyms.find(text.toString());
            assertTrue(found.stream().anyMatch(a -> a.longForm().equals("Long Old Name")), "seed " + seed);
            for (Acronym acronym : found) {
                assertEquals(acronym.longForm(), acronym.longSpan().of(text), "seed " + seed);
                assertTrue(!acronym.longSpan().overlaps(acronym.shortSpan()), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "()", "(AB", "(AB)", "a (AB) ", "ab ", "a b (AB) ", "A"})
    void takesLinearTime(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        assertTrue(Fast.compute(() -> Acronyms.find(text)).size() <= text.length());
    }
}
