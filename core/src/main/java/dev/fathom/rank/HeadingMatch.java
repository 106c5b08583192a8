package dev.fathom.rank;

import dev.fathom.embed.TermSequence;
import java.util.Arrays;

/**
 * How much of the query a passage's heading says: BM25's saturation over the part of the sequence before its first break,
 * with k1 0.9, b 0.4 and a mean heading of 8 terms, divided by the query's BM25 ceiling. A sequence without a break has no
 * heading. One instance serves one query on one thread.
 */
final class HeadingMatch {

    private static final double K1 = 0.9;
    private static final double B = 0.4;
    private static final double MEAN_LENGTH = 8;

    private final QueryTerms query;
    private final int[] counts;

    HeadingMatch(QueryTerms query) {
        this.query = query;
        this.counts = new int[query.sequence().distinct()];
    }

    /** From 0 to 1. */
    double of(TermSequence passage) {
        if (!passage.hasBreak() || query.ceiling() == 0) {
            return 0;
        }
        Arrays.fill(counts, 0);
        int length = 0;
        while (length < passage.positions() && passage.at(length) >= 0) {
            int term = query.sequence().find(passage.term(passage.at(length++)));
            if (term >= 0) {
                counts[term]++;
            }
        }
        return saturated(length);
    }

    private double saturated(int length) {
        double k = K1 * (1 - B + B * length / MEAN_LENGTH);
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sum += query.weight(i) * (counts[i] / (counts[i] + k));
            }
        }
        return sum / query.ceiling();
    }
}
