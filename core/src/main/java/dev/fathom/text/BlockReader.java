package dev.fathom.text;

import dev.fathom.text.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads a text line by line and joins the lines into blocks. */
final class BlockReader {

    /** A longer line is prose, whatever it ends with. */
    private static final int LONGEST_HEADING = 150;

    /** A longer label is the start of a sentence. */
    private static final int LONGEST_LABEL = 60;

    /** Text is wrapped by hand at widths between these; a line outside them ends its paragraph. */
    private static final int NARROWEST_WRAP = 45;

    private static final int WIDEST_WRAP = 110;

    private final CharSequence text;
    private final List<Line> lines = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private BlockReader(CharSequence text) {
        this.text = text;
    }

    /** A line without its surrounding white space; {@code mark} is the length of a heading or list mark before it. */
    private record Line(Kind kind, int start, int end, int level, boolean blank) {
        int length() {
            return end - start;
        }
    }

    static List<Block> read(CharSequence text) {
        BlockReader reader = new BlockReader(text);
        reader.readLines();
        reader.join();
        return reader.blocks;
    }

    private void readLines() {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isLineEnd(text.charAt(i))) {
                lines.add(line(start, i));
                start = i + 1;
            }
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\f';
    }

    private Line line(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return new Line(Kind.PARAGRAPH, start, end, 0, true);
        }
        int level = headingMark(start, end);
        if (level > 0) {
            int body = skipSpace(start + level, end);
            int last = end;
            while (last > body && text.charAt(last - 1) == '#') {
                last--;
            }
            return new Line(Kind.HEADING, body, Math.max(body, trimEnd(body, last)), level, body == end);
        }
        int item = listMark(start, end);
        if (item > 0) {
            return new Line(Kind.LIST_ITEM, skipSpace(start + item, end), end, 0, false);
        }
        if (isTableRow(start, end)) {
            return new Line(Kind.TABLE_ROW, start, end, 0, false);
        }
        return new Line(isLabelled(start, end) ? Kind.LABELLED : Kind.PARAGRAPH, start, end, 0, false);
    }

    private int trimEnd(int start, int end) {
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int skipSpace(int i, int end) {
        while (i < end && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** The number of {@code #} before a Markdown heading, else 0. */
    private int headingMark(int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) == '#') {
            i++;
        }
        int level = i - start;
        return level >= 1 && level <= 6 && i < end && isSpace(text.charAt(i)) ? level : 0;
    }

    /** The length of a bullet or of a number such as {@code 3.} or {@code (b)}, else 0. */
    private int listMark(int start, int end) {
        char first = text.charAt(start);
        if ((first == '-' || first == '*' || first == '+' || first == '•' || first == '–' || first == '▪')
                && start + 1 < end
                && isSpace(text.charAt(start + 1))) {
            return 1;
        }
        int i = start;
        if (first == '(') {
            i++;
        }
        int digits = i;
        while (i < end && i - digits < 3 && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        boolean numbered = i > digits && allDigits(digits, i);
        boolean lettered = i == digits + 1 && Character.isLowerCase(text.charAt(digits));
        if ((numbered || lettered) && i + 1 < end && isSpace(text.charAt(i + 1))) {
            char close = text.charAt(i);
            return close == ')' || (close == '.' && first != '(') ? i + 1 - start : 0;
        }
        return 0;
    }

    private boolean allDigits(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTableRow(int start, int end) {
        int bars = 0;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '|') {
                bars++;
            }
        }
        return bars >= 2 || (bars == 1 && text.charAt(start) != '|' && end - start < LONGEST_HEADING);
    }

    private boolean isLabelled(int start, int end) {
        int limit = Math.min(end, start + LONGEST_LABEL);
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > start && (i + 1 == end || isSpace(text.charAt(i + 1)));
            }
            if (c == '.' || c == '!' || c == '?' || c == ';' || c == '"' || c == '“') {
                return false;
            }
        }
        return false;
    }

    private void join() {
        for (int i = 0; i < lines.size(); ) {
            Line line = lines.get(i);
            if (line.blank()) {
                i++;
            } else if (i + 1 < lines.size() && isUnderline(i + 1) && line.kind() == Kind.PARAGRAPH) {
                int level = text.charAt(lines.get(i + 1).start()) == '=' ? 1 : 2;
                add(Kind.HEADING, line.start(), line.end(), level);
                i += 2;
            } else if (line.kind() == Kind.HEADING) {
                add(Kind.HEADING, line.start(), line.end(), line.level());
                i++;
            } else if (isPlainHeading(i)) {
                add(Kind.HEADING, line.start(), line.end(), 1);
                i++;
            } else {
                int last = lastLine(i);
                add(line.kind(), line.start(), lines.get(last).end(), 0);
                i = last + 1;
            }
        }
    }

    private void add(Kind kind, int start, int end, int level) {
        blocks.add(new Block(kind, new Span(start, end), level));
    }

    private boolean isUnderline(int i) {
        Line line = lines.get(i);
        if (line.length() < 3) {
            return false;
        }
        char c = text.charAt(line.start());
        if (c != '=' && c != '-') {
            return false;
        }
        for (int k = line.start(); k < line.end(); k++) {
            if (text.charAt(k) != c) {
                return false;
            }
        }
        return true;
    }

    /** A short line without closing punctuation, on its own, with prose after it. */
    private boolean isPlainHeading(int i) {
        Line line = lines.get(i);
        if (line.kind() != Kind.PARAGRAPH || line.length() > LONGEST_HEADING || endsClosed(line) || startsLow(line)) {
            return false;
        }
        if (i > 0 && !lines.get(i - 1).blank() && !endsParagraph(i - 1)) {
            return false;
        }
        int next = i + 1;
        while (next < lines.size() && lines.get(next).blank()) {
            next++;
        }
        if (next == lines.size() || lines.get(next).kind() == Kind.HEADING) {
            return false;
        }
        if (next == i + 1 && continues(i, next)) {
            return false;
        }
        return isProse(lines.get(lastLine(next)), next);
    }

    private boolean isProse(Line last, int first) {
        Line start = lines.get(first);
        return start.kind() != Kind.TABLE_ROW
                && start.kind() != Kind.LABELLED
                && (endsClosed(last) || last.end() - start.start() > LONGEST_HEADING);
    }

    private boolean endsParagraph(int i) {
        return !continues(i, i + 1);
    }

    /** The last line of the block that begins at line {@code i}. */
    private int lastLine(int i) {
        int last = i;
        while (last + 1 < lines.size() && continues(last, last + 1)) {
            last++;
        }
        return last;
    }

    /** Whether line {@code next} goes on with the sentence that line {@code i} leaves open: the text is wrapped. */
    private boolean continues(int i, int next) {
        Line line = lines.get(i);
        Line after = lines.get(next);
        if (line.blank() || after.blank() || after.kind() != Kind.PARAGRAPH || line.kind() == Kind.TABLE_ROW) {
            return false;
        }
        if (isUnderline(next) || line.kind() == Kind.HEADING) {
            return false;
        }
        boolean wrapped = line.length() >= NARROWEST_WRAP && line.length() <= WIDEST_WRAP;
        if (endsClosed(line)) {
            return wrapped && after.length() <= WIDEST_WRAP && i > 0 && wrappedBefore(i);
        }
        return startsLow(after) || (wrapped && after.length() <= WIDEST_WRAP && !isShortTitle(after, next));
    }

    /** A sentence that ends at a line's end goes on in the same paragraph if the paragraph was wrapped before. */
    private boolean wrappedBefore(int i) {
        Line before = lines.get(i - 1);
        return !before.blank()
                && before.length() >= NARROWEST_WRAP
                && before.length() <= WIDEST_WRAP
                && !endsClosed(before);
    }

    private boolean isShortTitle(Line line, int i) {
        return line.length() < NARROWEST_WRAP
                && !endsClosed(line)
                && i + 1 < lines.size()
                && lines.get(i + 1).blank();
    }

    private boolean startsLow(Line line) {
        return Character.isLowerCase(text.charAt(line.start()));
    }

    /** Whether the line ends as a sentence or a clause does. */
    private boolean endsClosed(Line line) {
        int i = line.end() - 1;
        while (i > line.start() && isCloser(text.charAt(i))) {
            i--;
        }
        return ".!?:;,…。".indexOf(text.charAt(i)) >= 0;
    }

    private static boolean isCloser(char c) {
        return c == '"' || c == '”' || c == '’' || c == '\'' || c == ')' || c == ']' || c == '»';
    }
}
