package dev.fathom.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedTestTest {

    private static PairedTest test(double... differences) {
        Map<String, Double> first = new LinkedHashMap<>();
        Map<String, Double> second = new LinkedHashMap<>();
        for (int i = 0; i < differences.length; i++) {
            first.put("q" + i, 0.5 + differences[i]);
            second.put("q" + i, 0.5);
        }
        return PairedTest.of(new Evaluation(Metric.ndcg(10), first), new Evaluation(Metric.ndcg(10), second));
    }

    @Test
    void triesAllSignsOfAFewQueries() {
        // Of the 8 sign patterns only the two with equal signs are as far from 0.
        PairedTest test = test(0.1, 0.2, 0.3);
        assertEquals(0.25, test.p());
        assertEquals(0.2, test.difference(), 1e-12);
        // 0.1 + 0.2 - 0.05: as far are ±(0.1 + 0.2 ± 0.05).
        assertEquals(0.5, test(0.1, 0.2, -0.05).p());
    }

    @Test
    void countsBetterAndWorse() {
        PairedTest test = test(0.1, 0, -0.2, 0.3, 0);
        assertEquals(5, test.queries());
        assertEquals(2, test.better());
        assertEquals(1, test.worse());
    }

    @Test
    void equalSystemsDoNotDiffer() {
        assertEquals(1, test(0, 0, 0).p());
        assertEquals(1, test(new double[40]).p());
    }

    @Test
    void samplesTheSignsOfManyQueries() {
        // 15 better and 5 worse by the same amount: the sign test, 2 · P(X >= 15) for X ~ Bin(20, 1/2) = 0.041389.
        double[] differences = new double[20];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = i < 15 ? 0.25 : -0.25;
        }
        assertEquals(0.041389, test(differences).p(), 0.003);
    }

    @Test
    void usesTheSignOfEveryQueryBeyondTheSixtyFourth() {
        // 130 queries, one of them decides: with its sign the mean flips, so every pattern is as extreme.
        double[] differences = new double[130];
        differences[129] = 0.5;
        assertEquals(1, test(differences).p());
        // Two decide: half of the patterns cancel out.
        differences[70] = 0.5;
        assertEquals(0.5, test(differences).p(), 0.01);
    }

    @Test
    void rarelyFindsADifferenceWhereThereIsNone() {
        long seed = 20070104;
        Random random = new Random(seed);
        int found = 0;
        for (int trial = 0; trial < 100; trial++) {
            double[] differences = random.doubles(12).map(d -> 0.2 * (d - 0.5)).toArray();
            found += test(differences).p() <= 0.05 ? 1 : 0;
        }
        assertTrue(found <= 12, found + " of 100 found at 5 %, seed " + seed);
    }

    @Test
    void givesTheSameAnswerAgain() {
        double[] differences = new Random(3).doubles(50).map(d -> d - 0.4).toArray();
        assertEquals(test(differences), test(differences));
    }
}
