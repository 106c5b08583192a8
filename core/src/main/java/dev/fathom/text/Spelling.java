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

    private static final int LETTERS = 'z' - 'a' + 1;

    /** How many letters of a word tell which rules may match there. */
    private static final int START = 3;

    /** By the first letters of what is replaced; empty where there is no rule. */
    private final Rule[][] rulesByStart = new Rule[LETTERS * LETTERS * LETTERS][];

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
    }

    /** The number of the letters of a word from a place on, or −1 where other characters are. */
    private static int start(char[] word, int at) {
        int number = 0;
        for (int i = at; i < at + START; i++) {
            int letter = word[i] - 'a';
            if (letter < 0 || letter >= LETTERS) {
                return -1;
            }
            number = number * LETTERS + letter;
        }
        return number;
    }

    /** The first rule for the letters from a place on; null where none changes them, as in most words. */
    private @Nullable Rule rule(char[] word, int length, int at) {
        int start = start(word, at);
        if (start >= 0) {
            for (Rule rule : rulesByStart[start]) {
                if (rule.matches(word, length, at)) {
                    return rule;
                }
            }
        }
        return null;
    }

    /** Whether {@link #normalise} changes the word that lies in the first so many characters. */
    public boolean changes(char[] word, int length) {
        for (int i = 0; i + START <= length && length > START; i++) {
            if (rule(word, length, i) != null) {
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
