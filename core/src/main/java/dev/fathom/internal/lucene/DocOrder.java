package dev.fathom.internal.lucene;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The order of an index's documents: values read in it are read forwards, at least cost. */
public final class DocOrder {

    private DocOrder() {}

    /**
     * The places of documents in that order.
     *
     * @param size how many there are
     * @param docs the document at each place
     */
    public static int[] of(int size, IntUnaryOperator docs) {
        long[] byDoc = new long[size];
        Arrays.setAll(byDoc, place -> (long) docs.applyAsInt(place) << Integer.SIZE | place);
        Arrays.sort(byDoc);
        int[] places = new int[size];
        Arrays.setAll(places, i -> (int) byDoc[i]);
        return places;
    }
}
