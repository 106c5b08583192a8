package dev.fathom.passage;

import java.nio.ByteBuffer;
import java.util.Arrays;

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
    public static final int BYTES = 34;

    /** At least so much of the smaller set must lie in the larger one: room for one changed word in eight. */
    private static final double LEAST_CONTAINMENT = 0.8;

    /** Of what is shorter, more has been left out than a sentence; and the estimate would be too coarse. */
    private static final double LEAST_SIZE = 0.4;

    /** Sets that differ by less have the same number of sentences: two words with their pairs. */
    private static final int LEFT_OUT = 5;

    private static final int LARGEST_SIZE = 0xFFFF;

    /** Leaves the first five bits of a hash, the number of a bit of an {@code int}. */
    private static final int FILTER_SHIFT = Long.SIZE - 5;

    private final long[] sketch;
    private final int size;

    /** The sum of the hashes of the different numbers: two sets hardly ever share it. */
    private final int numbers;

    /** A Bloom filter of the numbers: the bits of a subset are a subset of the bits. */
    private final int numberFilter;

    private Signature(long[] sketch, int size, int numbers, int numberFilter) {
        this.sketch = sketch;
        this.size = size;
        this.numbers = numbers;
        this.numberFilter = numberFilter;
    }

    /** The signature of a passage's text. */
    public static Signature of(CharSequence text) {
        Hashes features = new Hashes();
        int numbers = 0;
        int filter = 0;
        long before = 0;
        Words words = new Words(text.toString());
        while (words.next()) {
            long hash = words.hash();
            if (features.add(hash) && (words.hasDigit() || Numbers.contains(hash))) {
                numbers += (int) hash;
                filter |= 1 << (hash >>> FILTER_SHIFT);
            }
            if (before != 0) {
                features.add(MinHash.hash(before, hash));
            }
            before = hash;
        }
        return new Signature(MinHash.sketch(features), Math.min(LARGEST_SIZE, features.size()), numbers, filter);
    }

    /**
     * The estimated Jaccard similarity of the words and word pairs of two passages, from 0 (nothing in common) to 1 (all);
     * its standard error is 0.07 at most, 0.04 among the similar. Numbers count as any other word.
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
        ByteBuffer buffer = ByteBuffer.allocate(BYTES)
                .putShort((short) size)
                .putInt(numbers)
                .putInt(numberFilter);
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
        return fromBytes(bytes, 0, bytes.length);
    }

    /**
     * Reads the stored form within other bytes.
     *
     * @throws IllegalArgumentException unless there are {@value #BYTES} bytes
     */
    public static Signature fromBytes(byte[] bytes, int offset, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("a signature has " + BYTES + " bytes, got " + length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        int size = Short.toUnsignedInt(buffer.getShort());
        int numbers = buffer.getInt();
        int filter = buffer.getInt();
        long[] sketch = new long[MinHash.WORDS];
        for (int i = 0; i < sketch.length; i++) {
            sketch[i] = buffer.getLong();
        }
        return new Signature(sketch, size, numbers, filter);
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
