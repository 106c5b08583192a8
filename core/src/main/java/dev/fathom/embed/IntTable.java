package dev.fathom.embed;

import java.util.Arrays;

/** Numbers given to hashes in the order of their first coming: an open-addressing table of primitive ints. */
final class IntTable {

    private int[] keys;
    private int[] slots;
    private int size;

    IntTable(int expected) {
        keys = new int[Math.max(8, expected)];
        slots = new int[slotsFor(keys.length)];
    }

    /** A table of these keys, each once, in this order. */
    static IntTable of(int[] keys) {
        IntTable table = new IntTable(keys.length);
        System.arraycopy(keys, 0, table.keys, 0, keys.length);
        table.size = keys.length;
        table.placeAll();
        return table;
    }

    /** The number of a key, or −1. */
    int get(int key) {
        int mask = slots.length - 1;
        for (int s = spread(key) & mask; slots[s] != 0; s = (s + 1) & mask) {
            if (keys[slots[s] - 1] == key) {
                return slots[s] - 1;
            }
        }
        return -1;
    }

    /** The number of a key, the next free one where the key is new. */
    int add(int key) {
        int found = get(key);
        if (found >= 0) {
            return found;
        }
        if (size == keys.length) {
            grow();
        }
        keys[size++] = key;
        place(size);
        return size - 1;
    }

    int size() {
        return size;
    }

    int key(int number) {
        return keys[number];
    }

    private void place(int slotValue) {
        int mask = slots.length - 1;
        int s = spread(keys[slotValue - 1]) & mask;
        while (slots[s] != 0) {
            s = (s + 1) & mask;
        }
        slots[s] = slotValue;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = new int[slotsFor(keys.length)];
        placeAll();
    }

    private void placeAll() {
        for (int i = 1; i <= size; i++) {
            place(i);
        }
    }

    private static int slotsFor(int entries) {
        return Integer.highestOneBit(entries * 2 - 1) * 2;
    }

    private static int spread(int key) {
        int h = key * 0x9e3779b9;
        return h ^ (h >>> 15);
    }
}
