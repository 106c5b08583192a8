package dev.fathom;

import dev.fathom.figure.Figure;
import dev.fathom.text.Block;
import dev.fathom.text.Outline;
import dev.fathom.text.Section;
import dev.fathom.text.Sentences;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the sentences that state the figures of one document, asked for in the document's order. */
final class FigureSentences {

    /** No more of a sentence than this is shown before and after its figure. */
    private static final int MOST_CONTEXT = 1000;

    private final String text;
    private final List<Block> blocks = new ArrayList<>();
    private int block;
    private int read = -1;
    private List<Span> sentences = List.of();
    private int sentence;

    FigureSentences(String text) {
        this.text = text;
        for (Section section : Outline.of(text).sections()) {
            blocks.addAll(section.blocks());
        }
    }

    /** The sentence, line of a list or labelled line that a figure stands in; in a heading the figure alone. */
    Span of(Figure figure) {
        while (block < blocks.size()
                && blocks.get(block).span().end() <= figure.span().start()) {
            block++;
        }
        if (block == blocks.size() || !blocks.get(block).span().overlaps(figure.span())) {
            return figure.span();
        }
        if (read != block) {
            sentences = Sentences.in(text, blocks.get(block).span());
            sentence = 0;
            read = block;
        }
        while (sentence < sentences.size()
                && sentences.get(sentence).end() <= figure.span().start()) {
            sentence++;
        }
        boolean found = sentence < sentences.size() && sentences.get(sentence).overlaps(figure.span());
        return found ? around(figure.span(), sentences.get(sentence)) : figure.span();
    }

    /** What of a sentence stands near a figure: all of it, unless the sentence is a monster. */
    private Span around(Span figure, Span sentence) {
        int start = Math.min(figure.start(), Math.max(sentence.start(), figure.start() - MOST_CONTEXT));
        int end = Math.max(figure.end(), Math.min(sentence.end(), figure.end() + MOST_CONTEXT));
        boolean splitsPair = start > sentence.start() && Character.isLowSurrogate(text.charAt(start));
        boolean endsInPair = end < sentence.end() && Character.isHighSurrogate(text.charAt(end - 1));
        return new Span(splitsPair ? start + 1 : start, endsInPair ? end - 1 : end);
    }
}
