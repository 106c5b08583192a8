package dev.fathom.rank;

import java.util.List;

/**
 * What is known of each candidate, one row of values per signal.
 *
 * @param names of the signals, such as {@code bm25}, {@code proximity}, {@code latent}
 * @param values {@code values[s][c]} is signal s of candidate c; larger is better. Not copied: callers must not change it
 */
public record Signals(List<String> names, double[][] values) {

    /** Refuses a number of rows other than that of the names, and rows of different length. */
    public Signals {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() != values.length) {
            throw new IllegalArgumentException(
                    "Signals need one row of values per name, not " + values.length + " for " + names + ".");
        }
        for (double[] row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException("All signals must have a value for each of the " + values[0].length
                        + " candidates, not " + row.length + ".");
            }
        }
    }

    /** How many candidates there are. */
    public int candidates() {
        return values[0].length;
    }
}
