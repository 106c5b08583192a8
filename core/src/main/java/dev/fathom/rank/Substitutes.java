package dev.fathom.rank;

import dev.fathom.embed.TermSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets a text say words of a query by what may stand for them, as the first stage does: a word counts by itself or by its best
 * substitute, a phrase by its words or by the best substitute of the whole. A substitute rarer than what was typed counts as
 * if it were as common. Immutable.
 */
final class Substitutes {

    /** A substitute by the numbers of the query's terms, and how rare it and they are. */
    private record Known(int[] typed, int[] terms, double rarity, double typedWeight) {}

    private final QueryTerms query;
    private final List<Known> all = new ArrayList<>();

    Substitutes(QueryTerms query, List<Substitute> substitutes) {
        this.query = query;
        substitutes.stream()
                .sorted(Comparator.comparingInt(substitute -> substitute.typed().size()))
                .forEach(this::add);
    }

    private void add(Substitute substitute) {
        int[] typed = substitute.typed().stream()
                .mapToInt(hash -> query.sequence().find(hash))
                .filter(term -> term >= 0)
                .distinct()
                .toArray();
        double weight = 0;
        for (int term : typed) {
            weight += query.weight(term);
        }
        int[] terms = substitute.terms().stream().mapToInt(Integer::intValue).toArray();
        double own = 0;
        for (int hash : terms) {
            own += query.idfOfHash(hash);
        }
        if (weight > 0) {
            all.add(new Known(typed, terms, substitute.weight() * Math.min(own, weight), weight));
        }
    }

    /**
     * Raises what each of the query's terms scores to what its substitutes score.
     *
     * @param text the terms of the text
     * @param end the position at which the text ends
     * @param k BM25's saturation for a text of its length
     */
    void raise(double[] scores, TermSequence text, int end, double k) {
        for (Known substitute : all) {
            int count = count(substitute.terms, text, end);
            if (count > 0) {
                raise(scores, substitute, substitute.rarity * (count / (count + k)));
            }
        }
    }

    private void raise(double[] scores, Known substitute, double value) {
        double typed = 0;
        for (int term : substitute.typed) {
            typed += scores[term];
        }
        if (value > typed) {
            for (int term : substitute.typed) {
                scores[term] = value * query.weight(term) / substitute.typedWeight;
            }
        }
    }

    /** How often the terms stand there one after the other. */
    private static int count(int[] terms, TermSequence text, int end) {
        int[] distinct = new int[terms.length];
        for (int i = 0; i < terms.length; i++) {
            distinct[i] = text.find(terms[i]);
            if (distinct[i] < 0) {
                return 0;
            }
        }
        int count = 0;
        for (int p = 0; p + terms.length <= end; p++) {
            int i = 0;
            while (i < terms.length && text.at(p + i) == distinct[i]) {
                i++;
            }
            if (i == terms.length) {
                count++;
            }
        }
        return count;
    }
}
