package dev.fathom.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * The lines of a thesaurus. Ten thousand lines take longer to parse than a search may take, so lines stay text until a
 * query has a word that begins as one of their members does. Immutable.
 */
final class ThesaurusText {

    private static final int PILES = 1 << 13;

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

    /** For each pile the number of its last line; for each number where the line starts, and the number of the one before. */
    private final int[] last = new int[PILES];

    private int[] starts = new int[1 << 10];
    private int[] before = new int[1 << 10];
    private int count;

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

    private void scan() {
        int start = 0;
        while (start < text.length()) {
            int end = end(start);
            if (!sorted) {
                add(ANY, start);
            } else if (text.charAt(start) != '#') {
                scan(start, end);
            }
            start = end + 1;
        }
    }

    private void scan(int start, int end) {
        for (int member = member(start, end); member < end; member = member(operator(member, end), end)) {
            add(key(text, member), start);
        }
    }

    /** Where the next member of a line begins. */
    private int member(int from, int end) {
        int i = from;
        while (i < end && (text.charAt(i) <= ' ' || isOperator(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private int operator(int from, int end) {
        int i = from;
        while (i < end && !isOperator(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isOperator(char c) {
        return c == '=' || c == '>' || c == '~' || c == ',';
    }

    private void add(int key, int line) {
        if (last[key] > 0 && starts[last[key]] == line) {
            return;
        }
        if (++count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        starts[count] = line;
        before[count] = last[key];
        last[key] = count;
    }

    private static int key(String word, int at) {
        int first = Character.toLowerCase(word.charAt(at));
        int second = at + 1 < word.length() && Character.isLetterOrDigit(word.charAt(at + 1))
                ? Character.toLowerCase(word.charAt(at + 1))
                : ' ';
        return (first * 67 + second) & (PILES - 1);
    }

    /** The pile in which members that begin with this word lie. */
    int key(String word) {
        return sorted && !word.isEmpty() ? key(word, 0) : ANY;
    }

    /** Takes a member as written, its weight after it, and the whole line. */
    interface Visitor {
        void visit(String member, String line);
    }

    /** Shows the members in a pile, and others that happen to lie there, in order. */
    void visit(int key, Visitor visitor) {
        Deque<Integer> lines = new ArrayDeque<>();
        for (int line = last[key]; line > 0; line = before[line]) {
            lines.push(starts[line]);
        }
        for (int start : lines) {
            int end = end(start);
            String line = text.substring(start, end);
            if (!isEmpty(line)) {
                for (int at = member(start, end); at < end; at = member(operator(at, end), end)) {
                    if (!sorted || key(text, at) == key) {
                        visitor.visit(text.substring(at, operator(at, end)), line);
                    }
                }
            }
        }
    }

    private int end(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
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
