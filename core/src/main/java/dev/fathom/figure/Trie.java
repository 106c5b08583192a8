package dev.fathom.figure;

import java.util.Arrays;

/**
 * Finds the longest known name that begins at a token: units, currencies, phrases of several words. A map from
 * characters to numbers, walked character by character, so that nothing is copied. Not changed after it is built.
 *
 * <p>Between tokens that white space or a hyphen parts stands one space; full stops of abbreviations are passed over.
 */
final class Trie {

    private final boolean folded;
    /** How many bits of an edge hold the node it leads to; above them 16 for the character, then the node it leaves. */
    private static final int TARGET_BITS = 20;

    private static final int TARGET = (1 << TARGET_BITS) - 1;

    private long[] edges = new long[1 << 10];
    private int count;
    private int[] values = new int[1 << 8];
    /** The character that leads from a node to the next one by number, as most do: names are added one after the other. */
    private char[] straight = new char[1 << 8];

    private boolean[] branches = new boolean[1 << 8];
    private int nodes = 1;
    /** Where the first characters lead, for most names and texts begin with ASCII ones. */
    private final int[] roots = new int[128];

    /**
     * A trie without names.
     *
     * @param folded whether upper and lower case are one
     */
    Trie(boolean folded) {
        this.folded = folded;
    }

    /** A trie of single words in any case, parted by spaces in the strings. */
    static Trie ofWords(String... lists) {
        Trie trie = new Trie(true);
        for (String list : lists) {
            for (String word : list.split(" ")) {
                trie.add(word, 1);
            }
        }
        return trie;
    }

    /** Whether the token by itself is one of the names; false outside the sentence. */
    boolean has(Tokens tokens, int i) {
        char first = tokens.first(i);
        return first != 0 && mayBegin(first) && match(tokens, i, i + 1) != 0;
    }

    private boolean mayBegin(char first) {
        return first >= 128 || roots[folded ? Lexicon.fold(first) : first] != 0;
    }

    /** Adds a name with its value, which is positive; the first value of a name stays. */
    void add(String name, int value) {
        int node = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = folded ? Lexicon.fold(name.charAt(i)) : name.charAt(i);
            int next = step(node, c == '-' ? ' ' : c);
            if (next < 0) {
                next = nodes++;
                grow();
                connect(node, c == '-' ? ' ' : c, next);
            }
            node = next;
        }
        if (values[node] == 0) {
            values[node] = value;
        }
    }

    /** The value of a whole name, or 0. */
    int get(CharSequence name) {
        int node = 0;
        for (int i = 0; i < name.length() && node >= 0; i++) {
            char c = folded ? Lexicon.fold(name.charAt(i)) : name.charAt(i);
            node = step(node, c == '-' ? ' ' : c);
        }
        return node < 0 ? 0 : value(node);
    }

    /** The longest name from token {@code first} on, as {@link #value(long)} and {@link #last(long)}; 0 where none. */
    long match(Tokens tokens, int first) {
        return match(tokens, first, tokens.size());
    }

    /** As {@link #match(Tokens, int)}, within the tokens before {@code limit}. */
    long match(Tokens tokens, int first, int limit) {
        if (first < 0 || limit > tokens.size()) {
            return first < 0 || first >= tokens.size() ? 0 : match(tokens, first, tokens.size());
        }
        long found = 0;
        int node = 0;
        for (int i = first; i < limit; i++) {
            boolean hyphen = tokens.isJoint(i);
            if (i > first && (hyphen || (tokens.spaced(i) && !tokens.isSymbol(i, '.')))) {
                int spaced = step(node, ' ');
                if (spaced < 0) {
                    return found;
                }
                node = spaced;
            }
            if (hyphen) {
                i++;
                if (i >= limit) {
                    return found;
                }
            }
            if (i > first && tokens.isSymbol(i, '.') && !tokens.spaced(i)) {
                if (node != 0 && value(node) > 0 && dotted(tokens, i)) {
                    found = pack(value(node), i);
                }
                int dot = step(node, '.');
                node = dot < 0 ? node : dot;
                if (dot >= 0 && value(dot) > 0 && goesOn(tokens, i)) {
                    found = pack(value(dot), i);
                }
                continue;
            }
            for (int k = tokens.start(i); k < tokens.end(i); k++) {
                char c = tokens.charAt(k);
                node = step(node, folded ? Lexicon.fold(c) : c);
                if (node < 0) {
                    return found;
                }
            }
            if (value(node) > 0) {
                found = pack(value(node), i);
            }
        }
        return found;
    }

    /** A full stop that belongs to the abbreviation before it rather than ending the sentence. */
    private static boolean dotted(Tokens tokens, int i) {
        return goesOn(tokens, i) && tokens.isSymbol(i - 2, '.');
    }

    private static boolean goesOn(Tokens tokens, int i) {
        return i + 1 < tokens.size() && !tokens.isCapitalised(i + 1);
    }

    private static long pack(int value, int last) {
        return (long) value << 32 | last;
    }

    static int value(long match) {
        return (int) (match >>> 32);
    }

    /** The last token of a match. */
    static int last(long match) {
        return (int) match;
    }

    private int value(int node) {
        return values[node];
    }

    private int step(int node, char c) {
        if (node == 0 && c < 128) {
            return roots[c] == 0 ? -1 : roots[c];
        }
        if (straight[node] == c && c != 0) {
            return node + 1;
        }
        return branches[node] ? search(node, c) : -1;
    }

    private int search(int node, char c) {
        long key = (long) node << 16 | c;
        int mask = edges.length - 1;
        for (int slot = slot(key) & mask; edges[slot] != 0; slot = (slot + 1) & mask) {
            if (edges[slot] >>> TARGET_BITS == key) {
                return (int) edges[slot] & TARGET;
            }
        }
        return -1;
    }

    private void grow() {
        if (nodes == values.length) {
            values = Arrays.copyOf(values, nodes * 2);
            straight = Arrays.copyOf(straight, nodes * 2);
            branches = Arrays.copyOf(branches, nodes * 2);
        }
    }

    private void connect(int node, char c, int target) {
        if (target > TARGET) {
            throw new IllegalStateException("a trie holds at most " + TARGET + " nodes");
        }
        if (node == 0 && c < 128) {
            roots[c] = target;
            return;
        }
        if (target == node + 1 && c != 0) {
            straight[node] = c;
            return;
        }
        branches[node] = true;
        if (++count * 3 > edges.length) {
            long[] old = edges;
            edges = new long[old.length * 2];
            for (long edge : old) {
                if (edge != 0) {
                    place(edge);
                }
            }
        }
        place(((long) node << 16 | c) << TARGET_BITS | target);
    }

    private void place(long edge) {
        int mask = edges.length - 1;
        int slot = slot(edge >>> TARGET_BITS) & mask;
        while (edges[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        edges[slot] = edge;
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40);
    }
}
