package dev.fathom.embed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The analysed terms of one text, in their order, each as a 32-bit hash: what re-ranking needs to know of a passage.
 *
 * <p>Stop words are gone before a sequence is made, so neighbours in the sequence may have had stop words between them.
 * The heading comes first (title and section headings), then a {@link #BREAK}, then the body; further breaks may follow.
 * No pair of terms reaches across a break.
 * Two terms share a hash with probability 2<sup>-32</sup>; re-ranking tolerates that.
 *
 * <p>A sequence is a view of its encoded bytes, so that reading one from an index costs nothing: number of distinct terms
 * and number of breaks (two bytes each, little-endian), the distinct terms, rising as unsigned numbers (four bytes each),
 * then one number per position (one byte, or two where there are more than 255 distinct terms): 0 is a break, i + 1 the
 * distinct term i. A passage of a hundred terms takes about 380 bytes. Immutable as long as the bytes are, and then safe
 * for use by several threads.
 */
public final class TermSequence {

    /** Stands between two parts of a passage; no term has this hash. */
    public static final int BREAK = 0;

    /** Most positions a sequence can have, breaks counted. */
    public static final int MOST_POSITIONS = 65_535;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 4;
    private static final int ONE_BYTE = 255;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int distinct;
    private final int breaks;
    private final int order;
    private final int width;

    private TermSequence(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        if (end - start < HEADER) {
            throw corrupt();
        }
        this.distinct = unsignedShort(start);
        this.breaks = unsignedShort(start + 2);
        this.order = start + HEADER + Integer.BYTES * distinct;
        this.width = distinct <= ONE_BYTE ? 1 : 2;
        if (order > end || (end - order) % width != 0 || positions() < distinct + breaks) {
            throw corrupt();
        }
    }

    /**
     * The hash of an analysed term: FNV-1a over its UTF-16 units with a final mix, the same on every machine.
     *
     * @return any value except {@link #BREAK}
     */
    public static int hash(CharSequence term) {
        int h = 0x811c9dc5;
        for (int i = 0; i < term.length(); i++) {
            h = (h ^ term.charAt(i)) * 0x01000193;
        }
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        h ^= h >>> 16;
        return h == BREAK ? 1 : h;
    }

    /**
     * A sequence from hashes in text order; what follows the first {@link #MOST_POSITIONS} is left out.
     *
     * @param hashes values of {@link #hash}, and {@link #BREAK} between parts
     */
    public static TermSequence of(int... hashes) {
        int positions = Math.min(hashes.length, MOST_POSITIONS);
        IntTable terms = new IntTable(positions);
        int[] numbers = new int[positions];
        int breaks = 0;
        for (int p = 0; p < positions; p++) {
            boolean isBreak = hashes[p] == BREAK;
            numbers[p] = isBreak ? -1 : terms.add(hashes[p]);
            breaks += isBreak ? 1 : 0;
        }
        int width = terms.size() <= ONE_BYTE ? 1 : 2;
        byte[] bytes = new byte[HEADER + Integer.BYTES * terms.size() + width * positions];
        INT.set(bytes, 0, terms.size() | breaks << 16);
        int at = HEADER;
        int[] rank = new int[terms.size()];
        for (long term : sorted(terms)) {
            rank[(int) term] = (at - HEADER) / Integer.BYTES;
            INT.set(bytes, at, terms.key((int) term));
            at += Integer.BYTES;
        }
        for (int number : numbers) {
            int place = number < 0 ? 0 : rank[number] + 1;
            bytes[at] = (byte) place;
            if (width == 2) {
                bytes[at + 1] = (byte) (place >>> 8);
            }
            at += width;
        }
        return new TermSequence(bytes, 0, bytes.length);
    }

    /** The numbers of terms in the lower halves, in the order of the terms as unsigned numbers. */
    private static long[] sorted(IntTable terms) {
        long[] sorted = new long[terms.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (long) (terms.key(i) ^ Integer.MIN_VALUE) << Integer.SIZE | i;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * A view of an encoded sequence; the bytes are not copied and must not change while it is in use.
     *
     * @throws IllegalArgumentException if the bytes are not the encoded form of a sequence; damage within the positions
     *     is found when they are read
     */
    public static TermSequence decode(byte[] bytes, int offset, int length) {
        return new TermSequence(bytes, offset, offset + length);
    }

    /** The encoded form, a copy; {@link #decode} reads it. */
    public byte[] encode() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** The same sequence over bytes of its own. */
    public TermSequence copy() {
        byte[] own = encode();
        return new TermSequence(own, 0, own.length);
    }

    /** How many distinct terms there are. */
    public int distinct() {
        return distinct;
    }

    /**
     * The number of the distinct term with this hash, or −1. Hashes are spread evenly, so the search begins where the term
     * should stand and ends a few steps away.
     */
    public int find(int hash) {
        int i = (int) ((Integer.toUnsignedLong(hash) * distinct) >>> Integer.SIZE);
        while (i < distinct && Integer.compareUnsigned(term(i), hash) < 0) {
            i++;
        }
        while (i > 0 && (i == distinct || Integer.compareUnsigned(term(i), hash) > 0)) {
            i--;
        }
        return i < distinct && term(i) == hash ? i : -1;
    }

    /** The hash of distinct term {@code i}; they rise as unsigned numbers. */
    public int term(int i) {
        return (int) INT.get(bytes, start + HEADER + Integer.BYTES * i);
    }

    /** How many terms there are with repetitions, breaks not counted. */
    public int length() {
        return positions() - breaks;
    }

    /** Whether there is a break; what stands before the first one is the passage's heading. */
    public boolean hasBreak() {
        return breaks > 0;
    }

    /** How many positions there are, breaks counted. */
    public int positions() {
        return (end - order) / width;
    }

    /**
     * The number of the distinct term at a position, or −1 for a break.
     *
     * @throws IllegalArgumentException if the bytes are damaged there
     */
    public int at(int position) {
        int number = width == 1 ? bytes[order + position] & 0xff : unsignedShort(order + 2 * position);
        if (number > distinct) {
            throw corrupt();
        }
        return number - 1;
    }

    /** How often each distinct term occurs. */
    public int[] counts() {
        int[] counts = new int[distinct];
        for (int p = 0; p < positions(); p++) {
            int term = at(p);
            if (term >= 0) {
                counts[term]++;
            }
        }
        return counts;
    }

    private int unsignedShort(int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private IllegalArgumentException corrupt() {
        return new IllegalArgumentException(
                "The " + (end - start) + " bytes are not an encoded term sequence: is the index damaged?");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermSequence that && Arrays.equals(bytes, start, end, that.bytes, that.start, that.end);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest());
    }

    @Override
    public String toString() {
        return "TermSequence[" + length() + " terms, " + distinct + " distinct]";
    }

    /** A 64-bit digest of the content, by which passages are sampled independently of their order. */
    long digest() {
        long h = 0x9e3779b97f4a7c15L ^ positions();
        for (int p = 0; p < positions(); p++) {
            int term = at(p);
            h = mix(h ^ (term < 0 ? BREAK : term(term)));
        }
        return h;
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (z ^ (z >>> 31)) + 0x9e3779b97f4a7c15L;
    }
}
