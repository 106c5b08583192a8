package dev.fathom.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.Thesaurus.Relation;
import dev.fathom.query.WordSet.Joined;
import dev.fathom.query.WordSet.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold of Fathom's own thesaurus, line by line. */
class EnglishThesaurusTest {

    private static final TextAnalysis ENGLISH = TextAnalysis.of("en");
    private static final AnalysedThesaurus THESAURUS = Thesaurus.english().analysed("en", ENGLISH::terms);
    private static final List<WordSet> SETS = ThesaurusText.english().sets();

    /** Words whose stem is that of another word altogether, or that mean too much to stand alone. */
    private static final Set<String> NEVER_ALONE = Set.of(
            "bank",
            "fine",
            "party",
            "state",
            "lead",
            "interest",
            "right",
            "mean",
            "general",
            "generate",
            "goods",
            "good",
            "important",
            "import",
            "author",
            "authority",
            "several",
            "severe",
            "news",
            "custom",
            "arm",
            "experience",
            "experiment",
            "capital",
            "object",
            "position",
            "positive",
            "us",
            "who",
            "it",
            "aids",
            "do",
            "make",
            "get",
            "use",
            "number",
            "time",
            "level",
            "area",
            "year",
            "way",
            "thing",
            "place",
            "set",
            "point",
            "case",
            "part");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Set<String>> visited = new HashMap<>();

    @Test
    void holdsFourThousandSetsAndMore() {
        assertTrue(SETS.size() >= 4_000, () -> "only " + SETS.size() + " sets");
    }

    @Test
    void weightsAreInRange() {
        for (WordSet set : SETS) {
            for (Member member : set.members()) {
                check(
                        member.weight() >= 0.05 && member.weight() <= 1,
                        member.text() + " has weight " + member.weight());
            }
        }
        assertEquals(List.of(), faults);
    }

    /** Else the lookup by the first letters of a query's terms misses it, or the phrase means something else. */
    @Test
    void membersBeginAndEndWithWordsThatTheAnalysisKeeps() {
        for (WordSet set : SETS) {
            for (Member member : set.members()) {
                String[] words = member.text().split(" ");
                List<String> first = ENGLISH.terms(words[0]);
                List<String> last = ENGLISH.terms(words[words.length - 1]);
                check(!first.isEmpty() && !last.isEmpty(), "the analysis drops a word of \"" + member.text() + '"');
                check(
                        first.isEmpty() || found(first.getFirst(), member.text()),
                        "\"" + member.text() + "\" begins with other letters than its term " + first);
                check(words.length <= 7, "\"" + member.text() + "\" is a sentence, not a phrase");
            }
        }
        assertEquals(List.of(), faults);
    }

    private boolean found(String term, String member) {
        ThesaurusText text = ThesaurusText.english();
        return visited.computeIfAbsent(text.beginning(term), beginning -> {
                    Set<String> words = new HashSet<>();
                    text.visit(beginning, (other, line) -> words.add(other.split(" ")[0]));
                    return words;
                })
                .contains(member.split(" ")[0]);
    }

    @Test
    void noTwoMembersOfASetAreOneToTheAnalysis() {
        for (WordSet set : SETS) {
            Set<List<String>> terms = new HashSet<>();
            for (Member member : set.members()) {
                check(terms.add(THESAURUS.phrase(member.text())), "\"" + member.text() + "\" stands twice in one set");
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void twoWordsHaveOneRelation() {
        Map<List<List<String>>, Relation> known = new HashMap<>();
        for (WordSet set : SETS) {
            for (int member = 0; member < set.members().size(); member++) {
                List<String> asked = THESAURUS.phrase(set.members().get(member).text());
                for (Joined joined : set.joined(member)) {
                    List<String> other = THESAURUS.phrase(joined.alternative().text());
                    Relation relation = joined.alternative().relation();
                    Relation before = known.put(List.of(asked, other), relation);
                    check(
                            before == null || before == relation,
                            asked + " and " + other + " are " + before + " and " + relation);
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void wordsOfManyMeaningsHaveNoStrongAlternativeOfOneWord() {
        for (WordSet set : SETS) {
            for (int member = 0; member < set.members().size(); member++) {
                String asked = set.members().get(member).text();
                if (NEVER_ALONE.contains(asked)) {
                    for (Joined joined : set.joined(member)) {
                        check(
                                joined.alternative().relation() != Relation.SAME,
                                "\"" + asked + "\" = \"" + joined.alternative().text() + '"');
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
