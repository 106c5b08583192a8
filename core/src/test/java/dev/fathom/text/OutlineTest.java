package dev.fathom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

    /** Every line of a text under the name of its kind: what a reader of the test sees. */
    private static String outline(String text) {
        List<String> lines = new ArrayList<>();
        for (Section section : Outline.of(text).sections()) {
            lines.add("§ " + section.headings().stream().map(s -> s.of(text)).collect(Collectors.joining(" > ")));
            for (Block block : section.blocks()) {
                lines.add(block.kind() + " " + block.span().of(text).replaceAll("\\R", "⏎"));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void newsWithOneParagraphPerLine() {
        assertEquals("""
                § Harvest season opens in the north
                PARAGRAPH Farmers began to cut rice on Monday, a week earlier than last year.
                PARAGRAPH Yields are expected to reach 6.1 tonnes per hectare. Prices are stable.
                § Roads and bridges
                PARAGRAPH Two bridges were opened.
                """, outline("""
                        Harvest season opens in the north
                        Farmers began to cut rice on Monday, a week earlier than last year.
                        Yields are expected to reach 6.1 tonnes per hectare. Prices are stable.

                        Roads and bridges
                        Two bridges were opened.
                        """));
    }

    @Test
    void textWrappedByHand() {
        String wrapped = """
                The reservoir above the town was built to hold forty million cubic metres
                of water. When it was full for the first time, engineers of the province
                Quang Ninh measured its level every hour.
                A second paragraph begins here because the line before it was not full at
                all, and it goes on.

                    An indented paragraph, as books have them, is again wrapped by hand at
                the same width.
                """;
        String expected = """
                §\s
                PARAGRAPH The reservoir above the town was built to hold forty million cubic metres⏎of water. When it was full for the first time, engineers of the province⏎Quang Ninh measured its level every hour.
                PARAGRAPH A second paragraph begins here because the line before it was not full at⏎all, and it goes on.
                PARAGRAPH An indented paragraph, as books have them, is again wrapped by hand at⏎the same width.
                """;
        assertEquals(expected, outline(wrapped));
        assertEquals(expected, outline(wrapped.replace("\n", "\r\n")));
        assertEquals(expected, outline(wrapped.replace("\n", "\r")));
    }

    @Test
    void markdown() {
        assertEquals("""
                § Report
                § Report > Climate
                PARAGRAPH It rained.
                § Report > Climate > Rivers
                LIST_ITEM the first river, which⏎  is long
                LIST_ITEM the second river
                LIST_ITEM numbered
                LIST_ITEM in brackets
                § Report > Money
                TABLE_ROW | year | sum |
                TABLE_ROW |------|-----|
                TABLE_ROW | 2024 | 10 |
                CODE # no heading
                CODE print(1)
                PARAGRAPH After the code.
                § Annex
                LABELLED Area: 310 sq km
                LABELLED Population: 81,000
                """, outline("""
                        # Report
                        ## Climate ##
                        It rained.

                        ### Rivers
                        - the first river, which
                          is long
                        * the second river
                        3. numbered
                        (b) in brackets

                        ## Money
                        | year | sum |
                        |------|-----|
                        | 2024 | 10 |
                        ```python
                        # no heading

                        print(1)
                        ```
                        After the code.

                        Annex
                        =====
                        Area: 310 sq km
                        Population: 81,000
                        """));
    }

    @Test
    void mediaWikiHeadings() {
        assertEquals("""
                § Tower
                § Tower > Construction
                PARAGRAPH It was built .
                """, outline(" = Tower = \n = = Construction = = \n It was built . \n"));
    }

    @Test
    void headingsWithoutMarkStandBelowMarkedOnes() {
        assertEquals("""
                § Economy
                PARAGRAPH Growth was strong.
                § Economy > Foreign trade
                PARAGRAPH Exports rose by a tenth.
                § Economy > Tourism
                PARAGRAPH Guests came back.
                """, outline("""
                        # Economy
                        Growth was strong.

                        Foreign trade

                        Exports rose by a tenth.

                        Tourism

                        Guests came back.
                        """));
    }

    @Test
    void shortLinesAreNoParagraph() {
        assertEquals("""
                §\s
                PARAGRAPH Bread
                PARAGRAPH Milk
                PARAGRAPH Twelve eggs
                """, outline("Bread\nMilk\nTwelve eggs\n"));
    }

    @Test
    void aFenceThatIsNeverClosedMeansNothing() {
        assertEquals("""
                §\s
                PARAGRAPH ```
                § Heading
                PARAGRAPH Prose.
                """, outline("```\n# Heading\nProse.\n"));
    }

    @Test
    void barsInProseMakeNoTable() {
        assertEquals("""
                §\s
                PARAGRAPH The norm |x| is at most |y| for all of them.
                """, outline("The norm |x| is at most |y| for all of them."));
    }

    @Test
    void blocksAreOrderedDisjointAndLoseNoWord() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = RandomText.of(random, random.nextInt(200));
            int at = 0;
            for (Block block : BlockReader.read(text)) {
                Span span = block.marked();
                assertTrue(
                        at <= span.start()
                                && span.end() <= text.length()
                                && !block.span().isEmpty(),
                        "seed " + seed);
                assertNoWord(seed, text, at, span.start());
                at = span.end();
            }
            assertNoWord(seed, text, at, text.length());
        }
    }

    private static void assertNoWord(long seed, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = i;
            assertTrue(
                    !Character.isLetterOrDigit(text.charAt(i)),
                    () -> "seed " + seed + ": lost the character at " + place);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "#",
                "=",
                "-",
                "|",
                "`",
                "```\n",
                "~~~\n```\n",
                "\n",
                "\r\n",
                "a\n",
                "A\n\n",
                "# a\n",
                "- a\n",
                "a: b\n",
                "= a =\n",
                "* ",
                "A short title\n",
                "some words in small letters which are long enough to be a wrapped line\n",
                "a | b\n",
                "\t",
                "(",
                "1. ",
                "\u0301"
            })
    void takesLinearTime(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        int blocks = Fast.compute(() -> BlockReader.read(text).size());
        assertTrue(blocks <= text.length());
    }
}
