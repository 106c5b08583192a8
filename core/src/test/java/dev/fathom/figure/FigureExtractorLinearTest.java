package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No text makes extraction cost more than in proportion to its length, or the stack. What is compared is the thread's own
 * processor time, so that a busy machine does not matter, and generously: sixteen times the text may cost a hundred
 * times as much, where squared cost would be 256 times.
 */
@Order(2)
final class FigureExtractorLinearTest {

    private static final int TIMES = 16;
    private static final int MOST = 100;
    /** Less is not told from what a timer and a compiler take. */
    private static final long LEAST_NANOS = 3_000_000;

    private static final int STACK = 256 * 1024;

    private static final String[] UNITS = {
        "1",
        "1,",
        "1.",
        "1 ",
        "1-",
        "1-1-",
        "1/",
        "1:",
        "½",
        "%",
        "$",
        "$ ",
        "(",
        ")",
        "(1 (2 ",
        "5 km (",
        "°",
        "'",
        "x's ",
        "from ",
        "of ",
        "of of ",
        "and ",
        "of the ",
        "between 1 and ",
        "1 of ",
        "1 in ",
        "5 to ",
        "5% ",
        "5, ",
        "5; ",
        "two ",
        "hundred ",
        "one point ",
        "five ",
        "half a ",
        "million ",
        "twenty-",
        "growth ",
        "Alpha ",
        "number of ",
        "rose ",
        "rose 5 ",
        "having been 5 ",
        "having ",
        "which ",
        "whose ",
        "while ",
        "1, 2 and 3 respectively ",
        "half of them ",
        "compared with 5 ",
        "5 a year earlier ",
        "2024 ",
        "in 2024, ",
        "January ",
        "5 p.m. ",
        "the past five ",
        "last year ",
        "first quarter of ",
        "Q1 ",
        "ranked third ",
        "more than ",
        "10 000 ",
        "5 × 10^9 ",
        "per ",
        "5 km per ",
        "a: 1\n",
        "- 1\n",
        "| 1 ",
        "# 1\n",
        "1\n",
        "1\n\n",
        "```\n",
        "= ",
        ". ",
        "A. ",
        "! ",
        "[1] "
    };

    @Test
    void oneThingRepeated() throws InterruptedException {
        for (String unit : UNITS) {
            check(List.of(unit), 16_000);
        }
    }

    @Test
    void fewThingsMixedOrOneAfterTheOther() throws InterruptedException {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            List<String> units = new ArrayList<>();
            for (int k = 2 + random.nextInt(3); k > 0; k--) {
                units.add(UNITS[random.nextInt(UNITS.length)]);
            }
            check(i % 2 == 0 ? List.of(String.join("", units)) : units, 10_000);
        }
    }

    @Test
    void runsThatEndInAFigure() throws InterruptedException {
        check(List.of("the past five ", "5 p.m. "), 16_000);
        check(List.of("x's ", "5 km and 6 km rose by 3%."), 16_000);
        check(List.of("number of ", "5 km and 6 km rose by 3%."), 16_000);
        check(List.of("one point ", "five ", "km "), 16_000);
    }

    @Tag("long")
    @Test
    void aMegabyteAgainstSixteen() throws InterruptedException {
        for (String unit : UNITS) {
            check(List.of(unit), 1_000_000);
        }
    }

    /** Each unit fills its share of the text, one after the other. */
    private static void check(List<String> units, int length) throws InterruptedException {
        nanos(units, length);
        long small = Math.max(LEAST_NANOS, nanos(units, length));
        long large = nanos(units, length * TIMES);
        assertTrue(
                large < small * MOST,
                () -> units + ": " + length + " characters took " + small / 1e6 + " ms, " + TIMES + " times as many "
                        + large / 1e6 + " ms");
    }

    private static long nanos(List<String> units, int length) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        units.forEach(unit -> text.append(unit.repeat(length / units.size() / unit.length() + 1)));
        Document document = Document.of("d", text.toString());
        AtomicLong nanos = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    FigureExtractor.english().extract(document);
                    nanos.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                },
                "extract",
                STACK);
        thread.setUncaughtExceptionHandler((t, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertNull(failure.get(), units.toString());
        return nanos.get();
    }
}
