package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backend.IndexWriteException;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the disk is full: a typed error, answers as before, nothing lost that was committed, and on again with room. */
class DiskFullTest {

    @TempDir
    private Path folder;

    private final Map<String, Long> committed = new TreeMap<>();
    private final Map<String, Long> written = new TreeMap<>();
    private long version;

    @Test
    void whereverItStrikes() throws IOException {
        strike(20, Long.getLong("fathom.test.seed", 5));
    }

    @Test
    @Tag("long")
    void whereverItStrikesOftener() throws IOException {
        strike(Integer.getInteger("fathom.test.rounds", 1000), Long.getLong("fathom.test.seed", 6));
    }

    private void strike(int rounds, long seed) throws IOException {
        Random random = new Random(seed);
        FaultyDirectory disk = new FaultyDirectory(FSDirectory.open(folder));
        int failures = 0;
        int kept = 0;
        try (FathomIndex index = FathomIndex.open(disk, "kb")) {
            fill(index, 40, random);
            index.commit();
            committed.putAll(written);
            for (int round = 0; round < rounds; round++) {
                disk.room(1L << random.nextInt(6, 22));
                try {
                    fill(index, 1 + random.nextInt(30), random);
                    index.commit();
                    committed.clear();
                    committed.putAll(written);
                } catch (IndexWriteException e) {
                    failures++;
                    assertTrue(e.getMessage().contains("No space left"), e.getMessage());
                    requireAnswers(index);
                    kept += e.changesKept() ? 1 : 0;
                    recover(index, disk, e);
                }
                disk.room(Long.MAX_VALUE);
                compare(index);
            }
            index.verify();
        }
        System.out.printf(
                Locale.ROOT,
                "disk full: seed %d, %d rounds, %d failures, changes kept in %d%n",
                seed,
                rounds,
                failures,
                kept);
        assertTrue(failures > rounds / 4, failures + " failures");
        try (FathomIndex index = FathomIndex.open(folder, FathomIndex.Opening.VERIFY)) {
            compare(index);
        }
    }

    private void recover(FathomIndex index, FaultyDirectory disk, IndexWriteException e) throws IOException {
        disk.room(Long.MAX_VALUE);
        if (!e.changesKept()) {
            requireRefusal(index);
        }
        if (e.changesKept() && version % 2 == 0 && commitsAgain(index)) {
            // The change that failed is not among those kept.
            committed.clear();
            committed.putAll(versions(index));
            for (Map.Entry<String, Long> entry : committed.entrySet()) {
                assertTrue(
                        entry.getValue().equals(written.get(entry.getKey())) || entry.getValue() <= version,
                        () -> "unknown " + entry);
            }
        } else {
            index.rollback();
        }
        written.clear();
        written.putAll(committed);
    }

    /** Until someone says so nothing is written, with room or without. */
    private static void requireRefusal(FathomIndex index) {
        IndexWriteException again = assertThrows(IndexWriteException.class, index::commit);
        assertFalse(again.changesKept());
        assertTrue(again.getMessage().contains("after rollback()"), again.getMessage());
    }

    /** Commits what was kept, unless a merge has failed meanwhile that began while the disk was full. */
    private static boolean commitsAgain(FathomIndex index) throws IOException {
        try {
            index.commit();
            return true;
        } catch (IndexWriteException e) {
            assertFalse(e.changesKept());
            requireRefusal(index);
            return false;
        }
    }

    private void fill(FathomIndex index, int changes, Random random) throws IOException {
        for (int i = 0; i < changes; i++) {
            String id = "d" + random.nextInt(60);
            if (random.nextInt(6) == 0) {
                index.delete(id);
                written.remove(id);
            } else {
                index.add(Texts.document(id, ++version));
                written.put(id, version);
            }
            if (random.nextInt(10) == 0) {
                index.refresh();
            }
        }
    }

    private static void requireAnswers(FathomIndex index) throws IOException {
        PassageQuery query = PassageQuery.of("harbour of the forest").thesaurus(Thesaurus.none());
        assertFalse(index.search(query).isEmpty());
        assertTrue(index.counts().documents() > 0);
    }

    private void compare(FathomIndex index) throws IOException {
        assertEquals(committed, versions(index));
        for (Map.Entry<String, Long> entry : committed.entrySet()) {
            assertEquals(
                    Texts.document(entry.getKey(), entry.getValue()),
                    index.document(entry.getKey()).orElseThrow());
        }
    }

    private static Map<String, Long> versions(FathomIndex index) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        for (String id : index.ids()) {
            versions.put(id, (Long)
                    index.document(id).orElseThrow().metadata().get("version").orElseThrow());
        }
        return versions;
    }

    @Test
    void failsToLearnAndKeepsTheChanges() throws IOException {
        FaultyDirectory disk = new FaultyDirectory(FSDirectory.open(folder));
        try (FathomIndex index = FathomIndex.open(disk, "kb")) {
            fill(index, 60, new Random(1));
            index.refresh();
            // The segments are written; what is missing is the model and the commit.
            disk.room(100);
            IndexWriteException e = assertThrows(IndexWriteException.class, index::commit);
            assertTrue(e.changesKept());
            assertTrue(e.getMessage().contains("nothing is lost"), e.getMessage());
            assertTrue(
                    Arrays.stream(disk.listAll()).noneMatch(file -> file.startsWith("latent-")),
                    () -> "half a model is left");
            requireAnswers(index);
            disk.room(Long.MAX_VALUE);
            index.commit();
            committed.putAll(written);
            compare(index);
        }
        try (FathomIndex index = FathomIndex.open(folder, FathomIndex.Opening.VERIFY)) {
            compare(index);
        }
    }

    /** A real file system of 1 MB, where one can be mounted. */
    @Test
    @Tag("long")
    void onARealSmallDisk() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()), "cannot mount");
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"))) {
            Random random = new Random(3);
            int failures = 0;
            for (int round = 0; round < 60; round++) {
                try {
                    fill(index, 20, random);
                    index.commit();
                    committed.clear();
                    committed.putAll(written);
                } catch (IndexWriteException e) {
                    failures++;
                    requireAnswers(index);
                    Files.deleteIfExists(folder.resolve("ballast"));
                    index.rollback();
                    written.clear();
                    written.putAll(committed);
                }
                compare(index);
                if (round % 5 == 0) {
                    long free = Files.getFileStore(folder).getUsableSpace();
                    Files.write(folder.resolve("ballast"), new byte[(int) Math.max(0, free - 20_000)]);
                }
            }
            index.verify();
            System.out.printf(Locale.ROOT, "disk full: tmpfs of 1 MB, 60 rounds, %d failures%n", failures);
            assertTrue(failures > 3, failures + " failures");
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    @Test
    void aSnapshotThatFindsNoRoomLeavesNothing() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", small.toString()), "cannot mount");
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"))) {
            for (int i = 0; i < 400; i++) {
                index.add(Texts.document("d" + i, i));
            }
            index.commit();
            Path copy = small.resolve("copy");
            IndexWriteException e = assertThrows(IndexWriteException.class, () -> index.snapshot(copy));
            assertTrue(e.getMessage().contains("No space left"), e.getMessage());
            assertFalse(FathomIndex.exists(copy));
            index.verify();
            run("mount", "-o", "remount,size=10m", small.toString());
            index.snapshot(copy);
            try (FathomIndex restored = FathomIndex.open(copy, FathomIndex.Opening.VERIFY)) {
                assertEquals(400, restored.counts().documents());
            }
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
