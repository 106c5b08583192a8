package dev.fathom.rank;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The term sequences and vectors of contexts in which candidates stood lately, a bounded number of them: a later one takes
 * the place of an earlier one whose key falls on the same slot. One cache belongs to one model. Safe for use by several
 * threads, without locks.
 */
public final class ContextCache {

    /** What is kept of a context; nobody changes it. */
    record Entry(long key, TermSequence terms, QuantisedVector vector) {}

    private final AtomicReferenceArray<@Nullable Entry> entries;

    /**
     * A cache of bounded size; an entry of 256 dimensions and a hundred terms takes about 0.8 kB.
     *
     * @param capacity most contexts kept, 1 to 2<sup>28</sup>; rounded up to a power of two
     */
    public ContextCache(int capacity) {
        if (capacity < 1 || capacity > 1 << 28) {
            throw new IllegalArgumentException("A cache holds from 1 to 2^28 contexts, not " + capacity + ".");
        }
        entries = new AtomicReferenceArray<>(Math.max(2, Integer.highestOneBit(capacity * 2 - 1)));
    }

    /** What is kept under a key, if anything. */
    @Nullable
    Entry get(long key) {
        Entry entry = entries.get(slot(key));
        return entry != null && entry.key == key ? entry : null;
    }

    void put(Entry entry) {
        entries.set(slot(entry.key), entry);
    }

    private int slot(long key) {
        long h = key * 0x9e3779b97f4a7c15L;
        return (int) (h >>> (64 - Integer.numberOfTrailingZeros(entries.length())));
    }
}
