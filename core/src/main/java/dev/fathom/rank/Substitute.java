package dev.fathom.rank;

import java.util.List;

/**
 * What may stand for words of a query: the thesaurus's alternative of a word or phrase.
 *
 * @param typed the hashes of the query's terms it stands for
 * @param terms the hashes of its own terms, in order
 * @param weight how much it counts, above 0 to 1; what was typed counts 1
 */
public record Substitute(List<Integer> typed, List<Integer> terms, double weight) {

    /** Copies the hashes. */
    public Substitute {
        typed = List.copyOf(typed);
        terms = List.copyOf(terms);
        if (typed.isEmpty() || terms.isEmpty()) {
            throw new IllegalArgumentException("a substitute has terms and stands for some");
        }
    }
}
