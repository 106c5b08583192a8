package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes built apart and merged answer as one that was built in one go. */
class MergeTest {

    private static final int DOCUMENTS = 60;

    @TempDir
    private Path folder;

    private Path whole;

    @BeforeEach
    void name() {
        whole = folder.resolve("whole");
    }

    private static Document report(int number) {
        return Texts.document("report" + number, number).withTitle("Report of the year " + (1950 + number));
    }

    private Path index(String name, Settings settings, Stream<Document> documents) throws IOException {
        Path place = folder.resolve(name);
        try (FathomIndex index = FathomIndex.open(place, settings)) {
            index.addAll(documents);
            index.commit();
        }
        return place;
    }

    private Path part(String name, int from, int to) throws IOException {
        return index(name, Settings.DEFAULT, IntStream.range(from, to).mapToObj(MergeTest::report));
    }

    private static List<Object> answers(FathomIndex index) throws IOException {
        List<Object> answers = new ArrayList<>();
        for (String words : List.of("harbour turnover", "forest of the province", "border gate 2014", "report year")) {
            for (Ranking ranking : List.of(Ranking.BM25, Ranking.HYBRID, Ranking.UNION)) {
                answers.addAll(
                        index.search(PassageQuery.of(words).limit(30), ranking).hits());
            }
            answers.addAll(index.search(FigureQuery.about(words)).hits());
        }
        return answers;
    }

    private void assertAnswersAs(Path expected) throws IOException {
        try (FathomIndex one = FathomIndex.open(expected);
                FathomIndex merged = FathomIndex.open(whole)) {
            assertEquals(one.counts(), merged.counts());
            assertEquals(one.known(), merged.known());
            assertTrue(answers(one).size() > 100);
            assertEquals(answers(one), answers(merged));
            merged.verify();
        }
    }

    @Test
    void partsAnswerAsAnIndexBuiltInOneGo() throws IOException {
        List<Path> parts = List.of(part("a", 0, 20), part("b", 20, 21), part("c", 21, DOCUMENTS));
        MergeReport report = FathomIndex.merge(whole, parts);
        assertEquals(new MergeReport(DOCUMENTS, Map.of()), report);
        assertAnswersAs(part("in one go", 0, DOCUMENTS));
    }

    @Test
    void partsComeAfterWhatIsThere() throws IOException {
        whole = part("whole", 0, 50);
        FathomIndex.merge(whole, List.of(part("a", 50, DOCUMENTS)));
        assertAnswersAs(part("in one go", 0, DOCUMENTS));
    }

    /** Documents with the same id: each is there once, as a whole, as the last index has it. */
    @Test
    void theLastOfSeveralIsKept() throws IOException {
        whole = part("whole", 0, 10);
        Path first = index(
                "first",
                Settings.DEFAULT,
                Stream.of(Texts.document("report1", 100), Texts.document("report2", 100), report(3)));
        Path second = index("second", Settings.DEFAULT, Stream.of(Texts.document("report2", 200), report(70)));
        MergeReport report = FathomIndex.merge(whole, List.of(first, second));
        assertEquals(new MergeReport(11, Map.of("report1", first, "report2", second)), report);
        try (FathomIndex index = FathomIndex.open(whole)) {
            assertEquals(
                    Texts.document("report1", 100), index.document("report1").orElseThrow());
            assertEquals(
                    Texts.document("report2", 200), index.document("report2").orElseThrow());
            assertEquals(report(3), index.document("report3").orElseThrow());
            for (String gone :
                    List.of(Texts.mark("report1", 1), Texts.mark("report2", 2), Texts.mark("report2", 100))) {
                assertEquals(
                        0, index.search(PassageQuery.of(gone), Ranking.BM25).size(), gone);
            }
            assertEquals(11, index.counts().documents());
            assertEquals(FathomIndex.Change.UNCHANGED, index.add(report(70)));
        }
    }

    @Test
    void deletedDocumentsOfAPartStayDeleted() throws IOException {
        Path part = part("a", 0, 5);
        try (FathomIndex index = FathomIndex.open(part)) {
            assertTrue(index.delete("report2"));
            index.commit();
        }
        assertEquals(4, FathomIndex.merge(whole, List.of(part)).documents());
    }

    @Test
    void settingsAndVectorsComeWithTheParts() throws IOException {
        Embedder embedder = Embedder.of(
                Embedder.Identity.of("length", 1),
                texts -> texts.stream()
                        .map(text -> new float[] {text.length() % 9 - 4f})
                        .toArray(float[][]::new));
        Settings settings = Settings.DEFAULT.language("none").embedder(embedder);
        Path a = index("a", settings, Stream.of(report(1)));
        Path b = index("b", settings, Stream.of(report(2)));
        FathomIndex.merge(whole, List.of(a, b));
        try (FathomIndex index = FathomIndex.open(whole, settings)) {
            assertEquals(Set.of("report1", "report2"), index.ids());
            assertFalse(
                    index.search(PassageQuery.of("harbour"), Ranking.VECTORS).isEmpty());
        }
    }

    private <T extends Exception> String refused(Class<T> type, Path... parts) {
        String message = assertThrows(type, () -> FathomIndex.merge(whole, List.of(parts)))
                .getMessage();
        return message.replace(folder + "/", "");
    }

    @Test
    void whatCannotBeMergedIsRefused() throws IOException {
        whole = part("whole", 0, 3);
        Path good = part("good", 3, 5);
        assertEquals("there is nothing to merge; name one index or more", refused(IllegalArgumentException.class));
        assertEquals(
                "there is no index at none; correct its name",
                refused(IllegalArgumentException.class, good, folder.resolve("none")));
        assertEquals(
                "good/../whole is the index to merge into; name the others only",
                refused(IllegalArgumentException.class, good, folder.resolve("good/../whole")));
        assertEquals("good is named twice; name it once", refused(IllegalArgumentException.class, good, good));
        Path german = index("german", Settings.DEFAULT.language("de"), Stream.of(report(6)));
        assertTrue(refused(IndexMismatchException.class, good, german)
                .matches("the index german was built with analysis de/.*, but whole with en/.*; rebuild one of them"
                        + " with \"fathom reindex\" before they are merged"));
        Path old = part("old", 7, 8);
        ReindexTest.builtWith(old, "splitter", "1/20-150-900-1-0");
        assertTrue(refused(IndexMismatchException.class, old).contains("was built with splitter 1/"));
        try (FathomIndex writing = FathomIndex.open(good)) {
            writing.add(report(9));
            assertEquals(
                    "the index good is being written by this program itself, through another FathomIndex; merge it when"
                            + " that has finished",
                    refused(IndexLockedException.class, good));
        }
        damage(good);
        assertTrue(refused(IndexDamagedException.class, good).startsWith("the index good is damaged"));
        try (FathomIndex index = FathomIndex.open(whole)) {
            assertEquals(Set.of("report0", "report1", "report2"), index.ids());
            index.add(report(4));
        }
    }

    private static void damage(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            Path file = files.filter(each -> each.toString().endsWith(".cfs"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }
}
