package dev.fathom.passage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.text.RandomText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static boolean nearDuplicates(String a, String b) {
        boolean duplicates = Signature.of(a).isNearDuplicate(Signature.of(b));
        assertEquals(duplicates, Signature.of(b).isNearDuplicate(Signature.of(a)), "symmetric");
        return duplicates;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The harbour was enlarged in 2023 for bigger ships.      | THE HARBOR WAS ENLARGED (in 2023), for bigger ships!
        The organisation met at the border-gate of Hữu Nghị.    | The organization met at the border gate of Huu Nghi
        It sold 10,000 tons of rice to U.S. buyers last autumn. | It sold 10000 tons of rice to US buyers last autumn.
        The road from the port to the city was widened again this year by the province. | The road from the port to the town was widened again this year by the province.
        The dam is full. Water for the fields is let out from today until late in May.  | Water for the fields is let out from today until late in May.
        Exports rose by 8.1 % in 2024. The port was closed twice for repairs of the pier after a storm hit it. | The port was closed twice for repairs of the pier after a storm hit it.
        """)
    void saysTheSame(String a, String b) {
        assertTrue(nearDuplicates(a, b));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Industrial output of the province went up 5.2 % in 2023 as new plants opened. | Industrial output of the province went up 6.1 % in 2024 as new plants opened.
        Two people were hurt when the old bridge over the river gave way on Monday.   | Nine people were hurt when the old bridge over the river gave way on Monday.
        The ministry said that it had approved the plan for the new line to the coast. | The ministry said that it had not approved the plan for the new line to the coast.
        Net sales                                | Net income
        The ferry leaves at noon.                | The ferry leaves at night.
        Rice is grown in the valley of the river. | The river of the valley is a border in the north.
        The port was closed. | The port was closed. Ships lay off the coast for days, and the owners of the cargo asked the government for help with their losses.
        """)
    void saysSomethingElse(String a, String b) {
        assertFalse(nearDuplicates(a, b));
    }

    @Test
    void nothingIsNoDuplicateOfNothing() {
        assertFalse(nearDuplicates("", ""));
        assertFalse(nearDuplicates("***", "The port was closed."));
    }

    @Test
    void survivesStorage() {
        for (long seed = 0; seed < 200; seed++) {
            Signature signature = Signature.of(RandomText.of(new Random(seed), 60));
            byte[] stored = signature.toBytes();
            assertEquals(Signature.BYTES, stored.length);
            assertEquals(signature, Signature.fromBytes(stored));
            assertArrayEquals(stored, Signature.fromBytes(stored).toBytes());
        }
    }

    /** Signatures lie in indexes: what one version stored, the next one must be able to compare. */
    @Test
    void neverChangesBetweenVersions() {
        Signature signature = Signature.of("The harbour was enlarged in 2023 for bigger ships.");
        assertEquals(
                "0011f3de47d400000800fe66ccdf966661c8d9d667069af4",
                HexFormat.of().formatHex(signature.toBytes(), 0, 24));
    }

    @Test
    void refusesAnythingElseThanItsBytes() {
        assertEquals(
                "a signature has 34 bytes, got 33",
                assertThrows(IllegalArgumentException.class, () -> Signature.fromBytes(new byte[33]))
                        .getMessage());
    }

    /** The exact Jaccard similarity of the two sets judges the estimate. */
    @Test
    void estimatesTheJaccardSimilarity() {
        Random random = new Random(11);
        double squares = 0;
        int rounds = 300;
        for (int i = 0; i < rounds; i++) {
            List<String> words = words(random, 30 + random.nextInt(60));
            List<String> other = new ArrayList<>(words.subList(0, random.nextInt(words.size())));
            other.addAll(words(random, 5 + random.nextInt(40)));
            double estimate = Signature.of(String.join(" ", words)).similarity(Signature.of(String.join(" ", other)));
            double error = estimate - jaccard(features(words), features(other));
            assertTrue(Math.abs(error) < 0.3, () -> "error " + error);
            squares += error * error;
        }
        assertTrue(Math.sqrt(squares / rounds) < 0.075, "root mean square error " + Math.sqrt(squares / rounds));
    }

    private static List<String> words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(6, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Set<String> features(List<String> words) {
        Set<String> features = new HashSet<>(words);
        for (int i = 1; i < words.size(); i++) {
            features.add(words.get(i - 1) + " " + words.get(i));
        }
        return features;
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / (a.size() + b.size() - both.size());
    }
}
