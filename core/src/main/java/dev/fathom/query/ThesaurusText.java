package dev.fathom.query;

import dev.fathom.text.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The lines of a thesaurus. Ten thousand lines take longer to parse than a search may take, so lines stay text until a
 * query has a word that begins as one of their members does. Immutable.
 */
final class ThesaurusText {

    private static final int PILES = 1 << 13;

    /** By so many letters at most members are found; stemming leaves those alone, but for a word's last. */
    private static final int LETTERS = 4;

    private static final int SAME_IN_ALL_SPELLINGS = 2;

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

    /** For each pile the number of its last member; for each number where the member begins, and the number of the one before. */
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
            if (sorted ? text.charAt(start) != '#' : !isEmpty(text.substring(start, end))) {
                for (int member = member(start, end); member < end; member = member(operator(member, end), end)) {
                    add(sorted ? key(text, member) : ANY, member);
                }
            }
            start = end + 1;
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

    private void add(int key, int member) {
        if (++count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        starts[count] = member;
        before[count] = last[key];
        last[key] = count;
    }

    private static int key(String word, int at) {
        int second = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
        return (folded(word.charAt(at)) * 67 + folded(second)) & (PILES - 1);
    }

    /** One for both cases of a letter, and one for all that is neither letter nor digit. */
    private static int folded(int c) {
        return c >= 'A' ? c | ' ' : c >= '0' && c <= '9' ? c : ' ';
    }

    /** How all members begin, in their common spelling, whose first term is this one; nothing where any member may have it. */
    String beginning(String term) {
        return sorted
                ? term.substring(
                        0, Math.min(term.length(), Math.clamp(term.length() - 1, SAME_IN_ALL_SPELLINGS, LETTERS)))
                : "";
    }

    /** Takes a member as written, its weight after it, and the whole line. */
    interface Visitor {
        void visit(String member, String line);
    }

    /** Shows the members that begin so in their common spelling, in order. */
    void visit(String beginning, Visitor visitor) {
        Deque<Integer> members = new ArrayDeque<>();
        int key = beginning.isEmpty() ? ANY : key(beginning, 0);
        for (int member = last[key]; member > 0; member = before[member]) {
            if (begins(starts[member], beginning)) {
                members.push(starts[member]);
            }
        }
        for (int member : members) {
            int end = end(member);
            String line = text.substring(text.lastIndexOf('\n', member) + 1, end);
            visitor.visit(text.substring(member, operator(member, end)), line);
        }
    }

    /** Whether a word begins so in its common spelling. */
    private boolean begins(int word, String beginning) {
        if (text.regionMatches(true, word, beginning, 0, beginning.length())) {
            return true;
        }
        if (!text.regionMatches(true, word, beginning, 0, Math.min(SAME_IN_ALL_SPELLINGS, beginning.length()))) {
            return false;
        }
        int end = word;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String lower = text.substring(word, end).toLowerCase(Locale.ROOT);
        return Spelling.english().changes(lower)
                && Spelling.english().normalise(lower).startsWith(beginning);
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
