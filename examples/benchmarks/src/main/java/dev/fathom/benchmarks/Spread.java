package dev.fathom.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the rounds of a measurement gave. */
record Spread(double median, double least, double most) {

    /** Of values in any order. */
    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** Of what each round gave. */
    static Spread of(int rounds, IntToDoubleFunction each) {
        return of(IntStream.range(0, rounds).mapToDouble(each).toArray());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
    }
}
