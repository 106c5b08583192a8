package dev.fathom.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.query.Thesaurus.Alternative;
import dev.fathom.query.Thesaurus.Relation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThesaurusTest {

    @TempDir
    private Path folder;

    private Thesaurus read(String... lines) throws IOException {
        return Thesaurus.read(Files.writeString(folder.resolve("own.txt"), String.join("\n", lines)));
    }

    private static Alternative same(String text, double weight) {
        return new Alternative(text, Relation.SAME, weight);
    }

    @Test
    void eachMemberOfASetOfOneMeaningStandsForEveryOther() throws IOException {
        Thesaurus own = read("# roads", "", "expressway = motorway = freeway 0.5");
        assertEquals(List.of(same("expressway", 0.8), same("freeway", 0.5)), own.alternatives("motorway"));
        assertEquals(List.of(same("expressway", 0.5), same("motorway", 0.5)), own.alternatives("freeway"));
    }

    @Test
    void theNarrowerWordStandsForTheBroaderMoreThanViceVersa() throws IOException {
        Thesaurus own = read("road > motorway, highway 0.8");
        assertEquals(
                List.of(
                        new Alternative("highway", Relation.NARROWER, 0.8),
                        new Alternative("motorway", Relation.NARROWER, 0.6)),
                own.alternatives("road"));
        assertEquals(List.of(new Alternative("road", Relation.BROADER, 0.3)), own.alternatives("motorway"));
    }

    @Test
    void relatedWordsStandForEachOtherButNotForTheirLikes() throws IOException {
        Thesaurus own = read("poverty ~ poor, needy family 0.5");
        assertEquals(
                List.of(
                        new Alternative("needy family", Relation.RELATED, 0.5),
                        new Alternative("poor", Relation.RELATED, 0.35)),
                own.alternatives("poverty"));
        assertEquals(List.of(new Alternative("poverty", Relation.RELATED, 0.35)), own.alternatives("poor"));
    }

    @Test
    void readsSolrSynonyms() throws IOException {
        Thesaurus own = read("i-pod, i pod, ipod", "sea biscuit, sea biscit => seabiscuit", "a\\,b, c");
        assertEquals(2, own.alternatives("ipod").size() + own.alternatives("c").size());
        assertEquals(List.of(same("seabiscuit", 0.8)), own.alternatives("sea biscit"));
        assertEquals(List.of(), own.alternatives("seabiscuit"));
    }

    @Test
    void findsPhrasesInAnyInflectionAndSpelling() throws IOException {
        Thesaurus own = read("out of work = unemployed", "labour organisation = union of workers", "need ~ want");
        assertEquals(List.of(same("out of work", 0.8)), own.alternatives("Unemployed"));
        assertEquals(List.of(same("union of workers", 0.8)), own.alternatives("labor organizations"));
        assertEquals(List.of(), own.alternatives("out work"));
        assertEquals(List.of(new Alternative("want", Relation.RELATED, 0.35)), own.alternatives("needed"));
    }

    @Test
    void aNumberThatIsNoWeightBelongsToThePhrase() throws IOException {
        assertEquals(
                List.of(same("world war 2", 0.8)),
                read("second world war = world war 2").alternatives("second world war"));
    }

    @Test
    void theLaterThesaurusHoldsAndWeightZeroUndoes() throws IOException {
        Thesaurus english = Thesaurus.english();
        assertTrue(english.alternatives("motorway").contains(same("expressway", 0.8)));
        Thesaurus own = english.and(read("motorway = expressway 0", "motorway = freeway 0.3", "motorway = A-road"));
        List<Alternative> alternatives = own.alternatives("motorway");
        assertTrue(alternatives.contains(same("freeway", 0.3)), alternatives::toString);
        assertTrue(alternatives.contains(same("A-road", 0.8)), alternatives::toString);
        assertTrue(alternatives.stream().noneMatch(a -> a.text().equals("expressway")), alternatives::toString);
    }

    @Test
    void noneKnowsNothing() {
        assertEquals(List.of(), Thesaurus.none().alternatives("motorway"));
        assertTrue(Thesaurus.none().isEmpty());
    }

    @Test
    void anIndexOfAnotherLanguageIsNotAskedInEnglish() throws IOException {
        assertEquals(List.of(), Thesaurus.english().analysed("de", List::of).matches(List.of("motorway")));
        assertEquals(
                1,
                read("Auto = Wagen")
                        .analysed("de", List::of)
                        .matches(List.of("Auto"))
                        .size());
    }

    @Test
    void matchesComeLongestFirstAndMayOverlap() throws IOException {
        Thesaurus own = read("needy family = poor household", "family = kin", "out of work = jobless");
        List<AnalysedThesaurus.Match> matches = own.analysed("x", List::of).matches(List.of("a", "needy", "family"));
        assertEquals(
                List.of(1, 2),
                matches.stream().map(AnalysedThesaurus.Match::start).toList());
        assertEquals(
                List.of(2, 1),
                matches.stream().map(AnalysedThesaurus.Match::length).toList());
        assertEquals(
                List.of("poor", "household"),
                matches.getFirst().alternatives().getFirst().terms());
        List<AnalysedThesaurus.Match> gap = own.analysed("en", word -> word.equals("of") ? List.of() : List.of(word))
                .matches(List.of("out", "", "work"));
        assertEquals(3, gap.getFirst().length());
    }

    @Test
    void refusesWrongLinesInOneSentenceWithTheirNumber() {
        assertRefused("\"road\" stands alone; write another word after =, > or ~, or after a comma", "road");
        assertRefused("a line has one kind of operator, =, > or ~, got \"a = b ~ c\"", "a = b ~ c");
        assertRefused("a word is missing beside an operator or comma", "road > motorway, , lane");
        assertRefused("a word is missing beside an operator or comma", "= motorway");
        assertRefused("a weight is from 0 to 1, got 1.5", "road ~ lane 1.5");
        assertRefused("one > a line, with commas after it, got \"a > b > c\"", "a > b > c");
    }

    private void assertRefused(String sentence, String line) {
        Path file = folder.resolve("own.txt");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> read("# comment", "a = b", line));
        assertEquals(file + ", line 3: " + sentence, refusal.getMessage());
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin.txt"), "caf\u00e9 = bar".getBytes(StandardCharsets.ISO_8859_1));
        IOException refusal = assertThrows(IOException.class, () -> Thesaurus.read(file));
        assertEquals(file + " is not UTF-8 text; save it as UTF-8", refusal.getMessage());
    }
}
