package dev.fathom.benchmarks;

import dev.fathom.passage.Passage;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.text.Span;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import java.util.ArrayList;
import java.util.List;

/** A way of splitting texts. */
interface Splitting {

    /** The parts of a text, in order. */
    List<Passage> of(String text);

    /** Fathom's own, by default lengths. */
    static Splitting ours() {
        return PassageSplitter.ofDefaults()::split;
    }

    /** Every so many characters. */
    static Splitting windows(int length) {
        return text -> {
            List<Passage> passages = new ArrayList<>();
            for (int start = 0; start < text.length(); start += length) {
                add(passages, new Span(start, Math.min(text.length(), start + length)));
            }
            return passages;
        };
    }

    /** LangChain4j's recommended splitter: paragraphs, then lines, sentences, words, characters; no overlap. */
    static Splitting recursive(int length) {
        return text -> {
            List<Passage> passages = new ArrayList<>();
            int from = 0;
            for (TextSegment segment : DocumentSplitters.recursive(length, 0).split(Document.from(text))) {
                Span span = next(segment.text(), text, from);
                add(passages, span);
                from = span.end();
            }
            return passages;
        };
    }

    private static void add(List<Passage> passages, Span span) {
        passages.add(new Passage(passages.size(), span, List.of()));
    }

    /** Where a segment stands, whose white space need not be that of the text. */
    private static Span next(String segment, String text, int from) {
        int start = -1;
        int at = from;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (!Character.isWhitespace(c)) {
                while (Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                if (text.charAt(at) != c) {
                    throw new IllegalStateException("the splitter changed the text at " + at);
                }
                start = start < 0 ? at : start;
                at++;
            }
        }
        return new Span(Math.max(start, from), at);
    }
}
