package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Opening, closing and cancelling leave nothing behind. */
@Isolated
class OpenAndCloseTest {

    private static final PassageQuery QUERY = PassageQuery.of("harbour").thesaurus(Thesaurus.none());

    @TempDir
    private Path folder;

    @Test
    void givesEverythingBack() throws Exception {
        openAndClose(60);
    }

    @Test
    @Tag("long")
    void givesEverythingBackAThousandTimes() throws Exception {
        openAndClose(1000);
    }

    private void openAndClose(int times) throws Exception {
        cycle(0);
        cycle(1);
        Thread.sleep(200);
        int threads = Thread.activeCount();
        long files = WritersAndReadersTest.openFiles();
        for (int i = 2; i < times + 2; i++) {
            cycle(i);
        }
        // Threads of merges end a moment after their last merge.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Thread.activeCount() > threads && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertTrue(
                Thread.activeCount() <= threads,
                "threads before " + threads + ", after "
                        + Thread.getAllStackTraces().keySet());
        assertEquals(files, WritersAndReadersTest.openFiles(), "files and mappings");
    }

    private void cycle(int i) throws IOException {
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"))) {
            if (i % 3 != 2) {
                index.add(Texts.document("d" + i % 7, i));
                index.refresh();
            }
            index.search(QUERY);
            if (i % 3 == 0) {
                index.commit();
            }
        }
    }

    @Test
    void closingLetsSearchesEndAndRefusesLaterOnes() throws Exception {
        for (int round = 0; round < 6; round++) {
            Path kb = folder.resolve("kb" + round);
            FathomIndex index = FathomIndex.open(kb);
            for (int i = 0; i < 10; i++) {
                index.add(Texts.document("d" + i, i));
            }
            index.commit();
            AtomicInteger answered = new AtomicInteger();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<?>> running = new ArrayList<>();
                for (int t = 0; t < 4; t++) {
                    boolean writes = t == 3;
                    running.add(threads.submit(() -> workUntilClosed(index, answered, writes)));
                }
                while (answered.get() < 20 && running.stream().noneMatch(Future::isDone)) {
                    Thread.sleep(1);
                }
                index.close();
                for (Future<?> each : running) {
                    each.get();
                }
            }
            assertThrows(IllegalStateException.class, () -> index.search(QUERY));
            assertThrows(IllegalStateException.class, () -> index.add(Document.of("d", "late")));
            assertThrows(IllegalStateException.class, index::commit);
            assertThrows(IllegalStateException.class, index::refresh);
            assertThrows(IllegalStateException.class, index::rollback);
            assertThrows(IllegalStateException.class, index::verify);
            index.close();
            FathomIndex.open(kb, FathomIndex.Opening.VERIFY).close();
        }
    }

    /** Works until told that the index is closed; every other exception is a failure. */
    private static Void workUntilClosed(FathomIndex index, AtomicInteger answered, boolean writes) throws IOException {
        Random random = new Random(1);
        while (true) {
            try {
                if (writes) {
                    index.add(Texts.document("d" + random.nextInt(10), random.nextLong(1000)));
                } else {
                    index.search(QUERY);
                }
                answered.incrementAndGet();
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage().endsWith(" is closed"), e.getMessage());
                return null;
            }
        }
    }

    @Test
    void anInterruptedThreadIsToldAndHarmsNobody() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"))) {
            index.add(Texts.document("a", 1));
            index.refresh();
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, () -> index.add(Texts.document("b", 1)));
            assertThrows(InterruptedIOException.class, () -> index.search(QUERY));
            assertThrows(InterruptedIOException.class, index::commit);
            assertTrue(Thread.interrupted(), "the flag is left as it was");
            index.add(Texts.document("c", 1));
            index.commit();
            assertEquals(2, index.counts().documents());
            assertEquals(
                    1,
                    index.search(QUERY.limit(1).timeLimit(Duration.ofSeconds(20)))
                            .size());
        }
    }

    @Test
    void aSnapshotTakenWhileOthersWriteIsWhole() throws Exception {
        AtomicInteger version = new AtomicInteger();
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"));
                FathomIndex reader = FathomIndex.open(folder.resolve("kb"));
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            commitAll(index, version.incrementAndGet());
            AtomicInteger over = new AtomicInteger();
            Future<?> writing = threads.submit(() -> {
                while (over.get() == 0) {
                    commitAll(index, version.incrementAndGet());
                }
                return null;
            });
            for (int i = 0; i < 12 && !writing.isDone(); i++) {
                Path copy = folder.resolve("copy" + i);
                int before = version.get() - 1;
                (i % 2 == 0 ? index : reader).snapshot(copy);
                try (FathomIndex restored = FathomIndex.open(copy, FathomIndex.Opening.VERIFY)) {
                    long found = (Long) restored.document("d0")
                            .orElseThrow()
                            .metadata()
                            .get("version")
                            .orElseThrow();
                    assertTrue(found >= before, found + " where " + before + " had been committed");
                    for (int d = 0; d < 10; d++) {
                        assertEquals(
                                Texts.document("d" + d, found),
                                restored.document("d" + d).orElseThrow());
                    }
                }
            }
            over.set(1);
            writing.get();
        }
    }

    /** One commit with the same version of ten documents. */
    private static void commitAll(FathomIndex index, int version) throws IOException {
        for (int d = 0; d < 10; d++) {
            index.add(Texts.document("d" + d, version));
        }
        index.commit();
    }

    @Test
    void changesOfOneIdAreNeverTakenForUnchanged() throws Exception {
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"));
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            AtomicInteger over = new AtomicInteger();
            Future<?> refreshing = threads.submit(() -> {
                while (over.get() == 0) {
                    index.refresh();
                    Thread.sleep(1);
                }
                return null;
            });
            Random random = new Random(2);
            for (int i = 0; i < 150; i++) {
                long version = random.nextInt(2);
                if (random.nextInt(3) == 0) {
                    index.delete("d");
                } else {
                    index.add(Texts.document("d", version));
                    if (i % 5 == 0) {
                        index.refresh();
                        assertEquals(
                                Texts.document("d", version),
                                index.document("d").orElseThrow());
                    }
                }
            }
            over.set(1);
            refreshing.get();
        }
    }
}
