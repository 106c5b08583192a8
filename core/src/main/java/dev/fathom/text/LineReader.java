package dev.fathom.text;

import static dev.fathom.text.Characters.isSpace;
import static dev.fathom.text.Characters.skipSpace;
import static dev.fathom.text.Characters.trimEnd;

import dev.fathom.text.Line.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes a text apart into lines and says of each what it looks like. One pass. */
final class LineReader {

    /** A longer line with a single bar in it is prose. */
    private static final int LONGEST_ROW_OF_TWO = 150;

    /** A longer label is the start of a sentence. */
    private static final int LONGEST_LABEL = 60;

    /** A form feed ends no line: a paragraph may go on overleaf. */
    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

    /** What parts the cells of a row. */
    private static final String PARTINGS = "|\t";

    private final String text;
    private final List<Line> lines = new ArrayList<>();

    private LineReader(String text) {
        this.text = text;
    }

    /** The lines in order; of neighbouring blank lines only the first is kept. */
    static List<Line> read(CharSequence text) {
        LineReader reader = new LineReader(text.toString());
        reader.read();
        return reader.lines;
    }

    private void read() {
        Occurrences ends = new Occurrences(text, LINE_ENDS);
        Occurrences partings = new Occurrences(text, PARTINGS);
        int start = 0;
        for (int end = ends.from(0); end < text.length(); end = ends.from(start)) {
            add(start, end, partings.from(start) < end);
            boolean pair = text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
            start = pair ? end + 2 : end + 1;
        }
        add(start, text.length(), partings.from(start) < text.length());
    }

    private void add(int lineStart, int to, boolean parted) {
        int from = lineStart;
        while (from < to && text.charAt(from) == '\f') {
            from++;
        }
        int start = skipSpace(text, from, to);
        if (start < to) {
            lines.add(line(start, trimEnd(text, start, to), start - from, parted));
        } else if (lines.isEmpty() || !lines.getLast().is(Kind.BLANK)) {
            lines.add(new Line(Kind.BLANK, start, start, 0, 0, 0));
        }
    }

    /** What a line is; {@code parted} says that it holds a bar or a tab, without which it is no row of a table. */
    private Line line(int start, int end, int indent, boolean parted) {
        char first = text.charAt(start);
        if (isRule(start, end)) {
            return new Line(Kind.RULE, start, end, 0, first == '=' ? 1 : 2, indent);
        }
        if (isFence(start, end)) {
            return new Line(Kind.FENCE, start, end, 0, 0, indent);
        }
        int level = hashes(start, end);
        if (level > 0) {
            return heading(start, start + level, hashesBefore(start + level, end), level, indent);
        }
        int equals = equalsSigns(start, end);
        if (equals > 0) {
            return heading(start, skipSigns(start, end), skipSignsBack(start, end), equals, indent);
        }
        int item = listMark(start, end);
        if (item > 0) {
            int body = skipSpace(text, start + item, end);
            return new Line(Kind.LIST_ITEM, body, end, body - start, 0, indent);
        }
        Kind kind =
                parted && isTableRow(start, end) ? Kind.TABLE_ROW : isLabelled(start, end) ? Kind.LABELLED : Kind.PROSE;
        return new Line(kind, start, end, 0, 0, indent);
    }

    private Line heading(int start, int markEnd, int closingMark, int level, int indent) {
        int body = skipSpace(text, markEnd, closingMark);
        int end = trimEnd(text, body, closingMark);
        Kind kind = body == end ? Kind.BLANK : Kind.HEADING;
        return new Line(kind, body, end, body - start, level, indent);
    }

    /** Three or more of the same sign, blanks between them or not, and nothing else. */
    private boolean isRule(int start, int end) {
        char sign = text.charAt(start);
        if (sign != '=' && sign != '-' && sign != '*' && sign != '_') {
            return false;
        }
        int signs = 0;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == sign) {
                signs++;
            } else if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return signs >= 3;
    }

    private boolean isFence(int start, int end) {
        char sign = text.charAt(start);
        return (sign == '`' || sign == '~')
                && start + 2 < end
                && text.charAt(start + 1) == sign
                && text.charAt(start + 2) == sign;
    }

    /** The number of {@code #} before a Markdown heading, else 0. */
    private int hashes(int start, int end) {
        int i = start;
        while (i < end && i - start < 7 && text.charAt(i) == '#') {
            i++;
        }
        int level = i - start;
        return level >= 1 && level <= 6 && i < end && isSpace(text.charAt(i)) ? level : 0;
    }

    /** Where the {@code #} begin that may close a heading. */
    private int hashesBefore(int body, int end) {
        int i = end;
        while (i > body && text.charAt(i - 1) == '#') {
            i--;
        }
        return i == body || i == end || isSpace(text.charAt(i - 1)) ? i : end;
    }

    /** The depth of a heading written {@code == so ==} or {@code = = so = =}, else 0. */
    private int equalsSigns(int start, int end) {
        if (text.charAt(start) != '=' || text.charAt(end - 1) != '=') {
            return 0;
        }
        int body = skipSigns(start, end);
        int close = skipSignsBack(start, end);
        int level = count(start, body);
        return body < close && level <= 6 && level == count(close, end) ? level : 0;
    }

    private int skipSigns(int start, int end) {
        int i = start;
        while (i < end && (text.charAt(i) == '=' || isSpace(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private int skipSignsBack(int start, int end) {
        int i = end;
        while (i > start && (text.charAt(i - 1) == '=' || isSpace(text.charAt(i - 1)))) {
            i--;
        }
        return i;
    }

    private int count(int start, int end) {
        int signs = 0;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '=') {
                signs++;
            }
        }
        return signs;
    }

    /** The length of a bullet or of a number such as {@code 3.} or {@code (b)}, else 0. */
    private int listMark(int start, int end) {
        if (isBullet(text.charAt(start))) {
            return start + 1 < end && isSpace(text.charAt(start + 1)) ? 1 : 0;
        }
        int from = text.charAt(start) == '(' ? start + 1 : start;
        int i = from;
        while (i < end && i - from < 3 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        if (i == from && i < end && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
            i++;
        }
        if (i == from || i + 1 >= end || !isSpace(text.charAt(i + 1))) {
            return 0;
        }
        char close = text.charAt(i);
        return close == ')' || (close == '.' && from == start) ? i + 1 - start : 0;
    }

    private static boolean isBullet(char c) {
        return switch (c) {
            case '-', '*', '+', '•', '–', '▪', '‣', '◦', '●', '·', '\uF0B7' -> true;
            default -> false;
        };
    }

    private boolean isTableRow(int start, int end) {
        int bars = 0;
        int tabs = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '|'
                    && (i == start || isSpace(text.charAt(i - 1)))
                    && (i + 1 == end || isSpace(text.charAt(i + 1)))) {
                bars++;
            } else if (c == '\t' && text.charAt(i - 1) != '\t') {
                tabs++;
            }
        }
        boolean framed = end - start > 2 && text.charAt(start) == '|' && text.charAt(end - 1) == '|';
        return framed
                || bars >= 2
                || tabs >= 2
                || (bars == 1 && text.charAt(start) != '|' && end - start < LONGEST_ROW_OF_TWO);
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
}
