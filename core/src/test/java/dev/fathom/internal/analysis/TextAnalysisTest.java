package dev.fathom.internal.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextAnalysisTest {

    @Test
    void foldsWordsThatAreNotPlainAscii() {
        TextAnalysis english = TextAnalysis.of("en");
        assertEquals(List.of("huu", "nghi"), english.terms("Hữu Nghị"));
        assertEquals(List.of("women", "right"), english.terms("women's rights"));
        assertEquals(List.of("pm2.5"), english.terms("PM2.5"));
    }
}
