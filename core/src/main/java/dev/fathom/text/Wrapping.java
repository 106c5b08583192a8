package dev.fathom.text;

import dev.fathom.text.Line.Kind;
import java.util.List;

/**
 * Tells whether neighbouring lines are one paragraph that was wrapped. In wrapped text a line is <em>full</em>: the next
 * line's first word would not have fitted on it.
 */
final class Wrapping {

    /** Text is wrapped by hand at widths between these. */
    private static final int NARROWEST = 45;

    private static final int WIDEST = 120;

    /** So much space may be left on a full line. */
    private static final int SLACK = 8;

    private final CharSequence text;
    private final List<Line> lines;
    private final int first;
    private final int end;
    private int width;
    private boolean mixedCase;
    private boolean wrapped;

    private Wrapping(CharSequence text, List<Line> lines, int first, int end) {
        this.text = text;
        this.lines = lines;
        this.first = first;
        this.end = end;
    }

    /** Has looked at no line yet. */
    static Wrapping none(CharSequence text, List<Line> lines) {
        return new Wrapping(text, lines, 0, 0);
    }

    /** Looks at the lines from {@code first} up to the next one that cannot belong to the same paragraph. */
    static Wrapping of(CharSequence text, List<Line> lines, int first) {
        int end = first + 1;
        while (end < lines.size() && lines.get(end).is(Kind.PROSE)) {
            end++;
        }
        Wrapping wrapping = new Wrapping(text, lines, first, end);
        wrapping.measure();
        return wrapping;
    }

    private void measure() {
        for (int i = first; i < end; i++) {
            Line line = lines.get(i);
            if (line.length() <= WIDEST) {
                width = Math.max(width, line.length() + line.indent());
            }
            mixedCase = mixedCase || hasCapital(line);
        }
        int evidence = 0;
        for (int i = first; i + 1 < end; i++) {
            if (isFull(i, SLACK) && !endsSentence(lines.get(i)) && startsLow(lines.get(i + 1))) {
                evidence++;
            }
        }
        // Where everything is in small letters, the next line's first letter tells little.
        wrapped = evidence > (mixedCase ? 0 : 1);
    }

    /** The index after the last line looked at. */
    int end() {
        return end;
    }

    /** Whether line {@code i + 1}, which must come before {@link #end()}, goes on with the paragraph of line {@code i}. */
    boolean goesOn(int i) {
        Line line = lines.get(i);
        Line next = lines.get(i + 1);
        Line begin = lines.get(first);
        if (begin.is(Kind.LIST_ITEM) && next.indent() > begin.indent()) {
            return true;
        }
        if (endsSentence(line)) {
            return wrapped && next.indent() <= line.indent() + 1 && isFull(i, 0);
        }
        if (startsLow(next) && (mixedCase || isFull(i, SLACK))) {
            return true;
        }
        return wrapped && isFull(i, SLACK) && !isShortTitle(i + 1);
    }

    private boolean isFull(int i, int slack) {
        Line line = lines.get(i);
        Line next = lines.get(i + 1);
        return width >= NARROWEST
                && line.length() <= WIDEST
                && next.length() <= WIDEST
                && line.length() + line.indent() + 1 + firstWord(next) > width - slack;
    }

    private int firstWord(Line line) {
        int i = line.start();
        while (i < line.end() && !Characters.isSpace(text.charAt(i))) {
            i++;
        }
        return i - line.start();
    }

    /** Whether line {@code i} looks like the heading of what follows after a blank line. */
    private boolean isShortTitle(int i) {
        Line line = lines.get(i);
        return line.length() < NARROWEST
                && !endsSentence(line)
                && i + 1 < lines.size()
                && lines.get(i + 1).is(Kind.BLANK);
    }

    private boolean startsLow(Line line) {
        return Character.isLowerCase(text.charAt(line.start()));
    }

    private boolean endsSentence(Line line) {
        char last = lastChar(text, line);
        return Characters.isTerminator(last) || last == ':';
    }

    private boolean hasCapital(Line line) {
        for (int i = line.start(); i < line.end(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The last character before closing quotes and brackets. */
    static char lastChar(CharSequence text, Line line) {
        int i = line.end() - 1;
        while (i > line.start() && Characters.isCloser(text.charAt(i))) {
            i--;
        }
        return text.charAt(i);
    }
}
