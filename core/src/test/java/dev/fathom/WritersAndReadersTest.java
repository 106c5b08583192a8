package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Four that write and sixteen that search, all at once. */
@Isolated
class WritersAndReadersTest {

    private static final int IDS = 40;
    private static final int WRITERS = 4;
    private static final int SEARCHERS = 16;

    @TempDir
    private Path folder;

    private final AtomicLong versions = new AtomicLong();
    private final AtomicLong searches = new AtomicLong();
    private volatile boolean over;

    @Test
    void everyAnswerIsOfOneVersion() throws Exception {
        together(5_000);
    }

    @Test
    @Tag("long")
    void everyAnswerIsOfOneVersionForTwoMinutes() throws Exception {
        together(120_000);
    }

    private void together(long milliseconds) throws Exception {
        List<Long> heap = new ArrayList<>();
        List<Long> handles = new ArrayList<>();
        try (FathomIndex index = FathomIndex.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS + SEARCHERS)) {
            for (int i = 0; i < IDS; i++) {
                index.add(Texts.document("d" + i, versions.incrementAndGet()));
            }
            index.commit();
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                running.add(threads.submit(() -> write(index, new Random(seed))));
            }
            for (int i = 0; i < SEARCHERS; i++) {
                int seed = 100 + i;
                running.add(threads.submit(() -> search(index, new Random(seed))));
            }
            for (int i = 0; i < 6; i++) {
                Thread.sleep(milliseconds / 6);
                heap.add(usedHeap());
                handles.add(openFiles());
            }
            over = true;
            for (Future<Void> each : running) {
                each.get();
            }
            index.commit();
            assertEquals(IDS, index.counts().documents());
            index.verify();
        }
        System.out.printf(
                Locale.ROOT,
                "4 writers and 16 searchers: %d writes, %d searches in %d s, heap in MB %s, files open %s%n",
                versions.get(),
                searches.get(),
                milliseconds / 1000,
                heap.stream().map(bytes -> bytes >> 20).toList(),
                handles);
        assertTrue(searches.get() > 20, searches + " searches");
        assertTrue(versions.get() > IDS + 5, versions + " writes");
        assertTrue(heap.getLast() < heap.getFirst() + (100L << 20), "heap " + heap);
        assertTrue(handles.getLast() < handles.getFirst() + 200, "files " + handles);
    }

    private Void write(FathomIndex index, Random random) throws IOException {
        while (!over) {
            String id = "d" + random.nextInt(IDS);
            index.add(Texts.document(id, versions.incrementAndGet()));
            int dice = random.nextInt(20);
            if (dice == 0) {
                index.commit();
            } else if (dice < 4) {
                index.refresh();
            }
        }
        return null;
    }

    private Void search(FathomIndex index, Random random) throws IOException {
        List<Callable<Void>> questions =
                List.of(() -> passages(index, random), () -> figures(index, random), () -> whole(index, random));
        while (!over) {
            try {
                questions.get(random.nextInt(questions.size())).call();
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            searches.incrementAndGet();
        }
        return null;
    }

    /** Every passage of a document in one answer is of the version that the hit's own metadata names. */
    private static Void passages(FathomIndex index, Random random) throws IOException {
        PassageQuery query = PassageQuery.of(Texts.sentence(random)).limit(50).thesaurus(Thesaurus.none());
        for (PassageHit hit : index.search(query)) {
            Document expected = Texts.document(hit.source().id(), version(hit));
            assertEquals(hit.span().of(expected.text()), hit.text());
        }
        return null;
    }

    private static Void figures(FathomIndex index, Random random) throws IOException {
        FigureQuery query = FigureQuery.about(Texts.sentence(random)).limit(50).thesaurus(Thesaurus.none());
        index.search(query).forEach(hit -> {
            long version = (Long) hit.source().metadata().get("version").orElseThrow();
            Document expected = Texts.document(hit.source().id(), version);
            assertEquals(hit.sentenceSpan().of(expected.text()), hit.sentence());
            assertEquals(hit.figure().span().of(expected.text()), hit.figure().text());
        });
        return null;
    }

    private static Void whole(FathomIndex index, Random random) throws IOException {
        String id = "d" + random.nextInt(IDS);
        Document document = index.document(id).orElseThrow();
        long version = (Long) document.metadata().get("version").orElseThrow();
        assertEquals(Texts.document(id, version), document);
        return null;
    }

    private static long version(PassageHit hit) {
        return (Long) hit.source().metadata().get("version").orElseThrow();
    }

    private static long usedHeap() {
        System.gc();
        // What the collection left, not what twenty threads have allocated until this one runs again.
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /** Files and mappings that this program holds; 0 where the system does not tell. */
    static long openFiles() throws IOException {
        Path open = Path.of("/proc/self/fd");
        Path mapped = Path.of("/proc/self/maps");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        long maps;
        try (Stream<String> lines = Files.lines(mapped)) {
            maps = lines.filter(line -> line.contains("/junit")).count();
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count() + maps;
        }
    }
}
