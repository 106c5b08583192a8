package dev.fathom.text;

import static dev.fathom.text.Characters.isCloser;
import static dev.fathom.text.Characters.isOpener;
import static dev.fathom.text.Characters.isSpace;
import static dev.fathom.text.Characters.isTerminator;
import static dev.fathom.text.Characters.skipSpace;
import static dev.fathom.text.Characters.trimEnd;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds sentences in prose by rule: linear time, no model. A sentence ends at a full stop, question or exclamation mark,
 * with the quotes and brackets that close after it, where white space and no small letter follows, unless an abbreviation
 * or an initial stands before the stop. In a block without any capital a small letter may begin a sentence. Stateless.
 */
public final class Sentences {

    private final CharSequence text;
    private final int limit;
    private final boolean smallLetters;

    private Sentences(CharSequence text, Span block) {
        this.text = text;
        this.limit = trimEnd(text, block.start(), block.end());
        this.smallLetters = !hasCapital(block.start());
    }

    /**
     * The sentences within one block of prose, in order; together they hold every character of it that is not white
     * space between sentences.
     *
     * @param text the whole text
     * @param block where to look
     */
    public static List<Span> in(CharSequence text, Span block) {
        return new Sentences(text, block).find(skipSpace(text, block.start(), block.end()));
    }

    private List<Span> find(int first) {
        List<Span> sentences = new ArrayList<>();
        char[] chars = characters(first);
        int start = first;
        int i = first;
        while (i < limit) {
            if (!isTerminator(chars[i - first])) {
                i++;
                continue;
            }
            int end = closingEnd(i);
            if (end < limit && isEnd(i, end)) {
                sentences.add(new Span(start, end));
                start = skipSpace(text, end, limit);
            }
            i = end;
        }
        if (start < limit) {
            sentences.add(new Span(start, limit));
        }
        return sentences;
    }

    private char[] characters(int first) {
        int last = Math.max(first, limit);
        if (!(text instanceof String string)) {
            return text.subSequence(first, last).toString().toCharArray();
        }
        char[] chars = new char[last - first];
        string.getChars(first, last, chars, 0);
        return chars;
    }

    /** The end of the run of terminators, closing quotes and brackets, and notes such as {@code [12]}. */
    private int closingEnd(int terminator) {
        int end = terminator + 1;
        while (end < limit && (isTerminator(text.charAt(end)) || isCloser(text.charAt(end)))) {
            end++;
        }
        if (end < limit && text.charAt(end) == '[') {
            int note = end + 1;
            while (note < limit && note - end < 5 && Character.isDigit(text.charAt(note))) {
                note++;
            }
            if (note > end + 1 && note < limit && text.charAt(note) == ']') {
                return note + 1;
            }
        }
        return end;
    }

    /** Whether the terminator, after which the closing marks go up to {@code end}, ends a sentence. */
    private boolean isEnd(int terminator, int end) {
        if (Characters.isFullTerminator(text.charAt(terminator))) {
            return true;
        }
        if (!isSpace(text.charAt(end))) {
            return false;
        }
        int next = skipSpace(text, end, limit);
        while (next + 1 < limit && isOpener(text.charAt(next))) {
            next++;
        }
        boolean low = Character.isLowerCase(text.charAt(next));
        if (low && !smallLetters) {
            return false;
        }
        boolean loneStop = text.charAt(terminator) == '.' && end == terminator + 1;
        return !loneStop || !Abbreviations.english().goesOn(text, terminator, next, limit, smallLetters);
    }

    private boolean hasCapital(int start) {
        for (int i = start; i < limit; i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
