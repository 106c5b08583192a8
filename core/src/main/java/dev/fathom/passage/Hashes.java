package dev.fathom.passage;

import java.util.Arrays;

/** A set of hashes. */
final class Hashes {

    /** Each where its last bits say, or as soon after as there is room; 0 is no hash. At least half are free. */
    private long[] places = new long[128];

    /** Each once, in the order of their coming. */
    private long[] added = new long[places.length / 2];

    private int size;

    /** Adds a hash other than 0; false if it was there. */
    boolean add(long hash) {
        int place = place(hash);
        if (places[place] == hash) {
            return false;
        }
        if (size == added.length) {
            grow();
            place = place(hash);
        }
        places[place] = hash;
        added[size++] = hash;
        return true;
    }

    boolean contains(long hash) {
        return places[place(hash)] == hash;
    }

    /** Where a hash is, or would be. */
    private int place(long hash) {
        int mask = places.length - 1;
        int place = (int) hash & mask;
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        places = new long[2 * places.length];
        for (long hash : added) {
            places[place(hash)] = hash;
        }
        added = Arrays.copyOf(added, 2 * added.length);
    }

    int size() {
        return size;
    }

    /** The lower half of each; the last one is repeated until they are a multiple of the step. */
    int[] halves(int step) {
        int[] halves = new int[(size + step - 1) / step * step];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (int) added[Math.min(i, size - 1)];
        }
        return halves;
    }
}
