package dev.fathom.text;

import dev.fathom.text.Line.Kind;
import java.util.ArrayList;
import java.util.List;

/** Joins the lines of a text into blocks. Linear time: every line is looked at a bounded number of times. */
final class BlockReader {

    /** A longer line is prose, whatever it ends with. */
    private static final int LONGEST_HEADING = 150;

    /** Headings without a mark stand below all that have one. */
    private static final int UNMARKED_LEVEL = 7;

    private final CharSequence text;
    private final List<Line> lines;
    private final List<Block> blocks = new ArrayList<>();
    private Wrapping wrapping;
    private boolean fencesLeft = true;

    private BlockReader(CharSequence text) {
        this.text = text;
        this.lines = LineReader.read(text);
        this.wrapping = Wrapping.none(text, lines);
    }

    static List<Block> read(CharSequence text) {
        BlockReader reader = new BlockReader(text);
        int i = 0;
        while (i < reader.lines.size()) {
            i = reader.readBlock(i);
        }
        return reader.blocks;
    }

    /** Reads what begins at line {@code i} and returns the line after it. */
    private int readBlock(int i) {
        Line line = lines.get(i);
        switch (line.kind()) {
            case BLANK, RULE -> {
                return i + 1;
            }
            case FENCE -> {
                return readCode(i);
            }
            case HEADING -> {
                add(Block.Kind.HEADING, i, i, line.level());
                return i + 1;
            }
            case TABLE_ROW -> {
                add(Block.Kind.TABLE_ROW, i, i, 0);
                return i + 1;
            }
            case LIST_ITEM -> {
                return readLines(Block.Kind.LIST_ITEM, i);
            }
            case LABELLED -> {
                return readLines(Block.Kind.LABELLED, i);
            }
            case PROSE -> {
                if (isUnderlined(i)) {
                    add(Block.Kind.HEADING, i, i, lines.get(i + 1).level());
                    return i + 2;
                }
                if (isHeading(i)) {
                    add(Block.Kind.HEADING, i, i, UNMARKED_LEVEL);
                    return i + 1;
                }
                return readLines(Block.Kind.PARAGRAPH, i);
            }
        }
        throw new AssertionError(line.kind());
    }

    private int readLines(Block.Kind kind, int first) {
        int last = lastLine(first);
        add(kind, first, last, 0);
        return last + 1;
    }

    private void add(Block.Kind kind, int first, int last, int level) {
        Line line = lines.get(first);
        blocks.add(new Block(kind, new Span(line.start(), lines.get(last).end()), line.mark(), level));
    }

    /** The lines up to the closing fence; without one the opening fence means nothing. */
    private int readCode(int open) {
        int close = open + 1;
        while (fencesLeft && close < lines.size() && !closes(open, close)) {
            close++;
        }
        if (!fencesLeft || close == lines.size()) {
            fencesLeft = false;
            return readLines(Block.Kind.PARAGRAPH, open);
        }
        for (int i = open + 1; i < close; i++) {
            Line line = lines.get(i);
            if (!line.is(Kind.BLANK)) {
                int start = line.start() - line.mark();
                blocks.add(new Block(Block.Kind.CODE, new Span(start, line.end()), 0, 0));
            }
        }
        return close + 1;
    }

    private boolean closes(int open, int close) {
        Line line = lines.get(close);
        return line.is(Kind.FENCE)
                && text.charAt(line.start()) == text.charAt(lines.get(open).start());
    }

    private boolean isUnderlined(int i) {
        if (i + 1 == lines.size()
                || lines.get(i).length() > LONGEST_HEADING
                || !lines.get(i + 1).is(Kind.RULE)) {
            return false;
        }
        char sign = text.charAt(lines.get(i + 1).start());
        return sign == '=' || sign == '-';
    }

    /** A short line without closing punctuation, on its own, with prose or a list after it. */
    private boolean isHeading(int i) {
        Line line = lines.get(i);
        if (line.length() > LONGEST_HEADING || endsClosed(line) || !startsLikeHeading(line) || lastLine(i) > i) {
            return false;
        }
        int next = i + 1 < lines.size() && lines.get(i + 1).is(Kind.BLANK) ? i + 2 : i + 1;
        if (next >= lines.size()) {
            return false;
        }
        Line below = lines.get(next);
        return below.is(Kind.LIST_ITEM) || (below.is(Kind.PROSE) && !isUnderlined(next) && isProse(next));
    }

    private boolean isProse(int first) {
        Line last = lines.get(lastLine(first));
        return endsClosed(last) || last.end() - lines.get(first).start() > LONGEST_HEADING;
    }

    /** The last line of the paragraph that begins at line {@code i}. */
    private int lastLine(int i) {
        if (i >= wrapping.end()) {
            wrapping = Wrapping.of(text, lines, i);
        }
        int last = i;
        while (last + 1 < wrapping.end() && canGoOn(last + 1) && wrapping.goesOn(last)) {
            last++;
        }
        return last;
    }

    private boolean canGoOn(int i) {
        return lines.get(i).is(Kind.PROSE) && !isUnderlined(i);
    }

    private boolean startsLikeHeading(Line line) {
        if (Character.isLowerCase(text.charAt(line.start()))) {
            return false;
        }
        for (int i = line.start(); i < line.end(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line ends as a sentence or a clause does. */
    private boolean endsClosed(Line line) {
        char last = Wrapping.lastChar(text, line);
        return Characters.isTerminator(last) || last == ':' || last == ';' || last == ',';
    }
}
