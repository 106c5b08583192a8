package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A search ends soon after its time limit, says so, and shows what it has found. */
@Isolated
class TimeLimitTest {

    private static final Duration BUDGET = Duration.ofMillis(50);

    @Test
    void isKeptByTheWorstQuery() throws Exception {
        limited(3_000);
    }

    @Test
    @Tag("long")
    void isKeptByTheWorstQueryOverManyPassages() throws Exception {
        limited(60_000);
    }

    private static void limited(int documents) throws Exception {
        try (FathomIndex index = FathomIndex.inMemory()) {
            fill(index, documents);
            List<PassageQuery> worst = worst();
            for (PassageQuery query : worst) {
                index.search(query);
            }
            List<Long> whole = new ArrayList<>();
            List<Long> limited = new ArrayList<>();
            int partial = 0;
            for (int round = 0; round < 15; round++) {
                PassageQuery query = worst.get(round % worst.size());
                whole.add(milliseconds(() -> assertFalse(index.search(query).partial())));
                AtomicReference<Hits<PassageHit>> answer = new AtomicReference<>();
                limited.add(milliseconds(() -> answer.set(index.search(query.timeLimit(BUDGET)))));
                partial += answer.get().partial() ? 1 : 0;
                assertFalse(answer.get().isEmpty(), "something was found in time");
            }
            whole.sort(null);
            limited.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "time limit of 50 ms over %d documents: without %d to %d ms, with it median %d ms, slowest %d ms,"
                            + " %d of 15 partial%n",
                    documents,
                    whole.getFirst(),
                    whole.getLast(),
                    limited.get(7),
                    limited.getLast(),
                    partial);
            assertTrue(limited.get(7) < 250, limited + " ms");
            assertEquals(0, index.search(PassageQuery.of("absent")).size());
        }
    }

    private static void fill(FathomIndex index, int documents) throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < documents; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 60; w++) {
                text.append(word(random)).append(' ');
            }
            index.add(Document.of("d" + i, text + "."));
        }
        index.commit();
    }

    /** Common words more often than rare ones. */
    private static String word(Random random) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(3000));
        return "w" + Integer.toString(rank, 36) + "q";
    }

    /** As many words as a query may have, exact totals, long pages. */
    private static List<PassageQuery> worst() {
        List<PassageQuery> worst = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < 5; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 1000; w++) {
                text.append(word(random)).append(' ');
            }
            worst.add(PassageQuery.of(text.toString()).exactTotal(true).limit(200 * i + 10));
        }
        return worst;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static long milliseconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void aLimitThatSufficesChangesNothing() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            fill(index, 300);
            for (PassageQuery query : worst()) {
                Hits<PassageHit> plain = index.search(query);
                Hits<PassageHit> limited = index.search(query.timeLimit(Duration.ofMinutes(5)));
                assertEquals(plain.hits(), limited.hits());
                assertEquals(plain.total(), limited.total());
                assertFalse(limited.partial());
            }
            assertTrue(index.search(worst().getFirst().timeLimit(Duration.ofNanos(1)))
                    .partial());
            assertTrue(index.search(FigureQuery.about("w1q").timeLimit(Duration.ofNanos(1)))
                    .partial());
        }
    }

    @Test
    void interruptingEndsASearch() throws Exception {
        try (FathomIndex index = FathomIndex.inMemory()) {
            fill(index, 1000);
            PassageQuery query = worst().getLast();
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread searching = new Thread(() -> {
                try {
                    while (true) {
                        index.search(query);
                    }
                } catch (IOException | RuntimeException | Error e) {
                    end.set(e);
                }
            });
            searching.start();
            Thread.sleep(200);
            searching.interrupt();
            searching.join(5_000);
            assertFalse(searching.isAlive());
            assertEquals(InterruptedIOException.class, end.get().getClass());
            assertFalse(index.search(query).isEmpty());
        }
    }
}
