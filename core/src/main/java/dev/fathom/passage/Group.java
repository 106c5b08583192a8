package dev.fathom.passage;

import dev.fathom.text.Block;
import dev.fathom.text.Block.Kind;
import dev.fathom.text.Section;
import dev.fathom.text.Sentences;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of a section that belong together: one paragraph, or a whole list, table, code block or run of labelled lines with
 * the line that announces it. Never empty.
 */
record Group(List<Block> blocks) {

    /** The groups of a section, in order. */
    static List<Group> of(CharSequence text, Section section) {
        List<Group> groups = new ArrayList<>();
        List<Block> open = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (!open.isEmpty() && !belongs(text, open.getLast(), block)) {
                groups.add(new Group(List.copyOf(open)));
                open.clear();
            }
            open.add(block);
        }
        if (!open.isEmpty()) {
            groups.add(new Group(List.copyOf(open)));
        }
        return groups;
    }

    private static boolean belongs(CharSequence text, Block block, Block next) {
        if (next.kind() == Kind.PARAGRAPH) {
            return false;
        }
        return block.kind() == next.kind() || announces(text, block);
    }

    private static boolean announces(CharSequence text, Block block) {
        return text.charAt(block.span().end() - 1) == ':';
    }

    Span span() {
        return new Span(
                blocks.getFirst().marked().start(), blocks.getLast().span().end());
    }

    /** Whether this is a single paragraph or labelled line, which may be joined with another one. */
    boolean isProse() {
        Kind kind = blocks.getFirst().kind();
        return blocks.size() == 1 && (kind == Kind.PARAGRAPH || kind == Kind.LABELLED);
    }

    /** The smallest pieces to cut it into: list items, rows and lines up to a length, else sentences. */
    List<Span> pieces(CharSequence text, int length) {
        List<Span> pieces = new ArrayList<>();
        for (Block block : blocks) {
            Span whole = block.marked();
            boolean prose = blocks.size() == 1 || whole.length() > length;
            if (!prose || block.kind() == Kind.TABLE_ROW || block.kind() == Kind.CODE) {
                pieces.add(whole);
                continue;
            }
            List<Span> sentences = Sentences.in(text, block.span());
            for (int i = 0; i < sentences.size(); i++) {
                Span sentence = sentences.get(i);
                pieces.add(i == 0 ? new Span(whole.start(), sentence.end()) : sentence);
            }
        }
        return pieces;
    }
}
