package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How much each word of a subject counts for what is asked. Immutable. */
final class SubjectWeights {

    /** Words that say how something is measured rather than what: they weigh less. */
    private static final Set<String> MEASURES = Set.of(
            "rate",
            "share",
            "number",
            "total",
            "amount",
            "level",
            "value",
            "percent",
            "percentage",
            "proportion",
            "figure",
            "average",
            "many",
            "much",
            "how",
            "what",
            "per",
            "size",
            "sum",
            "count",
            "quantity",
            "volume",
            "unit",
            "increase",
            "decrease",
            "rise",
            "fall",
            "drop",
            "decline",
            "change",
            "more",
            "less",
            "rank",
            "ranking",
            "ranked");

    private static final float MEASURE_WEIGHT = 0.3f;

    /** After one of these a question only tells more of what it has named: "capital of enterprises" asks for capital. */
    private static final Set<String> ATTACHING = Set.of(
            "of", "in", "for", "from", "with", "at", "by", "to", "that", "which", "who", "whose", "under", "on",
            "between", "within", "through", "among", "per", "across", "into", "as", "than");

    private static final float ATTACHED_WEIGHT = 0.75f;

    private static final Pattern BETWEEN = Pattern.compile("\\W+");

    private final Map<String, Float> byTerm;
    private final float other;

    private SubjectWeights(Map<String, Float> byTerm, float other) {
        this.byTerm = byTerm;
        this.other = other;
    }

    /** The same weight for all terms. */
    static SubjectWeights all(float weight) {
        return new SubjectWeights(Map.of(), weight);
    }

    /** The weights of the terms of a subject, of which these are the tokens. */
    static SubjectWeights of(String text, List<TextAnalysis.Token> tokens) {
        Map<String, Float> weights = new HashMap<>();
        float rest = 1;
        int at = 0;
        for (TextAnalysis.Token token : tokens) {
            rest = isAttached(text.substring(at, token.span().start())) ? ATTACHED_WEIGHT : rest;
            at = token.span().end();
            String written = token.span().of(text).toLowerCase(Locale.ROOT);
            weights.merge(token.term(), MEASURES.contains(written) ? MEASURE_WEIGHT : rest, Math::max);
        }
        return new SubjectWeights(weights, 1);
    }

    private static boolean isAttached(String between) {
        return !between.isBlank()
                && BETWEEN.splitAsStream(between.toLowerCase(Locale.ROOT)).anyMatch(ATTACHING::contains);
    }

    /** How much terms count together: their mean, 1 being a word that says what is asked for. */
    double of(List<String> terms) {
        double sum = 0;
        for (String term : terms) {
            sum += byTerm.getOrDefault(term, other);
        }
        return terms.isEmpty() ? other : sum / terms.size();
    }
}
