package dev.fathom.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings British spelling to American: {@code defence} to {@code defense}, {@code organisation} to {@code organization}.
 * The result is a key to compare words by, not always a spelling to show. Immutable.
 */
public final class Spelling {

    private static final Rule[] NONE = {};

    private static final Spelling ENGLISH = new Spelling("english-spelling.txt");

    /** How many letters of a word tell which rules may match there. */
    private static final int START = 3;

    private static final int LETTER_BITS = 5;
    private static final int STARTS = 1 << (START * LETTER_BITS);

    /** By the first letters of what is replaced; empty where there is no rule. */
    private final Rule[][] rulesByStart = new Rule[STARTS][];

    /** A bit for each start that has a rule: so small that it stays at hand while a text is read. */
    private final long[] starts = new long[STARTS / Long.SIZE];

    /** Replaces {@code from} by {@code to}; {@code start} and {@code end} tie it to the word's ends. */
    private record Rule(String from, String to, boolean start, boolean end) {

        boolean matches(char[] word, int length, int at) {
            return (!start || at == 0)
                    && (end ? at + from.length() == length : at + from.length() <= length)
                    && stands(word, at);
        }

        private boolean stands(char[] word, int at) {
            for (int i = 0; i < from.length(); i++) {
                if (word[at + i] != from.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Spelling(String resource) {
        Arrays.fill(rulesByStart, NONE);
        try (InputStream in = Spelling.class.getResourceAsStream(resource)) {
            String rules = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : rules.split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line.split(" "));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The English rules. */
    public static Spelling english() {
        return ENGLISH;
    }

    private void add(String... sides) {
        String from = sides[0];
        boolean atStart = from.startsWith("^");
        boolean atEnd = from.endsWith("$");
        String bare = from.substring(atStart ? 1 : 0, from.length() - (atEnd ? 1 : 0));
        int start = start(bare.toCharArray(), 0);
        Rule[] rules = Arrays.copyOf(rulesByStart[start], rulesByStart[start].length + 1);
        rules[rules.length - 1] = new Rule(bare, sides[1], atStart, atEnd);
        rulesByStart[start] = rules;
        starts[start / Long.SIZE] |= 1L << start;
    }

    /** The number of the letters of a word from a place on. */
    private static int start(char[] word, int at) {
        int start = 0;
        for (int i = at; i < at + START; i++) {
            start = next(start, word[i]);
        }
        return start;
    }

    /** The number of the last letters, once one more is read; other characters count as a letter that no rule has. */
    private static int next(int start, char c) {
        int letter = 'a' <= c && c <= 'z' ? c - 'a' + 1 : 0;
        return (start << LETTER_BITS | letter) % STARTS;
    }

    /** The first rule for the letters from a place on; null where none changes them, as in most words. */
    private @Nullable Rule rule(char[] word, int length, int at) {
        for (Rule rule : rulesByStart[start(word, at)]) {
            if (rule.matches(word, length, at)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether {@link #normalise} changes the word that lies in the first so many characters. */
    public boolean changes(char[] word, int length) {
        int start = 0;
        for (int i = 0; i < length && length > START; i++) {
            start = next(start, word[i]);
            if ((starts[start / Long.SIZE] & 1L << start) != 0 && rule(word, length, i + 1 - START) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@link #normalise} changes a word. */
    public boolean changes(String word) {
        return changes(word.toCharArray(), word.length());
    }

    /** A lower-case word in its common spelling. */
    public String normalise(String word) {
        char[] letters = word.toCharArray();
        for (int i = 0; i + START <= letters.length && letters.length > START; i++) {
            Rule rule = rule(letters, letters.length, i);
            if (rule != null) {
                int end = i + rule.from().length();
                letters = (new String(letters, 0, i) + rule.to() + new String(letters, end, letters.length - end))
                        .toCharArray();
            }
        }
        return new String(letters);
    }
}
