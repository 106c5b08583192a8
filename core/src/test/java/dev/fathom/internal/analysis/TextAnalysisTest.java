package dev.fathom.internal.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.internal.analysis.TextAnalysis.Token;
import dev.fathom.text.Fast;
import dev.fathom.text.MarkedText;
import dev.fathom.text.RandomText;
import dev.fathom.text.Span;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalysisTest {

    private static final TextAnalysis ENGLISH = TextAnalysis.of("en");
    private static final TextAnalysis NONE = TextAnalysis.of("none");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    national defence              | national defense
                    National Defences             | NATIONAL DEFENSE
                    organisation                  | organizations
                    organising                    | organized
                    recognised                    | recognize
                    analysed                      | analyzing
                    colour                        | colors
                    labour                        | labor
                    harbours                      | harbor
                    travelling                    | traveled
                    programme                     | programs
                    centre                        | centers
                    metres                        | meter
                    catalogue                     | catalogs
                    aluminium                     | aluminum
                    tyres                         | tire
                    grey                          | gray
                    paediatric                    | pediatric
                    GRDP                          | GRDPs
                    GRDP                          | grdp
                    economies                     | economy
                    growing                       | grows
                    border-gate                   | border gate
                    border‐gate                   | border gates
                    import–export                 | import export
                    import—export                 | import-export
                    10,000                        | 10000
                    1,234,567.89                  | 1234567.89
                    U.S.                          | US
                    U.S. exports                  | US exports
                    U.N.                          | UN
                    the province's                | province
                    the province’s                | province
                    people's                      | people’s
                    Hữu Nghị                      | Huu Nghi
                    Đồng Đăng                     | Dong Dang
                    Zürich                        | Zurich
                    Łódź                          | Lodz
                    naïve café                    | naive cafe
                    Ærøskøbing                    | Aeroskobing
                    straße                        | strasse
                    ﬁeld eﬀect                    | field effect
                    ＧＲＤＰ １０                   | GRDP 10
                    e\u00ADcon\u00ADomy           | economy
                    used                          | using
                    """)
    void isTheSameWord(String a, String b) {
        assertEquals(ENGLISH.terms(b.translateEscapes()), ENGLISH.terms(a.translateEscapes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10,000     | 10.000
                    1.5        | 15
                    3,14       | 314
                    US         | use
                    2024       | 2025
                    rice       | rise
                    """)
    void isAnotherWord(String a, String b) {
        assertTrue(!ENGLISH.terms(a).equals(ENGLISH.terms(b)), () -> ENGLISH.terms(a) + " " + ENGLISH.terms(b));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hữu Nghị", "Đồng Đăng", "Zürich", "naïve café", "Ǆ ǖ ṩ", "각", "ﬁeld", "Ω", "の゙ ガ"})
    void composedAndDecomposedAreTheSame(String text) {
        for (TextAnalysis analysis : List.of(ENGLISH, NONE)) {
            assertEquals(
                    analysis.terms(Normalizer.normalize(text, Normalizer.Form.NFC)),
                    analysis.terms(Normalizer.normalize(text, Normalizer.Form.NFD)));
        }
    }

    @Test
    void positionsCountStopWordsAndWordsOfMarksOnly() {
        List<Token> tokens = ENGLISH.tokens("coverage of the forest \u0301 rose");
        assertEquals(
                List.of("coverag", "forest", "rose"),
                tokens.stream().map(Token::term).toList());
        assertEquals(3, tokens.get(1).position());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the ⟦province’s⟧ ⟦GRDP⟧ in ⟦2025⟧",
                "⟦Hu\u031B\u0303u⟧ ⟦Nghi\u0323⟧ ⟦border⟧-⟦gate⟧",
                "(⟦10,000⟧ ⟦hectares⟧), ⟦U.S⟧. ⟦exports⟧",
                "⟦\uD83D\uDE00⟧ ⟦ﬁelds⟧ and ⟦\uD835\uDC01\uD835\uDC02⟧",
            })
    void tokensStandWhereTheWordsDo(String marked) {
        MarkedText expected = MarkedText.parse(marked);
        List<Span> spans =
                ENGLISH.tokens(expected.text()).stream().map(Token::span).toList();
        assertEquals(marked, MarkedText.mark(expected.text(), spans));
    }

    /** Whatever folding, spelling and stemming make of a word, its span holds the word as written. */
    @Test
    void spansAreTrueInAnyText() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            String text = unicode(random);
            for (TextAnalysis analysis : List.of(ENGLISH, NONE)) {
                int start = 0;
                int position = -1;
                for (Token token : analysis.tokens(text)) {
                    String name = "seed " + seed + " " + token;
                    assertTrue(token.span().start() >= start && token.span().end() <= text.length(), name);
                    assertTrue(
                            token.position() > position
                                    && !token.span().isEmpty()
                                    && !token.term().isEmpty(),
                            name);
                    String alone = token.span().of(text);
                    assertTrue(analysis.terms(alone).contains(token.term()), () -> name + " from \"" + alone + "\"");
                    start = token.span().start();
                    position = token.position();
                }
            }
        }
    }

    /** Real words of many scripts, written in every way there is, between characters of all kinds. */
    private static String unicode(Random random) {
        String[] words = {
            "Hữu",
            "Nghị",
            "Đăng",
            "café",
            "Straße",
            "ﬁnancial",
            "ＧＲＤＰ",
            "defence",
            "organisations",
            "U.S.",
            "10,000",
            "3.5",
            "people’s",
            "people's",
            "e\u00ADcon\u00ADomy",
            "border-gate",
            "import–export",
            "戦場",
            "ヴァル",
            "한국",
            "नमस्ते",
            "العربية",
            "עִבְרִית",
            "ไทย",
            "\uD835\uDC00\uD835\uDC01",
            "\uD83D\uDE00",
            "Ω",
            "Ångström",
            "İstanbul",
            "ẞ",
            "ŉ",
            "㎞",
            "½",
            "x²",
            "na\u0308ive",
            "a\u0301\u0302\u0303"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            String word = words[random.nextInt(words.length)];
            Normalizer.Form[] forms = Normalizer.Form.values();
            text.append(random.nextBoolean() ? word : Normalizer.normalize(word, forms[random.nextInt(forms.length)]));
            text.append(random.nextInt(4) == 0 ? RandomText.of(random, 2) : " ");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0301", "a\u0301", ".", "1,", "U.", "\uD83D\uDE00", "の", "-", "\uD83D", "a "})
    void takesLinearTime(String unit) {
        String text = unit.repeat(500_000 / unit.length());
        assertTrue(Fast.compute(() -> ENGLISH.tokens(text)).size() <= text.length());
    }

    @Test
    void namesTheLanguagesThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> TextAnalysis.of("xx"))
                .getMessage();
        assertTrue(message.startsWith("no language \"xx\"; choose one of ar, bg, "), message);
        assertEquals("en", ENGLISH.language());
    }
}
