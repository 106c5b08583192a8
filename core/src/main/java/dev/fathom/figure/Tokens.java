package dev.fathom.figure;

import dev.fathom.text.Span;
import java.util.Arrays;

/**
 * The tokens of one sentence, label line or heading, in parallel arrays: words, numbers and symbols. Offsets are into
 * the whole text. Reused from sentence to sentence by {@link #read}; not safe to share between threads.
 *
 * <ul>
 *   <li>A <em>word</em> is a run of letters, with apostrophes and digits inside it ({@code don't}, {@code CO2},
 *       {@code Q1}, {@code km²}); {@code 's} is a word of its own. Prefixes such as {@code USD} or {@code FY} let go of
 *       digits that follow.
 *   <li>A <em>number</em> is a run of digits with full stops, commas and apostrophes inside it, or one vulgar fraction.
 *   <li>Everything else that is not white space is a <em>symbol</em> of one character; {@code *} is left out.
 * </ul>
 */
final class Tokens {

    private static final byte WORD = 1;
    private static final byte NUMBER = 2;
    private static final byte SYMBOL = 4;
    private static final byte DASH = 8;
    /** No white space stands before it. */
    private static final byte GLUED = 16;
    /** A dash that is glued and to which the next token is glued. */
    private static final byte JOINT = 32;

    private static final byte CAPITALISED = 64;
    /** A figure or a time may begin with it. */
    private static final int OPENING = 128;

    private static final long OPENERS = WordClass.NUMERIC | TimeExpressions.STARTERS | WordClass.OPENING.bit;

    /** So many places around the sentence may be asked for: taken modulo the arrays' length, a power of two, they are empty. */
    private static final int OUTSIDE = 64;

    private static final int LEAST = 4 * OUTSIDE;

    private final Lexicon lexicon;
    private String text = "";
    private char[] chars = new char[0];
    private int size;
    private int[] starts = new int[LEAST];
    private int[] ends = new int[LEAST];
    private char[] firsts = new char[LEAST];
    private byte[] kinds = new byte[LEAST];
    private int[] words = new int[LEAST];
    private long[] classes = new long[LEAST];
    private long seen;
    private boolean digits;
    private final RecentWords recent;
    private final int possessive;

    Tokens(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.recent = new RecentWords(lexicon);
        this.possessive = lexicon.find("'s");
    }

    /** Reads the tokens of {@code text} between two offsets, in place of those held before. */
    void read(String text, int from, int to) {
        if (!this.text.equals(text)) {
            this.text = text;
            chars = text.toCharArray();
        }
        int before = size;
        size = 0;
        seen = 0;
        digits = false;
        int i = from;
        while (i < to) {
            char c = chars[i];
            if (c <= ' ' || c == '*' || (c > 127 && Characters.isSpace(c))) {
                i++;
            } else if (Characters.isLetter(c)) {
                i = word(i, to);
            } else if (Characters.isDigit(c)) {
                i = number(i, to);
            } else if (Characters.isApostrophe(c) && isPossessive(i, to)) {
                add(i, i + 2, WORD, possessive);
                i += 2;
            } else {
                boolean fraction = Characters.isVulgarFraction(c);
                digits |= fraction;
                add(i, i + 1, fraction ? NUMBER : Characters.isDash(c) ? SYMBOL | DASH : SYMBOL, 0);
                i++;
            }
        }
        empty(size, Math.max(size, before));
    }

    private char fold(int i) {
        return Lexicon.fold(chars[i]);
    }

    private int word(int start, int to) {
        int i = start;
        long hash = Lexicon.hash();
        int prefix = -1;
        while (i < to) {
            char c = chars[i];
            if (c >= 'a' && c <= 'z') {
                hash = Lexicon.hash(hash, c);
            } else if (Characters.isLetter(c)) {
                hash = Lexicon.hash(hash, Lexicon.fold(c));
            } else if (Characters.isDigit(c) || Characters.isSuperscript(c)) {
                if (prefix < 0) {
                    prefix = lexicon.find(hash);
                    if (Characters.isDigit(c) && (lexicon.classes(prefix) & WordClass.PREFIX.bit) != 0) {
                        break;
                    }
                }
                hash = Lexicon.hash(hash, c);
            } else if (Characters.isApostrophe(c)
                    && i + 1 < to
                    && Character.isLetter(chars[i + 1])
                    && !isPossessive(i, to)) {
                hash = Lexicon.hash(hash, '\'');
            } else {
                break;
            }
            i++;
        }
        add(start, i, WORD, recent.find(hash));
        return i;
    }

    private boolean isPossessive(int i, int to) {
        return i + 1 < to && fold(i + 1) == 's' && !(i + 2 < to && Characters.isWordPart(chars[i + 2]));
    }

    private int number(int start, int to) {
        int i = start + 1;
        while (i < to) {
            char c = chars[i];
            boolean separator = (c == '.' || c == ',') && i + 1 < to && Characters.isDigit(chars[i + 1]);
            if (!Characters.isDigit(c)
                    && !separator
                    && !(Characters.isApostrophe(c) && Characters.isGroup(chars, i + 1, to))) {
                break;
            }
            i++;
        }
        digits = true;
        add(start, i, NUMBER, 0);
        return i;
    }

    private void add(int start, int end, int kind, int word) {
        if (size + 2 * OUTSIDE == starts.length) {
            grow();
        }
        char first = chars[start];
        int flags = kind | (size > 0 && start == ends[size - 1] ? GLUED : 0);
        if (kind == WORD && Characters.isUpperCase(first)) {
            flags |= CAPITALISED;
        }
        if ((flags & GLUED) != 0 && (kinds[size - 1] & (DASH | GLUED)) == (DASH | GLUED)) {
            kinds[size - 1] |= JOINT;
        }
        starts[size] = start;
        ends[size] = end;
        firsts[size] = first;
        words[size] = word;
        if (word == 0 && kind == WORD) {
            classes[size] = Endings.classes(chars, start, end);
            flags |= chars[end - 1] == 'd' ? OPENING : 0; // "elevenfold"
        } else {
            classes[size] = lexicon.classes(word);
            seen |= classes[size];
            flags |= kind == NUMBER || first == '.' || (classes[size] & OPENERS) != 0 ? OPENING : 0;
        }
        kinds[size] = (byte) flags;
        size++;
    }

    private void grow() {
        int length = starts.length * 2;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        firsts = Arrays.copyOf(firsts, length);
        kinds = Arrays.copyOf(kinds, length);
        words = Arrays.copyOf(words, length);
        classes = Arrays.copyOf(classes, length);
    }

    /** Leaves nothing of the sentence before behind the end of this one. */
    private void empty(int from, int to) {
        Arrays.fill(firsts, from, to, '\0');
        Arrays.fill(kinds, from, to, (byte) 0);
        Arrays.fill(words, from, to, 0);
        Arrays.fill(classes, from, to, 0);
    }

    // what there is

    /** The number of tokens. */
    int size() {
        return size;
    }

    /** How many places may be held beside the tokens: as many as these tokens have, with the empty ones. */
    int places() {
        return starts.length;
    }

    /** Whether any word read has one of the mask's classes. */
    boolean has(long mask) {
        return (seen & mask) != 0;
    }

    /** Whether there is anything a figure could be made of. */
    boolean hasNumbers() {
        return digits || has(WordClass.NUMERIC);
    }

    /** The first token from {@code i} on that a figure or a time may begin with; the number of tokens where there is none. */
    int opening(int i) {
        int k = i;
        while (k < size && (kinds[k] & OPENING) == 0) {
            k++;
        }
        return k;
    }

    /** The whole text. */
    String text() {
        return text;
    }

    /** The offset of the token's first character. */
    int start(int i) {
        return starts[i];
    }

    /** The offset after the token's last character. */
    int end(int i) {
        return ends[i];
    }

    private boolean hasKind(int i, int kind) {
        return (kinds[i & kinds.length - 1] & kind) != 0;
    }

    boolean isWord(int i) {
        return hasKind(i, WORD);
    }

    boolean isNumber(int i) {
        return hasKind(i, NUMBER);
    }

    boolean isSymbol(int i) {
        return hasKind(i, SYMBOL);
    }

    /** Whether the token is this symbol. */
    boolean isSymbol(int i, char symbol) {
        return first(i) == symbol && isSymbol(i);
    }

    /** The token's first character; 0 outside the sentence. */
    char first(int i) {
        return firsts[i & firsts.length - 1];
    }

    /** The token's word in the lexicon; 0 for unknown words, other tokens and places outside the sentence. */
    int word(int i) {
        return words[i & words.length - 1];
    }

    /** Whether the token is this word of the lexicon, which is not 0. */
    boolean is(int i, int id) {
        return word(i) == id;
    }

    /** The classes of the token; 0 outside the sentence. */
    long classes(int i) {
        return classes[i & classes.length - 1];
    }

    boolean is(int i, WordClass wordClass) {
        return (classes(i) & wordClass.bit) != 0;
    }

    /** Whether the token has one of the mask's classes. */
    boolean isAny(int i, long mask) {
        return (classes(i) & mask) != 0;
    }

    /** The value of a number word or month. */
    double value(int i) {
        return lexicon.value(word(i));
    }

    /** Whether white space (or the sentence's start) stands before the token. */
    boolean spaced(int i) {
        return !hasKind(i, GLUED);
    }

    /** Whether the token begins with a capital letter. */
    boolean isCapitalised(int i) {
        return hasKind(i, CAPITALISED);
    }

    /** Whether the token has at least two letters, all of them capitals. */
    boolean isUpperCase(int i) {
        if (!isCapitalised(i) || ends[i] - starts[i] < 2) {
            return false;
        }
        for (int k = starts[i]; k < ends[i]; k++) {
            if (Character.isLowerCase(chars[k])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the token is a hyphen or dash with no space on either side. */
    boolean isJoint(int i) {
        return hasKind(i, JOINT);
    }

    /** Whether the token is a hyphen, dash or minus sign. */
    boolean isDash(int i) {
        return hasKind(i, DASH);
    }

    /** The characters from the first token to the last, both included. */
    Span span(int first, int last) {
        return new Span(starts[first], ends[last]);
    }

    /** The characters from the first token to the last, both included, as written. */
    String text(int first, int last) {
        return text.substring(starts[first], ends[last]);
    }

    /** The token as written. */
    String text(int i) {
        return text(i, i);
    }

    /** The character at an offset into the whole text. */
    char charAt(int offset) {
        return chars[offset];
    }
}
