package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a query.
 *
 * @param text the query
 * @param terms their terms in order, an empty one where the analysis dropped words
 * @param spans where each stands in the text
 */
record QueryWords(String text, List<String> terms, List<Span> spans) {

    /** The words of a longer query beyond these are not searched for. */
    static final int MAX_TERMS = 256;

    /** So many words are read, repeated ones included: a megabyte of them must not take forever. */
    private static final int MAX_LENGTH = 1024;

    /** The words of a text, of which these are the tokens. */
    static QueryWords of(String text, List<TextAnalysis.Token> tokens) {
        List<String> terms = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        Set<String> distinct = new HashSet<>();
        int position = -1;
        for (TextAnalysis.Token token : tokens) {
            distinct.add(token.term());
            if (distinct.size() > MAX_TERMS || terms.size() >= MAX_LENGTH) {
                break;
            }
            for (int gap = Math.min(token.position() - position - 1, 3); gap > 0 && !terms.isEmpty(); gap--) {
                terms.add("");
                spans.add(token.span());
            }
            terms.add(token.term());
            spans.add(token.span());
            position = token.position();
        }
        return new QueryWords(text, terms, spans);
    }

    /** The terms without what was dropped between them. */
    Stream<String> spoken() {
        return terms.stream().filter(term -> !term.isEmpty());
    }

    /** How many different words there are. */
    long distinct() {
        return spoken().distinct().count();
    }

    /** What was typed for a stretch of the terms. */
    String typed(int from, int to) {
        return text.substring(spans.get(from).start(), spans.get(to - 1).end());
    }
}
