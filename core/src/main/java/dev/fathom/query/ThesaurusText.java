package dev.fathom.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The lines of a thesaurus. Ten thousand lines take longer to parse than a search may take, so lines stay text until a
 * query has a word that begins as one of their members does. Immutable.
 */
final class ThesaurusText {

    /** Where all members are in one pile. */
    private static final int ANY = 0;

    private static final List<String> FIELDS = List.of(
            "general",
            "statistics",
            "economy",
            "administration",
            "infrastructure",
            "health",
            "education",
            "welfare",
            "environment",
            "agriculture",
            "security",
            "technology");

    private final String text;
    private final boolean sorted;
    private final Map<Integer, Lines> lines = new HashMap<>();

    private ThesaurusText(String text, boolean sorted) {
        this.text = text;
        this.sorted = sorted;
        scan();
    }

    /** Fathom's own; a test sees to it that its lines are right and that every member begins as its first term does. */
    static ThesaurusText english() {
        return English.TEXT;
    }

    /** Lines of any language; the first wrong one is refused. */
    static ThesaurusText checked(String name, String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                if (!isEmpty(line)) {
                    WordSet.parse(line);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return new ThesaurusText(text, false);
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** Where the lines of one pile start, in order. */
    private static final class Lines {
        private int[] starts = new int[4];
        private int count;

        void add(int start) {
            if (count > 0 && starts[count - 1] == start) {
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = start;
        }
    }

    private void scan() {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (!sorted) {
                add(ANY, start);
            } else if (text.charAt(start) != '#') {
                scan(start, end);
            }
            start = end + 1;
        }
    }

    private void scan(int start, int end) {
        boolean fresh = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '=' || c == '>' || c == '~' || c == ',') {
                fresh = true;
            } else if (fresh && c != ' ') {
                add(key(text, i), start);
                fresh = false;
            }
        }
    }

    private void add(int key, int line) {
        lines.computeIfAbsent(key, k -> new Lines()).add(line);
    }

    private static int key(String word, int at) {
        int first = Character.toLowerCase(word.charAt(at));
        int second = at + 1 < word.length() && Character.isLetterOrDigit(word.charAt(at + 1))
                ? Character.toLowerCase(word.charAt(at + 1))
                : ' ';
        return (first << 16) + second;
    }

    /** The pile in which members that begin with this word lie. */
    int key(String word) {
        return sorted && !word.isEmpty() ? key(word, 0) : ANY;
    }

    /** The lines with at least one member in that pile. */
    List<WordSet> sets(int key) {
        List<WordSet> sets = new ArrayList<>();
        Lines found = lines.getOrDefault(key, new Lines());
        for (int i = 0; i < found.count; i++) {
            int end = text.indexOf('\n', found.starts[i]);
            String line = text.substring(found.starts[i], end < 0 ? text.length() : end);
            if (!isEmpty(line)) {
                sets.add(WordSet.parse(line));
            }
        }
        return sets;
    }

    /** Every line. */
    List<WordSet> sets() {
        return text.lines().filter(line -> !isEmpty(line)).map(WordSet::parse).toList();
    }

    /** Read when first used. */
    private static final class English {

        static final ThesaurusText TEXT = new ThesaurusText(load(), true);

        private static String load() {
            StringBuilder all = new StringBuilder();
            for (String field : FIELDS) {
                String name = "thesaurus/" + field + ".txt";
                try (InputStream in = ThesaurusText.class.getResourceAsStream(name)) {
                    all.append(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
                    all.append('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return all.toString();
        }
    }
}
