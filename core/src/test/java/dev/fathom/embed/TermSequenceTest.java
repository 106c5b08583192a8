package dev.fathom.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermSequenceTest {

    private static final long SEED = 20261121;

    @Test
    void decodingGivesBackEveryTermInItsPlace() {
        Random random = new Random(SEED);
        for (int round = 0; round < 120; round++) {
            int vocabulary = 1 + random.nextInt(round % 2 == 0 ? 100 : 2000);
            int[] hashes = random.ints(random.nextInt(1500), 0, vocabulary) // 0 is a break
                    .map(spread(round))
                    .toArray();
            byte[] encoded = TermSequence.of(hashes).encode();
            byte[] framed = new byte[encoded.length + 7];
            System.arraycopy(encoded, 0, framed, 3, encoded.length);
            TermSequence read = TermSequence.decode(framed, 3, encoded.length);
            assertArrayEquals(hashes, hashes(read), "seed " + SEED + ", round " + round);
            assertEquals(
                    Arrays.stream(hashes).filter(h -> h != TermSequence.BREAK).count(), read.length());
            assertEquals(read.length(), Arrays.stream(read.counts()).sum());
            assertEquals(TermSequence.of(hashes), read);
            for (int hash = 1; hash <= vocabulary; hash++) {
                int wanted = hash * (round % 3 == 0 ? 1 : 0x9e3779b9);
                int found = read.find(wanted);
                boolean there = Arrays.stream(hashes).anyMatch(h -> h == wanted);
                assertEquals(there, found >= 0 && read.term(found) == wanted);
            }
        }
    }

    @Test
    void damagedBytesAreRefusedOrGiveAnotherSequenceButNeverAnotherException() {
        Random random = new Random(SEED);
        byte[] whole = TermSequence.of(random.ints(300, 0, 90).toArray()).encode();
        for (int round = 0; round < 5000; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextBoolean() ? whole.length : random.nextInt(whole.length));
            if (damaged.length > 0) {
                damaged[random.nextInt(Math.min(damaged.length, round % 2 == 0 ? 4 : 9999))] ^=
                        (byte) (1 << random.nextInt(8));
            }
            try {
                TermSequence.decode(damaged, 0, damaged.length).counts();
            } catch (IllegalArgumentException expected) {
                assertEquals(
                        "The " + damaged.length + " bytes are not an encoded term sequence: is the index damaged?",
                        expected.getMessage());
            }
        }
    }

    @Test
    void tooFewBytesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TermSequence.decode(new byte[3], 0, 3));
    }

    @Test
    void whatFollowsTheMostPositionsIsLeftOut() {
        int[] hashes = IntStream.rangeClosed(1, 70_000).toArray();
        assertEquals(TermSequence.MOST_POSITIONS, TermSequence.of(hashes).length());
    }

    @Test
    void hashesAreFixedForEverSinceIndexesHoldThem() {
        assertEquals(TermSequence.hash("gate"), TermSequence.hash(new StringBuilder("gate")));
        assertNotEquals(TermSequence.hash("gate"), TermSequence.hash("gaet"));
        assertEquals(GATE, TermSequence.hash("gate"));
    }

    private static final int GATE = -1378976445;

    /** Every third round has small hashes only, the others hashes spread as real ones. */
    private static IntUnaryOperator spread(int round) {
        return h -> h * (round % 3 == 0 ? 1 : 0x9e3779b9);
    }

    private static int[] hashes(TermSequence sequence) {
        return IntStream.range(0, sequence.positions())
                .map(p -> sequence.at(p) < 0 ? TermSequence.BREAK : sequence.term(sequence.at(p)))
                .toArray();
    }
}
