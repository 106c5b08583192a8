package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex.Change;
import dev.fathom.backend.DocumentTooLargeException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.figure.Unit;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FathomIndexTest {

    private static final Document HARBOUR = Document.of(
                    "harbour", "# Freight\n\nThe harbour handled 4.2 million tonnes of cargo in 2024.")
            .withTitle("Port report")
            .withDate(LocalDate.of(2025, 2, 1))
            .withMetadata(Metadata.of(Map.of("region", "north", "pages", 12, "tags", List.of("sea", "trade"))));

    private static final Document FOREST =
            Document.of("forest", "Rangers planted oak and beech on the slopes above the village.");

    @TempDir
    private Path folder;

    @Test
    void findsPassagesAndFiguresOfAnIndexInMemory() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.addAll(Stream.of(HARBOUR, FOREST));
            index.commit();
            PassageHit hit =
                    index.search(PassageQuery.of("cargo in the harbor")).get(0);
            assertEquals("harbour", hit.source().id());
            assertEquals(List.of("Freight"), hit.headings());
            assertEquals(hit.text(), hit.span().of(HARBOUR.text()));
            assertEquals(
                    List.of("harbour", "cargo"),
                    hit.highlights().stream()
                            .map(h -> h.span().of(HARBOUR.text()))
                            .toList());

            FigureHit figure = index.search(FigureQuery.about("cargo").atLeast(4e9, Unit.of("kilogram")))
                    .get(0);
            assertEquals("4.2 million tonnes", figure.figure().text());
            assertEquals("The harbour handled 4.2 million tonnes of cargo in 2024.", figure.sentence());
            assertTrue(index.search(FigureQuery.about("cargo").atLeast(5e9, Unit.of("kilogram")))
                    .isEmpty());
        }
    }

    @Test
    void showsASentenceThatGoesBeyondItsPassageOnBothSides() throws IOException {
        String clause = " while the quays on the other bank of the river were lengthened by some more metres,";
        String text = "In that year," + clause.repeat(8) + " the harbour handled 4.2 million tonnes of cargo,"
                + clause.repeat(8) + " as was planned. Another sentence follows.";
        try (FathomIndex index = FathomIndex.inMemory(
                List.of(Document.of("before", text), Document.of("long", text), Document.of("after", text)))) {
            for (FigureHit hit : index.search(FigureQuery.about("cargo").collapse(false))) {
                assertEquals(hit.sentenceSpan().of(text), hit.sentence());
                assertTrue(hit.sentence().length() > 900, hit.sentence());
            }
            assertEquals(
                    3, index.search(FigureQuery.about("cargo").collapse(false)).total());
        }
    }

    @Test
    void showsANearDuplicateOnceAndTellsWhereElseItStands() throws IOException {
        String text =
                "The new quay of the harbour lets two ships unload at once, so that grain waits no longer in spring"
                        + " and the warehouses behind the old customs house stand empty for the first time in years.";
        try (FathomIndex index =
                FathomIndex.inMemory(List.of(Document.of("report", text), Document.of("copy", text + " Indeed.")))) {
            Hits<PassageHit> hits = index.search(PassageQuery.of("ships in the harbour"));
            assertEquals(1, hits.size());
            Set<String> told = Set.of(
                    hits.get(0).source().id(),
                    hits.get(0).duplicates().getFirst().document());
            assertEquals(Set.of("report", "copy"), told);
            assertEquals(
                    2,
                    index.search(PassageQuery.of("ships in the harbour").collapse(false))
                            .size());
        }
    }

    @Test
    void givesADocumentBackAsItWasAdded() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(HARBOUR);
            index.commit();
            assertEquals(Optional.of(HARBOUR), index.document("harbour"));
            assertEquals(Optional.empty(), index.document("nowhere"));
        }
    }

    @Test
    void replacesByIdAndLeavesWhatIsUnchanged() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            assertEquals(Change.ADDED, index.add(FOREST));
            assertEquals(Change.UNCHANGED, index.add(FOREST));
            assertEquals(Change.UPDATED, index.add(Document.of("forest", "Rangers felled the last elm.")));
            index.commit();
            assertTrue(index.search(PassageQuery.of("oak beech")).isEmpty());
            assertEquals(1, index.search(PassageQuery.of("elm")).size());
            assertEquals(1, index.counts().documents());
        }
    }

    @Test
    void deletesADocumentWithEverythingInIt() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.addAll(Stream.of(HARBOUR, FOREST));
            index.commit();
            assertTrue(index.delete("harbour"));
            assertFalse(index.delete("harbour"));
            index.commit();
            assertEquals(new FathomIndex.Counts(1, 1, 0), index.counts());
            assertEquals(Set.of("forest"), index.ids());
        }
    }

    @Test
    void showsChangesAfterRefreshAndKeepsThemAfterCommitOnly() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            index.add(FOREST);
            index.commit();
            index.add(HARBOUR);
            assertEquals(1, index.counts().documents());
            index.refresh();
            assertEquals(2, index.counts().documents());
        }
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals(Set.of("forest"), index.ids());
        }
    }

    @Test
    void lookingAtAFolderWritesNothing() throws IOException {
        Path missing = folder.resolve("kb");
        try (FathomIndex index = FathomIndex.open(missing)) {
            assertTrue(index.search(PassageQuery.of("anything")).isEmpty());
        }
        try (Stream<Path> files = java.nio.file.Files.list(missing)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void readsBesideTheWriterAndSeesItsCommits() throws IOException {
        try (FathomIndex writer = FathomIndex.open(folder);
                FathomIndex reader = FathomIndex.open(folder)) {
            writer.add(FOREST);
            writer.commit();
            assertEquals(1, reader.counts().documents());
            writer.add(HARBOUR);
            writer.commit();
            assertEquals(1, reader.counts().documents());
            reader.refresh();
            assertEquals(2, reader.counts().documents());
        }
    }

    @Test
    void filtersByMetadataDateAndId() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.addAll(Stream.of(HARBOUR, FOREST));
            index.commit();
            assertEquals(List.of("harbour"), ids(index, Filter.equal("region", "north")));
            assertEquals(List.of("harbour"), ids(index, Filter.equal("tags", "trade")));
            assertEquals(List.of("harbour"), ids(index, Filter.equal("pages", 12)));
            assertEquals(List.of("forest"), ids(index, new Filter.Exists("region").not()));
            Filter after = new Filter.Compare("date", Filter.Operator.MORE, LocalDate.of(2025, 1, 31));
            assertEquals(List.of("harbour"), ids(index, after));
            assertEquals(List.of("forest"), ids(index, Filter.id("forest")));
            assertEquals(List.of(), ids(index, Filter.id("forest").and(after)));
        }
    }

    private static List<String> ids(FathomIndex index, Filter filter) throws IOException {
        Hits<PassageHit> hits = index.search(PassageQuery.of("harbour rangers").filter(filter));
        return hits.hits().stream().map(hit -> hit.source().id()).sorted().toList();
    }

    @Test
    void refusesADocumentOverTheLimitBeforeWriting() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory(Settings.DEFAULT.maxTextLength(10))) {
            DocumentTooLargeException e = assertThrows(DocumentTooLargeException.class, () -> index.add(FOREST));
            assertEquals(
                    "document forest holds 62 characters of text and at most 10 are taken; split it, or raise"
                            + " Settings.maxTextLength",
                    e.getMessage());
        }
    }

    @Test
    void adoptsTheLanguageItWasBuiltWithAndRefusesAnother() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder, Settings.DEFAULT.language("de"))) {
            index.add(Document.of("haus", "Die Häuser am Hafen wurden verkauft."));
            index.commit();
        }
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals(1, index.search(PassageQuery.of("Haus")).size());
        }
        IndexMismatchException e = assertThrows(
                IndexMismatchException.class, () -> FathomIndex.open(folder, Settings.DEFAULT.language("fr")));
        assertTrue(e.getMessage().contains("built with text analysis de/"), e.getMessage());
        assertTrue(e.getMessage().contains("but fr/"), e.getMessage());
    }

    @Test
    void aSnapshotIsAnIndexOfItsOwn() throws IOException {
        Path copy = folder.resolve("copy");
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"))) {
            index.addAll(Stream.of(HARBOUR, FOREST));
            index.commit();
            index.snapshot(copy);
            index.delete("harbour");
            index.commit();
        }
        try (FathomIndex index = FathomIndex.open(copy)) {
            index.verify();
            assertEquals(Set.of("harbour", "forest"), index.ids());
            assertEquals(
                    "harbour",
                    index.search(PassageQuery.of("cargo")).get(0).source().id());
        }
    }
}
