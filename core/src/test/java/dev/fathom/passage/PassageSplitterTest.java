package dev.fathom.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.text.Fast;
import dev.fathom.text.MarkedText;
import dev.fathom.text.Outline;
import dev.fathom.text.RandomText;
import dev.fathom.text.Section;
import dev.fathom.text.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageSplitterTest {

    private static final PassageSplitter DEFAULT = new PassageSplitter(20, 150, 900, 4, 0);

    private static String split(PassageSplitter splitter, String text) {
        return MarkedText.mark(
                text, splitter.split(text).stream().map(Passage::span).toList());
    }

    /** Splits the text without its marks and expects them back. */
    private static void expect(PassageSplitter splitter, String marked) {
        assertEquals(marked, split(splitter, MarkedText.parse(marked).text()));
    }

    @Test
    void aParagraphOfFewSentencesIsOnePassage() {
        expect(DEFAULT, """
            Harvest in the north
            ⟦Farmers began to cut rice on Monday, a week earlier than last year. Yields are expected to reach 6.1 tonnes per hectare, and prices are stable in all of the larger markets.⟧
            ⟦Two bridges were opened in the same week, one of them over the river that divides the district.⟧
            """);
    }

    @Test
    void aParagraphOfManySentencesIsCutBetweenThem() {
        PassageSplitter splitter = PassageSplitter.builder()
                .minLength(0)
                .length(37)
                .maxSentences(3)
                .build();
        expect(
                splitter,
                "⟦The first stands. The second follows.⟧ ⟦A third one is longer than both.⟧ ⟦Four. Five. Six.⟧");
        expect(splitter, "⟦The first sentence stands here. The second follows it. A third one is there.⟧");
    }

    @Test
    void whatIsCutMayOverlapByWholeSentences() {
        PassageSplitter splitter = PassageSplitter.builder()
                .minLength(0)
                .length(20)
                .maxSentences(1)
                .overlap(14)
                .build();
        String text = "One is here. Two is here. Three is here. Four is here.";
        assertEquals(
                List.of("One is here.", "One is here. Two is here.", "Two is here. Three is here.", "Four is here."),
                splitter.split(text).stream().map(p -> p.span().of(text)).toList());
    }

    @Test
    void aSentenceBeyondTheMaximumIsCutAfterAClauseElseAWordElseAnywhere() {
        PassageSplitter splitter =
                PassageSplitter.builder().minLength(0).length(20).maxLength(20).build();
        expect(splitter, "⟦rivers, lakes,⟧ ⟦ponds and canals of⟧ ⟦the whole country⟧");
        expect(splitter, "⟦" + "x".repeat(20) + "⟧⟦" + "x".repeat(7) + "⟧");
        expect(splitter, "⟦" + "x".repeat(19) + "⟧⟦\uD83D\uDE00" + "x".repeat(3) + "⟧");
    }

    @Test
    void listsAndTablesStayTogether() {
        expect(DEFAULT, """
            ⟦The shop sells:
            - bread
            - milk from the farm
            - eggs⟧

            ⟦| year | sum |
            | 2023 | 10  |
            | 2024 | 11  |⟧

            ⟦Area: 310 sq km
            Population: 81,000
            Capital: none⟧
            """);
    }

    @Test
    void aLongListIsCutBetweenItsItems() {
        PassageSplitter splitter =
                PassageSplitter.builder().minLength(0).length(30).maxLength(40).build();
        expect(splitter, "⟦- the first item\n- the second⟧\n⟦- the third item\n- a fourth⟧\n⟦- a fifth⟧");
    }

    @Test
    void shortParagraphsAreJoinedWithinTheirSection() {
        PassageSplitter splitter =
                PassageSplitter.builder().minLength(15).length(60).build();
        expect(
                splitter,
                "⟦Good evening.\nIt is a pleasure to be here tonight.⟧\n⟦We have a great deal to talk about today.⟧");
    }

    @Test
    void headingsAreCarriedAndNeverCrossed() {
        String text = """
            # Report
            ## Climate
            It rained.
            ## Money
            It was spent.
            # Annex
            """;
        List<Passage> passages = DEFAULT.split(text);
        assertEquals(
                List.of(
                        new Passage(0, span(text, "It rained."), List.of("Report", "Climate")),
                        new Passage(1, span(text, "It was spent."), List.of("Report", "Money")),
                        // A heading over nothing would otherwise be found by nobody.
                        new Passage(2, span(text, "Annex"), List.of())),
                passages);
    }

    private static Span span(String text, String part) {
        return new Span(text.indexOf(part), text.indexOf(part) + part.length());
    }

    @Test
    void nothingHasNoPassage() {
        assertEquals(List.of(), DEFAULT.split(""));
        assertEquals(List.of(), DEFAULT.split(" \r\n\u00a0\n---\n"));
    }

    @Test
    void refusesLengthsThatContradictEachOther() {
        PassageSplitter.Builder builder = PassageSplitter.builder().minLength(1300);
        assertEquals(
                "passage lengths need 0 <= minimum <= length <= maximum and a length of at least 1,"
                        + " got minimum 1300, length 150 and maximum 900",
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
        assertEquals(
                "a passage has at least 1 sentence, got a maximum of 0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PassageSplitter.builder().maxSentences(0).build())
                        .getMessage());
        assertEquals(
                "an overlap is at least 0 and no more than the length 150, got 1201",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PassageSplitter.builder().overlap(1201).build())
                        .getMessage());
    }

    @Test
    void passagesAreOrderedAndBoundedAndLoseNoWord() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = RandomText.of(random, random.nextInt(300));
            PassageSplitter splitter = randomSplitter(random);
            List<Passage> passages = splitter.split(text);
            BitSet kept = headings(text);
            Span before = new Span(0, 0);
            for (int i = 0; i < passages.size(); i++) {
                Span span = passages.get(i).span();
                String name = "seed " + seed + ", passage " + i + " " + span;
                assertEquals(i, passages.get(i).ordinal(), name);
                assertTrue(!span.isEmpty() && span.end() <= text.length(), name);
                assertTrue(span.start() >= before.start() && span.end() > before.end(), name);
                assertTrue(splitter.overlap() > 0 || span.start() >= before.end(), name);
                assertTrue(span.length() <= splitter.maxLength() || kept.get(span.start()), name);
                kept.set(span.start(), span.end());
                before = span;
            }
            for (int i = 0; i < text.length(); i++) {
                assertTrue(kept.get(i) || !Character.isLetterOrDigit(text.charAt(i)), "seed " + seed + " lost " + i);
            }
        }
    }

    private static PassageSplitter randomSplitter(Random random) {
        int length = 1 + random.nextInt(200);
        return PassageSplitter.builder()
                .length(length)
                .minLength(random.nextInt(length + 1))
                .maxLength(length + random.nextInt(300))
                .maxSentences(1 + random.nextInt(5))
                .overlap(random.nextBoolean() ? 0 : random.nextInt(length + 1))
                .build();
    }

    private static BitSet headings(String text) {
        BitSet headings = new BitSet();
        for (Section section : Outline.of(text).sections()) {
            section.headings().forEach(h -> headings.set(h.start(), h.end()));
        }
        return headings;
    }

    @Test
    void sentencesStayWhole() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("Sentence ").append(i).append(" is about").append(" the river".repeat(random.nextInt(12)));
            text.append(random.nextInt(9) == 0 ? ".\n" : ". ");
        }
        for (Passage passage : DEFAULT.split(text)) {
            String words = passage.span().of(text);
            assertTrue(words.startsWith("Sentence ") && words.endsWith("."), words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\n",
                "a ",
                "A. ",
                "a\n",
                "# a\n",
                "- a\n",
                "a: b\n",
                "| a |\n",
                "```\na\n",
                ".",
                "Word word. Another one. ",
                "\uD83D\uDE00",
                "\u0301"
            })
    void takesLinearTime(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        List<Passage> passages = Fast.compute(() -> DEFAULT.split(text));
        assertTrue(passages.stream().allMatch(p -> p.span().end() <= text.length()));
    }
}
