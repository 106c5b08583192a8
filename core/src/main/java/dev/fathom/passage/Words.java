package dev.fathom.passage;

import dev.fathom.text.Folding;
import dev.fathom.text.Spelling;
import java.lang.Character.UnicodeScript;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * The words of a text one after the other, folded and in their common spelling, none left out: what copies of a text have in
 * common. Much quicker than the analysis of text for an index.
 */
final class Words {

    /** What becomes of ASCII letters and digits; 0 for what is no part of words. */
    private static final char[] FOLDED = folded();

    /** Longer ones are cut, for folding takes more than twice the time for twice the marks upon a letter. */
    private static final int LONGEST = 255;

    private final char[] text;
    private char[] word = new char[32];
    private int length;
    private int at;

    Words(String text) {
        this.text = text.toCharArray();
    }

    private static char[] folded() {
        char[] folded = new char[128];
        for (char c = '0'; c <= '9'; c++) {
            folded[c] = c;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            folded[c] = c;
            folded[Character.toUpperCase(c)] = c;
        }
        return folded;
    }

    /** Goes to the next word, if there is one. */
    boolean next() {
        length = 0;
        while (length == 0 && at < text.length) {
            int start = at;
            readPlain();
            if (at < text.length && (text[at] >= FOLDED.length || joins(start, at))) {
                read(start, end(start));
            }
            at = Math.max(at, start + 1);
        }
        if (length > 0 && Spelling.english().changes(word, length)) {
            become(Spelling.english().normalise(toString()));
        }
        return length > 0;
    }

    /** Whether the word at hand has a digit. */
    boolean hasDigit() {
        for (int i = 0; i < length; i++) {
            if (Character.isDigit(word[i])) {
                return true;
            }
        }
        return false;
    }

    /** The word at hand. */
    @Override
    public String toString() {
        return new String(word, 0, length);
    }

    /** The hash of the word at hand. */
    long hash() {
        return MinHash.hash(word, length);
    }

    /** Reads ASCII letters and digits, which most words are. */
    private void readPlain() {
        while (at < text.length && text[at] < FOLDED.length && FOLDED[text[at]] != 0) {
            if (length == word.length) {
                word = Arrays.copyOf(word, 2 * length);
            }
            word[length++] = FOLDED[text[at++]];
        }
    }

    private void read(int start, int end) {
        become(Folding.fold(CharBuffer.wrap(text, start, end - start)));
        at = end;
    }

    private void become(String other) {
        word = other.length() > word.length ? other.toCharArray() : word;
        length = other.length();
        other.getChars(0, length, word, 0);
    }

    /** Where a word that begins here ends; here, if none does. */
    private int end(int start) {
        int end = start;
        int limit = Math.min(text.length, start + LONGEST);
        while (end < limit && (isPart(text[end]) || joins(start, end))) {
            if (standsAlone(text[end])) {
                return Math.max(end, start + 1);
            }
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c < FOLDED.length ? FOLDED[c] != 0 : isWidePart(c);
    }

    private static boolean isWidePart(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.SURROGATE -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    /** Whether a mark joins what stands before and after it, as in {@code 10,000}, {@code U.S.} and {@code don't}. */
    private boolean joins(int start, int at) {
        if (at == start || at + 1 >= text.length) {
            return false;
        }
        char before = text[at - 1];
        char after = text[at + 1];
        return switch (text[at]) {
            case '.' -> areDigits(before, after) || areLetters(before, after);
            case ',' -> areDigits(before, after);
            case '\'', '’' -> areLetters(before, after);
            default -> false;
        };
    }

    private static boolean areDigits(char a, char b) {
        return Character.isDigit(a) && Character.isDigit(b);
    }

    private static boolean areLetters(char a, char b) {
        return Character.isLetter(a) && Character.isLetter(b);
    }

    /** Whether it is a word by itself, since its script does not part words. */
    private static boolean standsAlone(char c) {
        return c >= FOLDED.length && (Character.isIdeographic(c) || UnicodeScript.of(c) == UnicodeScript.HIRAGANA);
    }
}
