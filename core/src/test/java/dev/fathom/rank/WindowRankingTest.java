package dev.fathom.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.embed.LatentModel;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowRankingTest {

    private static final long SEED = 5;

    private static TermSequence text(String words) {
        return TermSequence.of(Stream.of(words.split(" "))
                .mapToInt(w -> w.equals("|") ? TermSequence.BREAK : TermSequence.hash(w))
                .toArray());
    }

    private static Occurrences occurrences(TermSequence query, TermSequence passage) {
        Occurrences words = new Occurrences(query);
        words.in(passage);
        return words;
    }

    private static double proximity(String query, String passage) {
        return new Proximity(new QueryTerms(text(query), term -> 2), 0).of(occurrences(text(query), text(passage)));
    }

    private static double heading(String query, String passage) {
        QueryTerms terms = new QueryTerms(text(query), term -> 2);
        return new WordMatch(terms, new Substitutes(terms, List.of()), 0.4, 8)
                .ofHeading(occurrences(text(query), text(passage)));
    }

    @Test
    void neighboursInOrderCountMostThenNearThenReversedThenNotAtAll() {
        double inOrder = proximity("border gate", "a smart border gate opens");
        double near = proximity("border gate", "a border x gate opens");
        double reversed = proximity("border gate", "a gate border opens");
        double far = proximity("border gate", "border a b c d e f g h gate");
        assertEquals(2 * 2 * (1 / (1 + 1.0)) / 4, inOrder, 1e-12);
        assertEquals(2 * 2 * (0.25 / (0.25 + 1)) / 4, near, 1e-12);
        assertEquals(2 * 2 * (0.5 / (0.5 + 1)) / 4, reversed, 1e-12);
        assertEquals(0, far);
    }

    @Test
    void nothingReachesAcrossABreakInQueryOrPassage() {
        assertEquals(0, proximity("border gate", "a border | gate opens"));
        assertEquals(0, proximity("border | gate", "a border gate opens"));
    }

    @Test
    void theHeadingIsWhatStandsBeforeTheFirstBreak() {
        assertEquals(0, heading("border gate", "border gate opens"));
        assertEquals(0, heading("border gate", "| border gate opens"));
        double k = 0.9 * (0.6 + 0.4 * 2 / 8);
        assertEquals(0.5 / (1 + k), heading("border gate", "smart border | gate opens"), 1e-12);
    }

    private static double match(String query, String passage, Substitute... substitutes) {
        QueryTerms terms = new QueryTerms(text(query), term -> 2);
        return new WordMatch(terms, new Substitutes(terms, List.of(substitutes)), 0, 0)
                .of(occurrences(text(query), text(passage)));
    }

    private static Substitute substitute(String typed, String words, double weight) {
        return new Substitute(hashes(typed), hashes(words), weight);
    }

    private static List<Integer> hashes(String words) {
        return Stream.of(words.split(" ")).map(TermSequence::hash).toList();
    }

    @Test
    void aWordCountsByItselfOrByItsBestSubstitute() {
        double once = 1 / 1.9;
        Substitute road = substitute("motorway", "road", 0.5);
        Substitute street = substitute("motorway", "street", 0.3);
        assertEquals(once / 2, match("motorway toll", "the motorway"), 1e-12);
        assertEquals(0, match("motorway toll", "a road"));
        assertEquals(0.5 * once / 2, match("motorway toll", "a road", street, road), 1e-12);
        assertEquals(0.5 * once / 2, match("motorway toll", "a road street", street, road), 1e-12);
        assertEquals(once / 2, match("motorway toll", "a motorway road", road), 1e-12);
    }

    @Test
    void aPhraseCountsByItsWordsOrByItsBestSubstitute() {
        double once = 1 / 1.9;
        Substitute poor = substitute("needy family", "poor", 0.8);
        Substitute phrase = substitute("jobless", "out work", 0.8);
        assertEquals(0.8 * once / 2, match("needy family", "the poor", poor), 1e-12, "no rarer than one word is");
        assertEquals(once, match("needy family", "a needy poor family", poor), 1e-12);
        assertEquals(0.8 * once, match("jobless", "he is out work today", phrase), 1e-12);
        assertEquals(0, match("jobless", "work is out", phrase));
        assertEquals(0, match("jobless", "out | work", phrase));
    }

    @Test
    void similaritiesAreThoseOfTheLastSignal() {
        Random random = new Random(SEED);
        List<TermSequence> passages = IntStream.range(0, 200)
                .mapToObj(i -> TermSequence.of(random.ints(30, 1, 120).toArray()))
                .toList();
        LatentModel model = LatentModel.learn(passages.stream());
        TermSequence query = TermSequence.of(random.ints(4, 1, 120).toArray());
        double[] similarities = new WindowRanking(model, new ContextCache(64))
                .similarities(query, Optional.empty(), candidates(passages, new double[200]));
        QuantisedVector vector = QuantisedVector.of(model.queryVector(query));
        for (int i = 0; i < similarities.length; i++) {
            assertEquals(vector.times(QuantisedVector.of(model.passageVector(passages.get(i)))), similarities[i]);
        }
        assertArrayEquals(signals(model, query, passages, new double[200]).values()[4], similarities);
    }

    @Test
    void anEmptyQueryAndAnEmptyModelGiveZeros() {
        LatentModel model = LatentModel.learn(Stream.empty());
        for (String query : List.of("|", "gate")) {
            Signals signals = signals(model, text(query), List.of(text("| gate")), new double[] {0});
            for (double[] row : signals.values()) {
                assertArrayEquals(new double[1], Arrays.copyOf(row, 1));
            }
        }
    }

    @Test
    void aScoreDependsOnTheCandidateAloneAndItsPartsAddUp() {
        Random random = new Random(SEED);
        List<TermSequence> passages = IntStream.range(0, 300)
                .mapToObj(i -> TermSequence.of(random.ints(40, 0, 120).toArray()))
                .toList();
        LatentModel model = LatentModel.learn(passages.stream());
        for (int round = 0; round < 20; round++) {
            TermSequence query =
                    TermSequence.of(random.ints(1 + random.nextInt(90), 1, 130).toArray());
            double[] scores = random.doubles(300, 0, 20).toArray();
            Fusion.Fused all = WindowRanking.DEFAULT_FUSION.fuse(signals(model, query, passages, scores));
            int c = random.nextInt(300);
            Fusion.Fused alone = WindowRanking.DEFAULT_FUSION.fuse(
                    signals(model, query, List.of(passages.get(c)), new double[] {scores[c]}));
            assertEquals(alone.score(0), all.score(c), 0.0, "seed " + SEED + ", round " + round);
            assertEquals(
                    all.score(c),
                    all.parts(c).stream().mapToDouble(Fusion.Part::contribution).reduce(0, Double::sum),
                    0.0);
        }
    }

    @Test
    void longQueriesAndLongPassagesAreHandled() {
        TermSequence query = TermSequence.of(IntStream.rangeClosed(1, 5000).toArray());
        TermSequence passage = TermSequence.of(IntStream.rangeClosed(1, 3000).toArray());
        double value = new Proximity(new QueryTerms(query, term -> 1), 100).of(occurrences(query, passage));
        assertTrue(value > 0 && Double.isFinite(value));
    }

    private static Signals signals(
            LatentModel model, TermSequence query, List<TermSequence> passages, double[] scores) {
        return new WindowRanking(model, new ContextCache(64))
                .signals(query, List.of(), Optional.empty(), candidates(passages, scores));
    }

    private static Candidates candidates(List<TermSequence> passages, double[] scores) {
        return new Candidates() {
            @Override
            public int size() {
                return passages.size();
            }

            @Override
            public double score(int candidate) {
                return scores[candidate];
            }

            @Override
            public int[] readingOrder() {
                return IntStream.range(0, passages.size()).toArray();
            }

            @Override
            public long context(int candidate) {
                return candidate;
            }

            @Override
            public TermSequence terms(int candidate) {
                return passages.get(candidate);
            }

            @Override
            public QuantisedVector vector(int candidate) {
                return QuantisedVector.NONE;
            }
        };
    }
}
