package dev.fathom.embed;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A bounded sample of passages: those with the smallest digests of their content (bottom-k sampling), so that the
 * sample depends neither on the order nor on the grouping of the passages, and a paragraph repeated a thousand times
 * counts once.
 */
final class PassageSample {

    private final int capacity;
    private final TreeMap<Long, byte[]> kept = new TreeMap<>(Long::compareUnsigned);
    private long passages;
    private long terms;

    PassageSample(int capacity) {
        this.capacity = capacity;
    }

    void add(TermSequence passage) {
        passages++;
        terms += passage.length();
        long digest = passage.digest();
        if (kept.size() == capacity) {
            if (Long.compareUnsigned(digest, kept.lastKey()) >= 0) {
                return;
            }
            kept.pollLastEntry();
        }
        kept.put(digest, passage.encode());
    }

    long passages() {
        return passages;
    }

    long terms() {
        return terms;
    }

    int size() {
        return kept.size();
    }

    /** Decoded one at a time, in the order of their digests. */
    Iterable<TermSequence> sequences() {
        Collection<byte[]> encoded = kept.values();
        return () -> encoded.stream()
                .map(bytes -> TermSequence.decode(bytes, 0, bytes.length))
                .iterator();
    }

    /** Terms of at least two sampled passages with their document frequencies. */
    Frequencies frequencies(int most) {
        IntTable numbers = new IntTable(1 << 16);
        int[] counts = new int[1 << 16];
        for (TermSequence passage : sequences()) {
            for (int i = 0; i < passage.distinct(); i++) {
                int number = numbers.add(passage.term(i));
                counts = number < counts.length ? counts : Arrays.copyOf(counts, counts.length * 2);
                counts[number]++;
            }
        }
        int[] count = counts;
        int[] chosen = IntStream.range(0, numbers.size())
                .filter(n -> count[n] >= 2)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(n -> -count[n]).thenComparingInt(numbers::key))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Frequencies(
                Arrays.stream(chosen).map(numbers::key).toArray(),
                Arrays.stream(chosen).map(n -> count[n]).toArray());
    }

    /** Terms, the most frequent first, and in how many sampled passages each occurs. */
    record Frequencies(int[] terms, int[] passages) {}
}
