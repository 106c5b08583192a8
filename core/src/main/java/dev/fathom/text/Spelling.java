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

    /** How many letters tell which rules may match where they stand, the marks of the word's ends among them. */
    private static final int START = 4;

    private static final int LETTER_BITS = 5;
    private static final int HASH_BITS = 15;

    /** By the hash of the first letters of what is replaced; empty where there is no rule. */
    private final Rule[][] rulesByStart = new Rule[1 << HASH_BITS][];

    /** A bit for each hash that has a rule: so small that it stays at hand while a text is read. */
    private final long[] starts = new long[(1 << HASH_BITS) / Long.SIZE];

    /** Replaces {@code from} by {@code to}; {@code ^} and {@code $} in it are the word's ends. */
    private record Rule(String from, String to) {

        boolean stands(char[] word, int length, int at) {
            for (int i = 0; i < from.length(); i++) {
                if (letter(word, length, at + i) != from.charAt(i)) {
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
        char[] from = sides[0].toCharArray();
        int start = start(from, from.length, 0);
        Rule[] rules = Arrays.copyOf(rulesByStart[start], rulesByStart[start].length + 1);
        rules[rules.length - 1] = new Rule(sides[0], sides[1]);
        rulesByStart[start] = rules;
        starts[start / Long.SIZE] |= 1L << start;
    }

    /** A letter of a word, or the mark of an end. */
    private static char letter(char[] word, int length, int at) {
        return at < 0 ? '^' : at < length ? word[at] : '$';
    }

    /** The last letters, once one more is read. */
    private static int next(int letters, char letter) {
        return letters << LETTER_BITS | letter & (1 << LETTER_BITS) - 1;
    }

    /** The hash of the last {@value #START} letters, by multiplication. */
    private static int hash(int letters) {
        return (letters << Integer.SIZE - START * LETTER_BITS) * 0x9e3779b1 >>> Integer.SIZE - HASH_BITS;
    }

    /** The hash of the letters from a place on. */
    private static int start(char[] word, int length, int at) {
        int letters = 0;
        for (int i = at; i < at + START; i++) {
            letters = next(letters, letter(word, length, i));
        }
        return hash(letters);
    }

    /** The first rule for the letters from a place on; null where none changes them, as in most words. */
    private @Nullable Rule rule(char[] word, int length, int at) {
        for (Rule rule : rulesByStart[start(word, length, at)]) {
            if (rule.stands(word, length, at)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether {@link #normalise} changes the word that lies in the first so many characters. */
    public boolean changes(char[] word, int length) {
        int letters = next(0, '^');
        for (int i = 0; i <= length && length >= START; i++) {
            letters = next(letters, letter(word, length, i));
            int start = hash(letters);
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
        for (int at = -1; at + START <= letters.length + 1 && letters.length >= START; at++) {
            Rule rule = rule(letters, letters.length, at);
            if (rule != null) {
                int start = Math.max(0, at);
                int end = Math.min(letters.length, at + rule.from().length());
                letters = (new String(letters, 0, start) + rule.to() + new String(letters, end, letters.length - end))
                        .toCharArray();
            }
        }
        return new String(letters);
    }
}
