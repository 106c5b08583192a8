package dev.fathom.hit;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * The answer to a query: one page of its ranking. Immutable.
 *
 * @param hits the hits, best first
 * @param total how many passages or figures match in all
 * @param exact whether {@code total} is exact, or a lower bound
 * @param took how long the search took
 * @param partial whether the time limit cut the search short
 * @param <H> the kind of hit
 */
public record Hits<H>(List<H> hits, long total, boolean exact, Duration took, boolean partial) implements Iterable<H> {

    /** Copies the list. */
    public Hits {
        hits = List.copyOf(hits);
    }

    /** How many hits this page holds. */
    public int size() {
        return hits.size();
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return hits.isEmpty();
    }

    /** The hit at a place of this page, from 0. */
    public H get(int index) {
        return hits.get(index);
    }

    @Override
    public Iterator<H> iterator() {
        return hits.iterator();
    }
}
