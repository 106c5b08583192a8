package dev.fathom.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings British spelling to American: {@code defence} to {@code defense}, {@code organisation} to {@code organization}.
 * The result is a key to compare words by, not always a spelling to show. Immutable.
 */
public final class Spelling {

    private static final Spelling ENGLISH = new Spelling("english-spelling.txt");

    private final Map<String, List<Rule>> rulesByStart = new HashMap<>();

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
        boolean start = from.startsWith("^");
        boolean end = from.endsWith("$");
        String bare = from.substring(start ? 1 : 0, from.length() - (end ? 1 : 0));
        rulesByStart
                .computeIfAbsent(bare.substring(0, 3), k -> new ArrayList<>())
                .add(new Rule(bare, sides[1], start, end));
    }

    /** A lower-case word in its common spelling. */
    public String normalise(String word) {
        String result = word;
        for (int i = 0; i + 3 <= result.length() && result.length() >= 4; i++) {
            for (Rule rule : rulesByStart.getOrDefault(result.substring(i, i + 3), List.of())) {
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
