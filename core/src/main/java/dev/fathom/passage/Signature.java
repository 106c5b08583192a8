package dev.fathom.passage;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.text.Spelling;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What a passage says, in {@value #BYTES} bytes: enough to tell near-duplicates without their texts. Near-duplicates are
 * copies with other punctuation, case or spelling, with a word changed, or with a sentence left out. Passages that state
 * different numbers are never near-duplicates, however alike their words are. Immutable.
 *
 * <p>A passage counts as the set of its words and of its pairs of neighbouring words, of which a {@link MinHash} sketch is
 * kept, beside the size of the set and digests of the set of numbers.
 */
public final class Signature {

    /** The length of {@link #toBytes()}. */
    public static final int BYTES = 64;

    /** At least so much of the smaller set must lie in the larger one: room for one changed word in eight. */
    private static final double LEAST_CONTAINMENT = 0.8;

    /** Of what is shorter, more has been left out than a sentence; and the estimate would be too coarse. */
    private static final double LEAST_SIZE = 0.4;

    /** Sets that differ by less have the same number of sentences: two words with their pairs. */
    private static final int LEFT_OUT = 5;

    private static final int LARGEST_SIZE = 0xFFFF;

    private static final TextAnalysis WORDS = TextAnalysis.of("none");

    private final long[] sketch;
    private final int size;
    private final long numbers;
    private final long numberFilter;

    private Signature(long[] sketch, int size, long numbers, long numberFilter) {
        this.sketch = sketch;
        this.size = size;
        this.numbers = numbers;
        this.numberFilter = numberFilter;
    }

    /** The signature of a passage's text. */
    public static Signature of(CharSequence text) {
        Set<Long> features = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        long before = 0;
        for (String word : WORDS.terms(text.toString())) {
            long hash = MinHash.hash(Spelling.english().normalise(word));
            features.add(hash);
            if (before != 0) {
                features.add(MinHash.hash(before, hash));
            }
            if (Numbers.states(word)) {
                numbers.add(hash);
            }
            before = hash;
        }
        int size = Math.min(LARGEST_SIZE, features.size());
        return new Signature(MinHash.sketch(features), size, sum(numbers), filter(numbers));
    }

    /** 48 bits that two different sets hardly ever share. */
    private static long sum(Set<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum() >>> 16;
    }

    /** A Bloom filter: the bits of a subset are a subset of the bits. */
    private static long filter(Set<Long> numbers) {
        return numbers.stream().mapToLong(hash -> 1L << (hash >>> 58)).reduce(0, (a, b) -> a | b);
    }

    /**
     * The estimated Jaccard similarity of the words and word pairs of two passages, from 0 (nothing in common) to 1 (all);
     * its standard error is 0.05 at most. Numbers count as any other word.
     */
    public double similarity(Signature other) {
        return MinHash.similarity(sketch, other.sketch);
    }

    /**
     * Whether one passage is a near-duplicate of the other: most of the shorter stands in the longer, and they state the
     * same numbers, or the shorter states fewer because part of the text is missing. Symmetric. A passage without words is
     * no near-duplicate of any.
     */
    public boolean isNearDuplicate(Signature other) {
        return size <= other.size ? isNearPart(other) : other.isNearPart(this);
    }

    private boolean isNearPart(Signature large) {
        return size > 0
                && size >= LEAST_SIZE * large.size
                && agreesInNumbers(large)
                && containedIn(large) >= LEAST_CONTAINMENT;
    }

    private boolean agreesInNumbers(Signature large) {
        boolean partIsMissing = large.size - size >= LEFT_OUT;
        return numbers == large.numbers || (partIsMissing && (numberFilter & ~large.numberFilter) == 0);
    }

    /** The share of this smaller set that lies in a larger one. */
    private double containedIn(Signature large) {
        double jaccard = similarity(large);
        return jaccard / (1 + jaccard) * (size + large.size) / size;
    }

    /** The form to store, {@value #BYTES} bytes. */
    public byte[] toBytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(BYTES).putLong((numbers << 16) | size).putLong(numberFilter);
        for (long word : sketch) {
            buffer.putLong(word);
        }
        return buffer.array();
    }

    /**
     * Reads the stored form.
     *
     * @throws IllegalArgumentException unless there are {@value #BYTES} bytes
     */
    public static Signature fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a signature has " + BYTES + " bytes, got " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long first = buffer.getLong();
        long filter = buffer.getLong();
        long[] sketch = new long[MinHash.WORDS];
        for (int i = 0; i < sketch.length; i++) {
            sketch[i] = buffer.getLong();
        }
        return new Signature(sketch, (int) (first & LARGEST_SIZE), first >>> 16, filter);
    }

    /** Whether the other object is a signature with the same content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Signature s && Arrays.equals(toBytes(), s.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }
}
