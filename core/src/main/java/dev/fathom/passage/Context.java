package dev.fathom.passage;

import java.util.ArrayList;
import java.util.List;

/**
 * What a passage is read in: a run of neighbouring passages under the same headings. Small passages answer exactly, and
 * their contexts are long enough to tell what they are about.
 *
 * @param passages the passages, in order; not empty
 */
public record Context(List<Passage> passages) {

    /** How many characters of text a context covers at most; a longer passage is a context by itself. */
    public static final int MAX_LENGTH = 1200;

    /** Copies the list. */
    public Context {
        passages = List.copyOf(passages);
    }

    /** The contexts of a document's passages, in order; each passage belongs to one. */
    public static List<Context> of(List<Passage> passages) {
        List<Context> contexts = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= passages.size(); next++) {
            if (next == passages.size() || !belongs(passages.get(first), passages.get(next))) {
                contexts.add(new Context(passages.subList(first, next)));
                first = next;
            }
        }
        return contexts;
    }

    private static boolean belongs(Passage first, Passage next) {
        return next.headings().equals(first.headings())
                && next.span().end() - first.span().start() <= MAX_LENGTH;
    }
}
