package dev.fathom.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Brings British spelling to American: {@code defence} to {@code defense}, {@code organisation} to {@code organization}.
 * The result is a key to compare words by, not always a spelling to show. Immutable.
 */
public final class Spelling {

    private static final Spelling ENGLISH = new Spelling("english-spelling.txt");

    private static final int LETTERS = 'z' - 'a' + 1;

    /** How many letters of a word tell which rules may match there. */
    private static final int START = 3;

    /** By the first letters of what is replaced; empty where there is no rule. */
    private final List<List<Rule>> rulesByStart =
            new ArrayList<>(Collections.nCopies(LETTERS * LETTERS * LETTERS, List.of()));

    /** Replaces {@code from} by {@code to}; {@code start} and {@code end} tie it to the word's ends. */
    private record Rule(String from, String to, boolean start, boolean end) {

        boolean matches(String word, int at) {
            return (!start || at == 0) && word.startsWith(from, at) && (!end || at + from.length() == word.length());
        }
    }

    private Spelling(String resource) {
        try (InputStream in = Spelling.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The English rules. */
    public static Spelling english() {
        return ENGLISH;
    }

    private void add(String line) {
        String[] sides = line.split("\\s+", -1);
        String from = sides[0];
        boolean atStart = from.startsWith("^");
        boolean atEnd = from.endsWith("$");
        String bare = from.substring(atStart ? 1 : 0, from.length() - (atEnd ? 1 : 0));
        int start = start(bare, 0);
        List<Rule> rules = new ArrayList<>(rulesByStart.get(start));
        rules.add(new Rule(bare, sides[1], atStart, atEnd));
        rulesByStart.set(start, List.copyOf(rules));
    }

    /** The number of the letters of a word from a place on, or −1 where other characters are. */
    private static int start(CharSequence word, int at) {
        int number = 0;
        for (int i = at; i < at + START; i++) {
            int letter = word.charAt(i) - 'a';
            if (letter < 0 || letter >= LETTERS) {
                return -1;
            }
            number = number * LETTERS + letter;
        }
        return number;
    }

    private List<Rule> rules(CharSequence word, int at) {
        int start = start(word, at);
        return start < 0 ? List.of() : rulesByStart.get(start);
    }

    /** Whether a rule may change a word; most words none can. */
    public boolean mayChange(CharSequence word) {
        for (int i = 0; i + START <= word.length() && word.length() > START; i++) {
            if (!rules(word, i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A lower-case word in its common spelling. */
    public String normalise(String word) {
        String result = word;
        for (int i = 0; i + START <= result.length() && result.length() > START; i++) {
            for (Rule rule : rules(result, i)) {
                if (rule.matches(result, i)) {
                    result = result.substring(0, i)
                            + rule.to()
                            + result.substring(i + rule.from().length());
                    break;
                }
            }
        }
        return result;
    }
}
