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
 *   <li>A <em>number</em> is a run of digits with full stops and commas inside it, or one vulgar fraction.
 *   <li>Everything else that is not white space is a <em>symbol</em> of one character; {@code *} is left out.
 * </ul>
 */
final class Tokens {

    static final byte WORD = 1;
    static final byte NUMBER = 2;
    static final byte SYMBOL = 4;
    private static final byte DASH = SYMBOL | 8;

    private final Lexicon lexicon;
    private String text = "";
    private char[] chars = new char[0];
    private int size;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private byte[] kinds = new byte[256];
    private int[] words = new int[256];
    private long[] classes = new long[256];
    private int[] unknown = new int[256];
    private int unknowns;
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
        size = 0;
        unknowns = 0;
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
            } else if (Characters.isApostrophe(c)
                    && i + 1 < to
                    && fold(i + 1) == 's'
                    && !(i + 2 < to && Characters.isWordPart(chars[i + 2]))) {
                add(i, i + 2, WORD, possessive);
                i += 2;
            } else {
                boolean fraction = Characters.isVulgarFraction(c);
                digits |= fraction;
                add(i, i + 1, fraction ? NUMBER : isDash(c) ? DASH : SYMBOL, 0);
                i++;
            }
        }
        if (digits || has(NUMBER_WORDS)) {
            guess();
        }
    }

    private static final long NUMBER_WORDS = WordClass.mask(
            WordClass.CARDINAL,
            WordClass.FRACTION,
            WordClass.MULTIPLE,
            WordClass.VAGUE,
            WordClass.SCALE,
            WordClass.ORDINAL);

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
        return fold(i + 1) == 's' && !(i + 2 < to && Characters.isWordPart(chars[i + 2]));
    }

    private int number(int start, int to) {
        int i = start + 1;
        while (i < to) {
            char c = chars[i];
            boolean separator = (c == '.' || c == ',') && i + 1 < to && Characters.isDigit(chars[i + 1]);
            if (!Characters.isDigit(c) && !separator) {
                break;
            }
            i++;
        }
        digits = true;
        add(start, i, NUMBER, 0);
        return i;
    }

    private void add(int start, int end, byte kind, int word) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size] = kind;
        words[size] = word;
        if (word != 0) {
            classes[size] = lexicon.classes(word);
            seen |= classes[size];
        } else {
            classes[size] = 0;
            if (kind == WORD) {
                unknown[unknowns++] = size;
            }
        }
        size++;
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        kinds = Arrays.copyOf(kinds, length);
        words = Arrays.copyOf(words, length);
        classes = Arrays.copyOf(classes, length);
        unknown = Arrays.copyOf(unknown, length);
    }

    /** Gives words the lexicon lacks the classes their endings suggest. */
    private void guess() {
        for (int k = 0; k < unknowns; k++) {
            classes[unknown[k]] = guessed(unknown[k]);
        }
    }

    private long guessed(int i) {
        int length = ends[i] - starts[i];
        if (length < 4 || Characters.isDigit(chars[ends[i] - 1])) {
            return WordClass.NOUN.bit;
        }
        char last = fold(ends[i] - 1);
        char before = fold(ends[i] - 2);
        if (last == 's') {
            return WordClass.NOUN.bit | (before == 's' || before == 'u' || before == 'i' ? 0 : WordClass.PLURAL.bit);
        }
        boolean capital = isCapitalised(i);
        if (last == 'y' && before == 'l' && !capital) {
            return WordClass.ADVERB.bit;
        }
        if (last == 'd' && before == 'e' && !capital && length > 4) {
            return WordClass.VERB.bit | WordClass.PAST.bit | WordClass.ADJECTIVE.bit;
        }
        if (last == 'g' && before == 'n' && fold(ends[i] - 3) == 'i' && !capital && length > 5) {
            return WordClass.VERB.bit | WordClass.ING.bit | WordClass.NOUN.bit;
        }
        return WordClass.NOUN.bit;
    }

    // what there is

    /** The number of tokens. */
    int size() {
        return size;
    }

    /** Whether a digit or a vulgar fraction was read. */
    boolean hasDigits() {
        return digits;
    }

    /** Whether any word read has one of the mask's classes. */
    boolean has(long mask) {
        return (seen & mask) != 0;
    }

    /** Whether there is anything a figure could be made of. */
    boolean hasNumbers() {
        return digits || has(NUMBER_WORDS);
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

    /** Whether the token is one of the sentence, told in one comparison: as unsigned numbers, negative ones are large. */
    private boolean isInside(int i) {
        return i + Integer.MIN_VALUE < size + Integer.MIN_VALUE;
    }

    boolean isWord(int i) {
        return isInside(i) && kinds[i] == WORD;
    }

    boolean isNumber(int i) {
        return isInside(i) && kinds[i] == NUMBER;
    }

    boolean isSymbol(int i) {
        return isInside(i) && (kinds[i] & SYMBOL) != 0;
    }

    /** Whether the token is this symbol. */
    boolean isSymbol(int i, char symbol) {
        return isSymbol(i) && chars[starts[i]] == symbol;
    }

    /** The token's first character; 0 outside the sentence. */
    char first(int i) {
        return isInside(i) ? chars[starts[i]] : 0;
    }

    /** The token's word in the lexicon; 0 for unknown words, other tokens and places outside the sentence. */
    int word(int i) {
        return isInside(i) ? words[i] : 0;
    }

    /** Whether the token is this word of the lexicon; {@code id} is not 0. */
    boolean is(int i, int id) {
        return isInside(i) && words[i] == id;
    }

    /** The classes of the token; 0 outside the sentence. */
    long classes(int i) {
        return isInside(i) ? classes[i] : 0;
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
        return i <= 0 || i >= size || starts[i] > ends[i - 1];
    }

    /** Whether the token begins with a capital letter. */
    boolean isCapitalised(int i) {
        return isWord(i) && Characters.isUpperCase(chars[starts[i]]);
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
        return isDash(i) && !spaced(i) && !spaced(i + 1);
    }

    /** Whether the token is a hyphen, dash or minus sign. */
    boolean isDash(int i) {
        return isInside(i) && kinds[i] == DASH;
    }

    private static boolean isDash(char c) {
        return c == '-' || (c >= '‐' && c <= '―') || c == '−';
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
