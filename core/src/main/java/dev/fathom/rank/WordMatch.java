package dev.fathom.rank;

import java.util.Arrays;

/**
 * How much of the query a text says: BM25 with k1 0.9, divided by the query's BM25 ceiling. One instance serves one query
 * on one thread.
 */
final class WordMatch {

    private static final double K1 = 0.9;

    private final QueryTerms query;
    private final double b;
    private final double meanLength;
    private final Substitutes substitutes;
    private final int[] counts;
    private final double[] scores;

    /**
     * A match by BM25.
     *
     * @param substitutes what may stand for the query's words
     * @param b how much longer texts are held back, 0 to 1
     * @param meanLength mean number of terms of such texts; 0: all are taken to be as long
     */
    WordMatch(QueryTerms query, Substitutes substitutes, double b, double meanLength) {
        this.query = query;
        this.b = b;
        this.meanLength = meanLength;
        this.substitutes = substitutes;
        this.counts = new int[query.sequence().distinct()];
        this.scores = new double[counts.length];
    }

    /** The match of the heading, which is what stands before the first break; without a break there is none. */
    double ofHeading(Occurrences words) {
        int end = 0;
        while (end < words.sequence().positions() && words.at(end) != Occurrences.BREAK) {
            end++;
        }
        return end == words.sequence().positions() ? 0 : of(words, end, end);
    }

    /** The match of the whole sequence. */
    double of(Occurrences words) {
        return of(words, words.sequence().positions(), words.sequence().length());
    }

    /** From 0 to 1. */
    private double of(Occurrences words, int end, int length) {
        if (query.ceiling() == 0) {
            return 0;
        }
        Arrays.fill(counts, 0);
        for (int p = 0; p < end; p++) {
            int term = words.at(p);
            if (term >= 0) {
                counts[term]++;
            }
        }
        double k = meanLength > 0 ? K1 * (1 - b + b * length / meanLength) : K1;
        for (int i = 0; i < counts.length; i++) {
            scores[i] = counts[i] == 0 ? 0 : query.weight(i) * (counts[i] / (counts[i] + k));
        }
        substitutes.raise(scores, words.sequence(), end, k);
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        return sum / query.ceiling();
    }
}
