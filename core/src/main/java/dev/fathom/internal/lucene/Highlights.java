package dev.fathom.internal.lucene;

import dev.fathom.hit.Highlight;
import dev.fathom.hit.LazyList;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.analysis.TextAnalysis.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a query's words and their alternatives stand in a text. */
final class Highlights {

    private final Set<String> words = new HashSet<>();
    private final Map<String, List<Phrase>> alternativesByFirst = new HashMap<>();

    /** An alternative's terms, and what was typed in their place. */
    private record Phrase(List<String> terms, String typed) {}

    Highlights(Expansion expansion) {
        words.addAll(expansion.typed());
        expansion
                .alternatives()
                .forEach((terms, typed) -> alternativesByFirst
                        .computeIfAbsent(terms.getFirst(), first -> new ArrayList<>())
                        .add(new Phrase(terms, typed)));
    }

    /** The words to mark in a stretch of a document, in order; looked for when first asked for, and without the index. */
    List<Highlight> later(TextAnalysis analysis, String text, int start) {
        return new LazyList<>(() -> in(analysis.tokens(text)).stream()
                .map(mark -> mark.shift(start))
                .toList());
    }

    /** The words to mark, in order. */
    List<Highlight> in(List<Token> tokens) {
        Highlight[] marked = new Highlight[tokens.size()];
        for (int i = 0; i < marked.length; i++) {
            Token token = tokens.get(i);
            if (words.contains(token.term())) {
                marked[i] = new Highlight(token.span(), Optional.empty());
            }
            for (Phrase phrase : alternativesByFirst.getOrDefault(token.term(), List.of())) {
                mark(phrase, tokens, i, marked);
            }
        }
        return Arrays.stream(marked).filter(Objects::nonNull).toList();
    }

    /** Marks the phrase if it stands there; the words it drops may be any. What was typed stays marked as such. */
    private static void mark(Phrase phrase, List<Token> tokens, int at, @Nullable Highlight[] marked) {
        int next = at;
        for (int i = 0; i < phrase.terms().size(); i++) {
            if (phrase.terms().get(i).isEmpty()) {
                continue;
            }
            boolean here = next < tokens.size()
                    && tokens.get(next).term().equals(phrase.terms().get(i))
                    && tokens.get(next).position() - tokens.get(at).position() == i;
            if (!here) {
                return;
            }
            next++;
        }
        for (int i = at; i < next; i++) {
            if (marked[i] == null) {
                marked[i] = new Highlight(tokens.get(i).span(), Optional.of(phrase.typed()));
            }
        }
    }
}
