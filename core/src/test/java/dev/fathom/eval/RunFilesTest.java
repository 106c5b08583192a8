package dev.fathom.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text);
    }

    private String refusal(String text, boolean run) throws IOException {
        Path file = file(text);
        var e = assertThrows(IllegalArgumentException.class, () -> {
            if (run) {
                Run.read(file);
            } else {
                Qrels.read(file);
            }
        });
        return e.getMessage().substring(folder.toString().length() + 1);
    }

    @Test
    void readsJudgementsAsTrecHasThem() throws IOException {
        Qrels qrels = Qrels.read(file("1 0 d1 2\n1 Q0 d2 0\n\n 2\t0\td1\t0\n"));
        assertEquals(Map.of("d1", 2, "d2", 0), qrels.grades("1"));
        assertEquals(Set.of("1"), qrels.queries());
        assertEquals(Map.of(), qrels.grades("3"));
    }

    @Test
    void readsJudgementsAsBeirHasThem() throws IOException {
        Qrels qrels = Qrels.read(file("query-id\tcorpus-id\tscore\nq 1\td 1\t1\nq 1\td2\t-1\n"));
        assertEquals(Map.of("d 1", 1, "d2", -1), qrels.grades("q 1"));
    }

    @Test
    void refusesJudgementsOfAnotherForm() throws IOException {
        assertEquals(
                "file, line 2: a judgement is \"query iteration document grade\", or query, document and grade between"
                        + " tabs",
                refusal("1 0 d1 1\n1 d2 1\n", false));
        assertEquals("file, line 2: a grade is a whole number, got \"high\"", refusal("1 0 d 1\n1 0 e high\n", false));
        assertEquals("file, line 3: document d was judged before for query 1", refusal("1 0 d 1\n\n1 0 d 0\n", false));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Run run = Run.of(
                "tag",
                Map.of("1", List.of(new Run.Entry("b", 0.1), new Run.Entry("a", 1.0 / 3), new Run.Entry("c", 0.1))));
        Path file = folder.resolve("run");
        run.write(file);
        assertEquals("1 Q0 a 1 0.33333334 tag\n1 Q0 c 2 0.1 tag\n1 Q0 b 3 0.1 tag\n", Files.readString(file));
        Run read = Run.read(file);
        assertEquals("tag", read.tag());
        assertEquals(Set.of("1"), read.queries());
        assertEquals(
                List.of("a", "c", "b"),
                read.ranking("1").stream().map(Run.Entry::document).toList());
    }

    @Test
    void scoresDecideNotRanks() throws IOException {
        Run run = Run.read(file("1 Q0 a 1 1.0 t\n1 Q0 b 2 3.0 t\n1 Q0 c 3 2e0 t\n"));
        assertEquals(
                List.of("b", "c", "a"),
                run.ranking("1").stream().map(Run.Entry::document).toList());
    }

    @Test
    void scoresThatAreOneFloatAreATie() {
        Run run =
                Run.of("t", Map.of("1", List.of(new Run.Entry("a", 1.00000000002), new Run.Entry("b", 1.00000000001))));
        assertEquals("b", run.ranking("1").getFirst().document());
    }

    @Test
    void refusesRunsOfAnotherForm() throws IOException {
        assertEquals(
                "file, line 1: a line of a run is \"query Q0 document rank score tag\"", refusal("1 Q0 a 1 2\n", true));
        assertEquals("file, line 1: a score is a number, got \"NaN\"", refusal("1 Q0 a 1 NaN t\n", true));
        assertEquals("file, line 1: a score is a number, got \"x\"", refusal("1 Q0 a 1 x t\n", true));
    }

    @Test
    void refusesADocumentThatStandsTwiceAndNamesWithBlanks() {
        Run.Entry entry = new Run.Entry("a", 1);
        var twice = assertThrows(IllegalArgumentException.class, () -> Run.of("t", Map.of("1", List.of(entry, entry))));
        assertEquals("document a stands twice in the ranking for query 1", twice.getMessage());
        var blank = assertThrows(
                IllegalArgumentException.class, () -> Run.of("t", Map.of("1", List.of(new Run.Entry("two words", 1)))));
        assertEquals(
                "queries, documents and systems in a TREC run have names without blanks, got \"two words\"",
                blank.getMessage());
    }
}
