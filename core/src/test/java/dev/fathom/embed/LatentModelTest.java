package dev.fathom.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatentModelTest {

    private static final long SEED = 11;
    private static final LatentSettings SMALL = new LatentSettings(8, 400, 500);

    /** Passages about one of five topics, each topic with forty words of its own beside twenty common ones. */
    private static List<TermSequence> passages(int n) {
        Random random = new Random(SEED);
        List<TermSequence> passages = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int topic = i % 5;
            passages.add(TermSequence.of(random.ints(30)
                    .map(r -> Math.floorMod(r, 3) == 0
                            ? TermSequence.hash("common" + Math.floorMod(r, 20))
                            : TermSequence.hash("topic" + topic + "word" + Math.floorMod(r / 3, 40)))
                    .toArray()));
        }
        return passages;
    }

    private static byte[] bytes(LatentModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    @Test
    void theSamePassagesInAnyOrderGiveTheSameBytes() throws IOException {
        List<TermSequence> passages = passages(1000);
        byte[] once = bytes(LatentModel.learn(passages.stream(), SMALL));
        Collections.shuffle(passages, new Random(SEED));
        assertArrayEquals(once, bytes(LatentModel.learn(passages.stream(), SMALL)));
        assertArrayEquals(once, bytes(LatentModel.learn(passages.stream().parallel(), SMALL)));
    }

    @Test
    void wordsThatNeverMeetAreSimilarWhenTheyShareCompany() {
        LatentModel model = LatentModel.learn(passages(1000).stream(), SMALL);
        TermSequence one = TermSequence.of(TermSequence.hash("topic1word3"));
        float[] query = model.queryVector(one);
        double same =
                LatentModel.similarity(query, model.passageVector(TermSequence.of(TermSequence.hash("topic1word7"))));
        double other =
                LatentModel.similarity(query, model.passageVector(TermSequence.of(TermSequence.hash("topic2word7"))));
        double length = Math.sqrt(LatentModel.similarity(query, query));
        assertTrue(same > 0.7 * length && Math.abs(other) < 0.3 * length, same + " and " + other + " of " + length);
    }

    @Test
    void aPassageVectorHasLengthOneAndAQueryVectorTellsWhatIsKnown() {
        List<TermSequence> passages = passages(300);
        LatentModel model = LatentModel.learn(passages.stream(), SMALL);
        for (TermSequence passage : passages) {
            float[] vector = model.passageVector(passage);
            assertEquals(1, LatentModel.similarity(vector, vector), 1e-5);
            assertTrue(LatentModel.similarity(model.queryVector(passage), vector) <= 1 + 1e-5);
        }
        int known = TermSequence.hash("topic0word1");
        float[] whole = model.queryVector(TermSequence.of(known));
        float[] half = model.queryVector(TermSequence.of(known, TermSequence.hash("never seen")));
        assertTrue(LatentModel.similarity(half, half) < 0.7 * LatentModel.similarity(whole, whole));
        float[] unknown = model.passageVector(TermSequence.of(TermSequence.hash("never seen")));
        assertArrayEquals(new float[model.dimensions()], unknown);
    }

    @Test
    void readingGivesBackTheModel() throws IOException {
        LatentModel model = LatentModel.learn(passages(200).stream(), SMALL);
        byte[] bytes = bytes(model);
        LatentModel read = LatentModel.read(new ByteArrayInputStream(bytes));
        assertArrayEquals(bytes, bytes(read));
        TermSequence passage = passages(1).get(0);
        assertArrayEquals(model.passageVector(passage), read.passageVector(passage));
        assertEquals(model.idf(passage.term(0)), read.idf(passage.term(0)));
    }

    @Test
    void everyFlippedBitAndEveryCutIsRefused() throws IOException {
        byte[] bytes = bytes(LatentModel.learn(passages(100).stream(), SMALL));
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = round % 2 == 0 ? bytes.clone() : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            if (round % 2 == 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThrows(
                    CorruptModelException.class,
                    () -> LatentModel.read(new ByteArrayInputStream(damaged)),
                    "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void nothingCanBeLearnedFromNothingAndLittleFromOnePassage() throws IOException {
        LatentModel none = LatentModel.learn(Stream.empty());
        assertEquals(0, none.dimensions());
        assertEquals(0, none.queryVector(TermSequence.of(1, 2)).length);
        LatentModel one = LatentModel.learn(Stream.of(TermSequence.of(1, 2, 3)));
        assertEquals(
                0, LatentModel.similarity(one.queryVector(TermSequence.of(1)), one.passageVector(TermSequence.of(1))));
        assertArrayEquals(bytes(none), bytes(LatentModel.read(new ByteArrayInputStream(bytes(none)))));
    }

    @Test
    void rarerTermsHaveGreaterIdf() {
        LatentModel model = LatentModel.learn(passages(300).stream(), SMALL);
        double common = model.idf(TermSequence.hash("common3"));
        double rare = model.idf(TermSequence.hash("topic0word1"));
        double unknown = model.idf(TermSequence.hash("never seen"));
        assertTrue(0 < common && common < rare && rare < unknown, common + " " + rare + " " + unknown);
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertEquals(
                "Dimensions must be from 1 to 1024, not 0.",
                assertThrows(IllegalArgumentException.class, () -> new LatentSettings(0, 1, 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LatentSettings(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LatentSettings(1, 1, 0));
    }
}
