package dev.fathom.passage;

import java.util.function.LongConsumer;

/** A set of hashes. */
final class Hashes {

    /** Each where its last bits say, or as soon after as there is room; 0 is no hash. At least half are free. */
    private long[] places = new long[128];

    private int size;

    /** Adds a hash other than 0; false if it was there. */
    boolean add(long hash) {
        if (2 * size >= places.length) {
            grow();
        }
        int place = place(hash);
        if (places[place] == hash) {
            return false;
        }
        places[place] = hash;
        size++;
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
        long[] before = places;
        places = new long[2 * before.length];
        size = 0;
        forEach(before, this::add);
    }

    int size() {
        return size;
    }

    /** Shows every hash, in no order. */
    void forEach(LongConsumer action) {
        forEach(places, action);
    }

    private static void forEach(long[] places, LongConsumer action) {
        for (long hash : places) {
            if (hash != 0) {
                action.accept(hash);
            }
        }
    }
}
