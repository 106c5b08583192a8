package dev.fathom.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FusionTest {

    private static final long SEED = 3;

    private static Signals random(Random random, int signals, int candidates) {
        double[][] values = new double[signals][];
        for (int s = 0; s < signals; s++) {
            values[s] = random.ints(candidates, 0, 50)
                    .asDoubleStream()
                    .map(v -> v / 7)
                    .toArray(); // with ties
        }
        return new Signals(
                IntStream.range(0, signals).mapToObj(s -> "signal" + s).toList(), values);
    }

    @Test
    void thePartsOfEveryScoreAddUp() {
        Random random = new Random(SEED);
        for (Fusion fusion : List.of(new Fusion.WeightedSum(List.of(1.0, 0.3, -0.2)), new Fusion.ReciprocalRank(60))) {
            for (int round = 0; round < 100; round++) {
                Signals signals = random(random, 3, random.nextInt(200));
                Fusion.Fused fused = fusion.fuse(signals);
                for (int c = 0; c < signals.candidates(); c++) {
                    double sum = 0;
                    for (Fusion.Part part : fused.parts(c)) {
                        sum += part.contribution();
                    }
                    assertEquals(fused.score(c), sum, 0.0);
                }
            }
        }
    }

    @Test
    void orderIsThatOfAStableSort() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            Signals signals = random(random, 1, random.nextInt(300));
            double[] values = signals.values()[0];
            int[] expected = IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer c) -> values[c]).reversed())
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertArrayEquals(
                    expected, new Fusion.WeightedSum(List.of(1.0)).fuse(signals).order());
        }
    }

    @Test
    void reciprocalRanksFollowTheFormula() {
        Signals signals = new Signals(List.of("a", "b"), new double[][] {{9, 5, 7}, {1, 3, 3}});
        Fusion.Fused fused = new Fusion.ReciprocalRank(60).fuse(signals);
        assertEquals(1.0 / 61 + 1.0 / 63, fused.score(0));
        assertEquals(1.0 / 63 + 1.0 / 61, fused.score(1));
        assertEquals(1.0 / 62 + 1.0 / 62, fused.score(2));
    }

    @Test
    void aFilterRemovesCandidatesAndReordersNone() {
        Random random = new Random(SEED);
        Fusion fusion = new Fusion.WeightedSum(List.of(1.0, 0.4));
        Signals all = random(random, 2, 150);
        int[] kept = IntStream.range(0, 150).filter(c -> random.nextBoolean()).toArray();
        double[][] values = new double[2][];
        for (int s = 0; s < 2; s++) {
            double[] row = all.values()[s];
            values[s] = IntStream.of(kept).mapToDouble(c -> row[c]).toArray();
        }
        int[] filtered = IntStream.of(
                        fusion.fuse(new Signals(all.names(), values)).order())
                .map(i -> kept[i])
                .toArray();
        int[] expected = IntStream.of(fusion.fuse(all).order())
                .filter(c -> IntStream.of(kept).anyMatch(k -> k == c))
                .toArray();
        assertArrayEquals(expected, filtered);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Signals two = random(new Random(SEED), 2, 5);
        assertEquals(
                "1 weights do not fit the signals [signal0, signal1].",
                assertThrows(IllegalArgumentException.class, () -> new Fusion.WeightedSum(List.of(1.0)).fuse(two))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Fusion.WeightedSum(List.of(Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> new Fusion.ReciprocalRank(-1));
        assertThrows(IllegalArgumentException.class, () -> new Signals(List.of("a"), new double[0][]));
        assertTrue(new Fusion.ReciprocalRank(0).fuse(two).score(0) > 0);
    }
}
