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

    private final String text;
    private final List<Block> blocks = new ArrayList<>();
    private int block;
    private int read = -1;
    private List<Span> sentences = List.of();

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
            read = block;
        }
        return sentences.stream()
                .filter(sentence -> sentence.overlaps(figure.span()))
                .findFirst()
                .orElse(figure.span());
    }
}
