package dev.fathom.rank;

import dev.fathom.embed.TermSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How near each other, and in which order, a passage has the terms that are neighbours in the query.
 *
 * <p>The sequential dependence of Metzler and Croft (2005) with the distance weighting of Rasolofo and Savoy (2003): a
 * pair of neighbouring query terms a b collects 1/d² where b follows a at distance d ≤ 8 (stop words not counted), half of
 * that where a follows b, each occurrence paired with the nearest before it. The sum t saturates as t / (t + K), with K =
 * 0.7 + 0.3 · length / mean length, and counts idf(a) + idf(b). The total is divided by the query's BM25 ceiling.
 *
 * <p>One instance serves one query on one thread: it keeps its working memory, since this runs for every candidate.
 */
final class Proximity {

    private static final int REACH = 8;
    private static final int NEVER = -REACH - 1;
    private static final double REVERSED = 0.5;
    private static final double LENGTH_PART = 0.3;

    /** One pair as seen from the term that comes second in the passage. */
    private record Link(int pair, int earlier, double factor) {}

    private final QueryTerms query;
    private final double meanLength;
    private final double[] pairWeights;
    /** The two terms of each pair as bits, terms beyond the 64th sharing bits. */
    private final long[] pairBits;

    private final Link[][] links;
    private final int[] last;
    private final double[] sums;

    Proximity(QueryTerms query, double meanLength) {
        this.query = query;
        this.meanLength = meanLength;
        TermSequence terms = query.sequence();
        List<List<Link>> building = new ArrayList<>();
        for (int i = 0; i < terms.distinct(); i++) {
            building.add(new ArrayList<>());
        }
        double[] weights = new double[terms.positions()];
        long[] bits = new long[terms.positions()];
        int pairs = 0;
        for (int p = 0; p + 1 < terms.positions(); p++) {
            int a = terms.at(p);
            int b = terms.at(p + 1);
            if (a >= 0 && b >= 0 && a != b) {
                building.get(b).add(new Link(pairs, a, 1));
                building.get(a).add(new Link(pairs, b, REVERSED));
                bits[pairs] = 1L << a | 1L << b;
                weights[pairs++] = query.idf(a) + query.idf(b);
            }
        }
        pairWeights = Arrays.copyOf(weights, pairs);
        pairBits = Arrays.copyOf(bits, pairs);
        links = building.stream().map(list -> list.toArray(Link[]::new)).toArray(Link[][]::new);
        last = new int[links.length];
        sums = new double[pairs];
    }

    /** From 0 (no two neighbours near each other) upwards; hardly above 2. */
    double of(Occurrences words) {
        if (words.matches() < 2 || !anyPair(words)) {
            return 0;
        }
        collect(words);
        return saturated(words.sequence().length());
    }

    /** Whether both terms of some pair were found; for queries of more than 64 terms it may say so wrongly. */
    private boolean anyPair(Occurrences words) {
        long bits = 0;
        for (int i = 0; i < words.matches(); i++) {
            bits |= 1L << words.match(i);
        }
        for (long pair : pairBits) {
            if ((bits & pair) == pair) {
                return true;
            }
        }
        return false;
    }

    private void collect(Occurrences words) {
        Arrays.fill(sums, 0);
        Arrays.fill(last, NEVER);
        int positions = words.sequence().positions();
        for (int p = 0; p < positions; p++) {
            int term = words.at(p);
            if (term == Occurrences.BREAK) {
                Arrays.fill(last, NEVER);
            } else if (term >= 0) {
                for (Link link : links[term]) {
                    int distance = p - last[link.earlier];
                    if (distance <= REACH) {
                        sums[link.pair] += link.factor / (distance * distance);
                    }
                }
                last[term] = p;
            }
        }
    }

    private double saturated(int length) {
        double k = meanLength > 0 ? 1 - LENGTH_PART + LENGTH_PART * length / meanLength : 1;
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            total += pairWeights[i] * (sums[i] / (sums[i] + k));
        }
        return total / query.ceiling();
    }
}
