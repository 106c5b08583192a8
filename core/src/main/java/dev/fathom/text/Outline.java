package dev.fathom.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The structure of a plain or Markdown text: its blocks and the sections they form. One pass, linear time. Immutable.
 *
 * <p>Recognised are headings ({@code ## Climate}, {@code == Climate ==}, and underlined ones), short lines without full stop that
 * prose follows, list items, {@code label: value} lines, table rows, and paragraphs, whether each stands on one line or is
 * wrapped over several.
 */
public final class Outline {

    private final List<Section> sections;

    private Outline(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /** The outline of a whole text. */
    public static Outline of(CharSequence text) {
        return new Outline(group(BlockReader.read(text)));
    }

    /** The sections in order; sections without content but for a heading are included. */
    public List<Section> sections() {
        return sections;
    }

    private static List<Section> group(List<Block> blocks) {
        List<Section> sections = new ArrayList<>();
        List<Block> path = new ArrayList<>();
        List<Block> content = new ArrayList<>();
        boolean open = false;
        for (Block block : blocks) {
            if (block.kind() != Block.Kind.HEADING) {
                content.add(block);
                continue;
            }
            if (open || !content.isEmpty()) {
                sections.add(section(path, content));
            }
            content.clear();
            while (!path.isEmpty() && path.getLast().level() >= block.level()) {
                path.removeLast();
            }
            path.add(block);
            open = true;
        }
        if (open || !content.isEmpty()) {
            sections.add(section(path, content));
        }
        return sections;
    }

    private static Section section(List<Block> path, List<Block> content) {
        List<Span> headings = new ArrayList<>(path.size());
        for (Block heading : path) {
            headings.add(heading.span());
        }
        return new Section(headings, content);
    }
}
