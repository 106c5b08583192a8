package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Crawl;
import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is brought into an index: what changed is read, what did not is not, what disappeared goes on request. */
class IngestionTest {

    @TempDir
    private Path folder;

    private Path root;
    private final AtomicInteger read = new AtomicInteger();

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
    }

    /** Writes a file as of an hour ago: one just written is looked at again, for it may still be changing. */
    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private Ingestion into(FathomIndex index) {
        DocumentReader plain = DocumentReader.plainText();
        return Ingestion.into(index, (file, id) -> {
            read.incrementAndGet();
            return plain.read(file, id);
        });
    }

    private IngestReport run(FathomIndex index, boolean prune) throws IOException {
        IngestReport report = into(index).prune(prune).run(List.of(root));
        index.commit();
        return report;
    }

    @Test
    void onlyWhatChangedIsReadAgain() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            write("a.txt", "Exports grew by 5% in 2024.");
            write("b/c.txt", "Imports fell by 3% in 2024.");
            write("b/d.txt", "Imports fell by 3% in 2024.");
            write("b/picture.png", "no text");
            IngestReport first = run(index, false);
            assertEquals(3, first.added());
            assertEquals(Map.of("root/b/d.txt", "root/b/c.txt"), first.duplicates());
            assertEquals(
                    List.of("not a kind of file that can be read"),
                    first.skipped().stream().map(Folder.Skip::reason).toList());

            read.set(0);
            IngestReport second = run(index, false);
            assertEquals(3, second.unchanged());
            assertEquals(first.duplicates(), second.duplicates());
            assertTrue(!second.changed());
            assertEquals(1, read.get(), "only the file without a document is opened");

            write("a.txt", "Exports grew by 6% in 2024.");
            Files.setLastModifiedTime(
                    root.resolve("b/c.txt"), FileTime.from(Instant.now().minusSeconds(60)));
            read.set(0);
            IngestReport third = run(index, false);
            assertEquals(1, third.updated());
            assertEquals(2, third.unchanged());
            assertEquals(3, read.get());
            read.set(0);
            assertEquals(3, run(index, false).unchanged());
            assertEquals(1, read.get(), "a file whose time alone had changed is known again");
        }
    }

    @Test
    void aFileJustWrittenIsLookedAtAgain() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            Files.writeString(root.resolve("a.txt"), "one");
            run(index, false);
            // The same size and, on a coarse clock, the same time.
            FileTime time = Files.getLastModifiedTime(root.resolve("a.txt"));
            Files.writeString(root.resolve("a.txt"), "two");
            Files.setLastModifiedTime(root.resolve("a.txt"), time);
            assertEquals(1, run(index, false).updated());
        }
    }

    @Test
    void whatDisappearedGoesOnRequestAndNothingElse() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(Document.of("root/record", "A document that came from no file."));
            index.add(Document.of("other/a.txt", "A document of another folder."));
            write("a.txt", "first");
            write("b.txt", "second");
            run(index, true);
            Files.delete(root.resolve("b.txt"));
            assertEquals(0, run(index, false).removed());
            assertEquals(1, run(index, true).removed());
            assertEquals(Set.of("root/record", "other/a.txt", "root/a.txt"), index.ids());
        }
    }

    @Test
    void theDocumentOfAFileThatCanNoLongerBeReadStays() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            Path file = write("a.txt", "first");
            run(index, true);
            Files.delete(file);
            Files.createSymbolicLink(file, folder.resolve("nowhere"));
            IngestReport report = run(index, true);
            assertEquals(0, report.removed());
            assertEquals(1, report.skipped().size());
            assertEquals(Set.of("root/a.txt"), index.ids());
        }
    }

    @Test
    void ignoreFilesAndGlobsAreObeyedAndEverySkipIsTold() throws IOException {
        write(".gitignore", "# comment\n*.log.txt\n!keep.log.txt\nbuild/\n/top.txt\ndocs/**/old.txt\n");
        write("a.txt", "text");
        write("x.log.txt", "text");
        write("keep.log.txt", "text");
        write("build/b.txt", "text");
        write("top.txt", "text");
        write("sub/top.txt", "text");
        write("docs/old.txt", "text");
        write("docs/deep/er/old.txt", "text");
        write("sub/.fathomignore", "secret*\n");
        write("sub/secret.txt", "text");
        assertEquals(Set.of("root/a.txt", "root/keep.log.txt", "root/sub/top.txt"), taken(Crawl.DEFAULT));
        Crawl all = new Crawl(List.of(), List.of(), false, false, false, 1000);
        assertEquals(9, taken(all).size());
        assertEquals(
                Set.of("root/sub/top.txt"),
                taken(new Crawl(List.of("sub/**"), List.of("secret*"), false, false, false, 1000)));
        assertEquals(
                List.of(true),
                Folder.list(List.of(root)).skips().stream()
                        .map(Folder.Skip::byRule)
                        .distinct()
                        .toList());
        assertEquals(
                "ignored by \"build/\" in .gitignore",
                Folder.list(List.of(root)).skips().stream()
                        .filter(skip -> skip.path().endsWith("build"))
                        .findFirst()
                        .orElseThrow()
                        .reason());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new Crawl(List.of("[a"), List.of(), true, false, false, 1000));
        assertTrue(String.valueOf(e.getMessage()).startsWith("\"[a\" is no pattern for file names"));
    }

    private Set<String> taken(Crawl crawl) throws IOException {
        return Folder.list(List.of(root), crawl).sources().stream()
                .map(Folder.Source::id)
                .collect(Collectors.toSet());
    }

    @Test
    void tooLargeFilesAreSkippedUnread() throws IOException {
        write("a.txt", "0123456789");
        Folder.Listing listing = Folder.list(List.of(root), new Crawl(List.of(), List.of(), true, false, false, 9));
        assertEquals(
                "holds 10 bytes, and at most 9 are read; split it",
                listing.skips().getFirst().reason());
        assertTrue(listing.sources().isEmpty());
    }

    @Test
    void followedLinksDoNotGoInCircles() throws IOException {
        write("a/b.txt", "text");
        Files.createSymbolicLink(root.resolve("a/up"), root);
        Folder.Listing listing = Folder.list(List.of(root), new Crawl(List.of(), List.of(), true, false, true, 1000));
        assertEquals(1, listing.sources().size());
        assertEquals(
                "a link into a folder that it stands in",
                listing.skips().getFirst().reason());
    }

    @Test
    void aPlanChangesNothing() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            write("a.txt", "text");
            run(index, false);
            write("b.txt", "text");
            write("a.txt", "more text");
            List<Ingestion.Step> steps =
                    List.copyOf(into(index).plan(List.of(root)).values());
            assertEquals(List.of(Ingestion.Step.READ, Ingestion.Step.ADD), steps);
            assertEquals(Set.of("root/a.txt"), index.ids());
        }
    }

    @Test
    void manyFilesByManyThreadsAreAllThere() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("f" + i % 7 + "/" + i + ".txt", "File number " + i + " states 5 km.");
        }
        try (FathomIndex index = FathomIndex.inMemory()) {
            IngestReport report = into(index).threads(8).run(List.of(root));
            index.commit();
            assertEquals(300, report.added());
            assertEquals(300, index.counts().documents());
        }
    }
}
