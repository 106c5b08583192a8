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

    /** UTF-8; what divides members are bytes of their own there. */
    private final byte[] text;

    private final boolean sorted;

    /** For each pile the number of its last member; for each number where the member begins, and the number of the one before. */
    private final int[] last = new int[PILES];

    private int[] starts = new int[1 << 10];
    private int[] before = new int[1 << 10];
    private int count;

    private ThesaurusText(byte[] text, boolean sorted) {
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
        return new ThesaurusText(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** One loop that calls next to nothing: a program that searches once interprets most of it. */
    private void scan() {
        boolean atLineStart = true;
        boolean within = false;
        for (int i = 0; i < text.length; i++) {
            int c = text[i];
            if (within && c > '>' && c != '~') {
                continue;
            }
            if (c == '\n' || isOperator(c)) {
                atLineStart = c == '\n';
                within = false;
            } else if (atLineStart && c == '#') {
                i = end(i) - 1;
            } else if (!within && !isBlank(c)) {
                add(sorted ? key(text, i) : ANY, i);
                atLineStart = false;
                within = true;
            }
        }
    }

    private int operator(int from, int end) {
        int i = from;
        while (i < end && !isOperator(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isOperator(int c) {
        return c == '=' || c == '>' || c == '~' || c == ',';
    }

    private static boolean isBlank(int c) {
        return 0 <= c && c <= ' ';
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

    private static int key(byte[] word, int at) {
        int second = at + 1 < word.length ? word[at + 1] : ' ';
        return (folded(word[at]) * 67 + folded(second)) & (PILES - 1);
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
        byte[] sought = beginning.getBytes(StandardCharsets.UTF_8);
        int key = sought.length == 0 ? ANY : key(sought, 0);
        for (int member = last[key]; member > 0; member = before[member]) {
            if (begins(starts[member], sought, beginning)) {
                members.push(starts[member]);
            }
        }
        for (int member : members) {
            int end = end(member);
            String line = string(lineStart(member), end);
            if (!isEmpty(line)) {
                visitor.visit(string(member, operator(member, end)), line);
            }
        }
    }

    /** Whether a word begins so in its common spelling. */
    private boolean begins(int word, byte[] sought, String beginning) {
        int same = 0;
        while (same < sought.length && word + same < text.length && folded(text[word + same]) == folded(sought[same])) {
            same++;
        }
        if (same == sought.length || same < SAME_IN_ALL_SPELLINGS) {
            return same == sought.length;
        }
        int end = word;
        while (end < text.length && isLetter(text[end])) {
            end++;
        }
        String lower = string(word, end).toLowerCase(Locale.ROOT);
        return Spelling.english().changes(lower)
                && Spelling.english().normalise(lower).startsWith(beginning);
    }

    private static boolean isLetter(int c) {
        return (c | ' ') >= 'a' && (c | ' ') <= 'z';
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int end(int start) {
        int end = start;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private String string(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    /** Every line. */
    List<WordSet> sets() {
        return string(0, text.length)
                .lines()
                .filter(line -> !isEmpty(line))
                .map(WordSet::parse)
                .toList();
    }

    /** Read when first used. */
    private static final class English {

        /** One file: opening each of a dozen takes a program that searches once as long as reading them. */
        private static final String RESOURCE = "english-thesaurus.txt";

        static final ThesaurusText TEXT = new ThesaurusText(load(), true);

        private static byte[] load() {
            try (InputStream in = ThesaurusText.class.getResourceAsStream(RESOURCE)) {
                return Objects.requireNonNull(in, RESOURCE).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
