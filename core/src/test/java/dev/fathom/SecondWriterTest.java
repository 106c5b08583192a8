package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backend.IndexLockedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One index, two that want to write it. */
class SecondWriterTest {

    private static final Document FOREST = Document.of("forest", "Forest coverage reached 64.5 % in 2025.");
    private static final Document HARBOUR = Document.of("harbour", "The harbour was opened.");

    @TempDir
    private Path folder;

    @Test
    void inTheSameProgramIsToldSo() throws IOException {
        try (FathomIndex first = FathomIndex.open(folder);
                FathomIndex second = FathomIndex.open(folder)) {
            first.add(FOREST);
            first.commit();
            assertEquals(
                    "the index " + folder
                            + " is being written by this program itself, through another FathomIndex; wait"
                            + " until that has finished, or close the index there",
                    refusal(second).getMessage());
            assertEquals(1, second.counts().documents(), "reading goes on");
            first.close();
            second.add(HARBOUR);
            second.commit();
            assertEquals(Set.of("forest", "harbour"), second.ids());
        }
    }

    @Test
    void inAnotherProgramIsToldWhichAndFollowsItsDeath() throws Exception {
        Process holder = hold();
        try (FathomIndex second = FathomIndex.open(folder)) {
            String message = refusal(second).getMessage();
            assertTrue(message.contains("is being written by process " + holder.pid() + ", running since 2"), message);
            holder.destroyForcibly();
            assertTrue(holder.waitFor(10, TimeUnit.SECONDS));
            assertTrue(Files.exists(folder.resolve("writer")), "the note of the killed program");
            second.add(FOREST);
            second.commit();
            assertEquals(Set.of("held", "forest"), second.ids());
        }
        assertTrue(Files.notExists(folder.resolve("writer")));
    }

    @Test
    void followsWhereTheFirstHasClosed() throws Exception {
        Process holder = hold();
        holder.getOutputStream().close();
        assertTrue(holder.waitFor(20, TimeUnit.SECONDS));
        try (FathomIndex second = FathomIndex.open(folder)) {
            second.add(FOREST);
            assertEquals(Set.of("held"), second.ids());
        }
    }

    @Test
    void aStaleNoteNamesNobody() throws IOException {
        try (FathomIndex first = FathomIndex.open(folder);
                FathomIndex second = FathomIndex.open(folder)) {
            first.add(FOREST);
            // The number of a process that runs, but has not written this.
            Files.writeString(
                    folder.resolve("writer"),
                    ProcessHandle.current().pid() + " " + Instant.EPOCH,
                    StandardCharsets.UTF_8);
            assertTrue(refusal(second).getMessage().contains("by another program;"));
            Files.writeString(folder.resolve("writer"), "nonsense", StandardCharsets.UTF_8);
            assertTrue(refusal(second).getMessage().contains("by another program;"));
        }
    }

    @Test
    void checksWhatTheFirstHasMadeMeanwhile() throws IOException {
        try (FathomIndex english = FathomIndex.open(folder);
                FathomIndex german = FathomIndex.open(folder, Settings.DEFAULT.language("de"))) {
            english.add(FOREST);
            english.commit();
            english.close();
            IndexMismatchException e = assertThrows(IndexMismatchException.class, () -> german.add(HARBOUR));
            assertTrue(e.getMessage().contains("built with text analysis en/"), e.getMessage());
            assertTrue(e.getMessage().contains("but de/"), e.getMessage());
            assertThrows(IndexMismatchException.class, german::ids);
        }
        try (FathomIndex english = FathomIndex.open(folder)) {
            assertEquals(Set.of("forest"), english.ids());
        }
    }

    private static IndexLockedException refusal(FathomIndex index) {
        long start = System.nanoTime();
        IndexLockedException e = assertThrows(IndexLockedException.class, () -> index.add(HARBOUR));
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        assertTrue(milliseconds < 1000, milliseconds + " ms");
        return e;
    }

    private Process hold() throws IOException {
        Process holder =
                Child.start(LockHolder.class, folder.resolveSibling("errors"), List.of("-Xmx128m"), folder.toString());
        assertEquals("ready", new String(holder.getInputStream().readNBytes(5), StandardCharsets.UTF_8));
        return holder;
    }
}
