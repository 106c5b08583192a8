package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis.Token;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where a query's words and their alternatives stand in a text. */
final class Highlights {

    private final Set<String> words = new HashSet<>();
    private final Map<String, List<List<String>>> phrasesByFirst = new HashMap<>();

    Highlights(Expansion expansion) {
        words.addAll(expansion.typed());
        for (List<String> alternative : expansion.alternatives()) {
            if (alternative.size() == 1) {
                words.add(alternative.getFirst());
            } else {
                phrasesByFirst
                        .computeIfAbsent(alternative.getFirst(), first -> new ArrayList<>())
                        .add(alternative);
            }
        }
    }

    /** The words to mark, in order. */
    List<Span> in(List<Token> tokens) {
        boolean[] marked = new boolean[tokens.size()];
        for (int i = 0; i < marked.length; i++) {
            String term = tokens.get(i).term();
            marked[i] |= words.contains(term);
            for (List<String> phrase : phrasesByFirst.getOrDefault(term, List.of())) {
                mark(phrase, tokens, i, marked);
            }
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < marked.length; i++) {
            if (marked[i]) {
                spans.add(tokens.get(i).span());
            }
        }
        return spans;
    }

    /** Marks the phrase if it stands there; the words it drops may be any. */
    private static void mark(List<String> phrase, List<Token> tokens, int at, boolean[] marked) {
        int next = at;
        for (int i = 0; i < phrase.size(); i++) {
            if (phrase.get(i).isEmpty()) {
                continue;
            }
            boolean here = next < tokens.size()
                    && tokens.get(next).term().equals(phrase.get(i))
                    && tokens.get(next).position() - tokens.get(at).position() == i;
            if (!here) {
                return;
            }
            next++;
        }
        for (int i = at; i < next; i++) {
            marked[i] = true;
        }
    }
}
