package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Metadata;
import dev.fathom.embed.Embedder;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes copied into others answer as these do, though nothing is prepared anew. */
class CopyTest {

    private static final int DOCUMENTS = 40;

    @TempDir
    private Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void name() {
        from = folder.resolve("from");
        to = folder.resolve("to");
    }

    private static Document report(int number) {
        Document text = Texts.document("report" + number, number);
        return new Document(
                text.id(),
                number % 3 == 0 ? Optional.empty() : Optional.of("Report of the year " + (2000 + number)),
                number % 4 == 0 ? Optional.empty() : Optional.of(LocalDate.of(2000 + number % 25, 3, 1)),
                text.text() + "\n\n  ",
                Metadata.of(Map.of("region", number % 2 == 0 ? "north" : "south", "pages", (long) number)));
    }

    /** What was learned is older than the last documents; so learning anew would make something else of it. */
    private void build(Settings settings) throws IOException {
        try (FathomIndex index = FathomIndex.open(from, settings)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                index.add(report(i));
                if (i == DOCUMENTS - 5) {
                    index.commit();
                }
            }
            index.add(new Document("title only", Optional.of("Forest"), Optional.empty(), "", Metadata.EMPTY));
            index.commit();
        }
    }

    private int copy() throws IOException {
        try (FathomIndex index = FathomIndex.open(from)) {
            return index.copyTo(to, done -> {});
        }
    }

    private static List<Object> answers(FathomIndex index) throws IOException {
        List<Object> answers = new ArrayList<>();
        for (String words : List.of("harbour turnover", "forest of the province", "border gate 2014", "report year")) {
            for (Ranking ranking : List.of(Ranking.BM25, Ranking.HYBRID)) {
                answers.addAll(
                        index.search(PassageQuery.of(words).limit(30), ranking).hits());
            }
            answers.addAll(index.search(FigureQuery.about(words)).hits());
        }
        return answers;
    }

    @Test
    void theCopyHoldsAndAnswersTheSame() throws IOException {
        build(Settings.DEFAULT);
        assertEquals(DOCUMENTS + 1, copy());
        try (FathomIndex original = FathomIndex.open(from);
                FathomIndex copy = FathomIndex.open(to)) {
            assertEquals(original.counts(), copy.counts());
            for (String id : original.ids()) {
                assertEquals(original.document(id), copy.document(id));
            }
            assertEquals(original.known(), copy.known());
            assertTrue(answers(original).size() > 100);
            assertEquals(answers(original), answers(copy));
            assertEquals(FathomIndex.Change.UNCHANGED, copy.add(report(7)));
        }
    }

    @Test
    void settingsStay() throws IOException {
        build(Settings.DEFAULT.language("none"));
        copy();
        try (FathomIndex copy = FathomIndex.open(to)) {
            assertTrue(copy.fingerprint().analysis().startsWith("none"));
            assertFalse(copy.isOutdated());
            assertEquals(
                    0, copy.search(PassageQuery.of("harbours"), Ranking.BM25).size());
        }
    }

    @Test
    void anOutdatedIndexStaysSo() throws IOException {
        build(Settings.DEFAULT);
        ReindexTest.builtWith(from, "extractor", "1");
        copy();
        try (FathomIndex copy = FathomIndex.open(to)) {
            assertTrue(copy.isOutdated());
        }
    }

    @Test
    void vectorsAreCopiedWithoutTheirEmbedder() throws IOException {
        boolean[] gone = {false};
        Embedder embedder = Embedder.of(Embedder.Identity.of("length", 2), texts -> {
            if (gone[0] && texts.size() > 1) {
                throw new IllegalStateException("embeds passages once more");
            }
            return texts.stream()
                    .map(text -> new float[] {text.length() % 7, text.contains("harbour") ? 5 : -5})
                    .toArray(float[][]::new);
        });
        Settings settings = Settings.DEFAULT.embedder(embedder);
        build(settings);
        gone[0] = true;
        try (FathomIndex original = FathomIndex.open(from, settings)) {
            original.copyTo(to, done -> {});
            try (FathomIndex copy = FathomIndex.open(to, settings)) {
                assertEquals(answers(original), answers(copy));
            }
        }
    }

    @Test
    void filesReadBeforeAreNotReadAgain() throws IOException {
        Path file = Files.createDirectories(folder.resolve("files")).resolve("a.txt");
        Files.writeString(file, "The quay is 340 metres long.");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        try (FathomIndex index = FathomIndex.open(from)) {
            Ingestion.into(index, DocumentReader.plainText()).run(List.of(file.getParent()));
            index.commit();
        }
        copy();
        try (FathomIndex copy = FathomIndex.open(to)) {
            var plan = Ingestion.into(copy, DocumentReader.plainText()).plan(List.of(file.getParent()));
            assertEquals(List.of(Ingestion.Step.KEEP), List.copyOf(plan.values()));
        }
    }

    @Test
    void anIndexWithDocumentsIsNoTarget() throws IOException {
        build(Settings.DEFAULT);
        copy();
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, this::copy);
        assertEquals(
                "the index " + to + " holds 41 documents already; copy into a new one, or delete that one first",
                refused.getMessage());
    }

    @Test
    void whatFailsLeavesNothingToBeFound() throws IOException {
        build(Settings.DEFAULT);
        try (FathomIndex index = FathomIndex.open(from)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> index.copyTo(to, done -> {
                        throw new ArithmeticException("stop");
                    }));
        }
        try (FathomIndex copy = FathomIndex.open(to)) {
            assertEquals(0, copy.counts().documents());
        }
        assertEquals(DOCUMENTS + 1, copy());
    }
}
