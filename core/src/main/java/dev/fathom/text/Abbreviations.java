package dev.fathom.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells a full stop that belongs to an abbreviation from one that ends a sentence. Immutable. */
final class Abbreviations {

    private static final Abbreviations ENGLISH = read("english-abbreviations.txt");

    /** No abbreviation and no opener is longer; so a look at a word costs bounded time. */
    private static final int LONGEST = 16;

    private final Set<String> names;
    private final Set<String> numbers;
    private final Set<String> units;
    private final Set<String> either;
    private final Set<String> openers;

    private Abbreviations(Map<String, Set<String>> lists) {
        this.names = lists.getOrDefault("names", Set.of());
        this.numbers = lists.getOrDefault("numbers", Set.of());
        this.units = lists.getOrDefault("units", Set.of());
        this.either = lists.getOrDefault("either", Set.of());
        this.openers = lists.getOrDefault("openers", Set.of());
    }

    private static Abbreviations read(String resource) {
        Map<String, Set<String>> lists = new HashMap<>();
        try (InputStream in = Abbreviations.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> list = new HashSet<>();
            for (String line : reader.lines().toList()) {
                if (line.startsWith("[")) {
                    list = lists.computeIfAbsent(line.substring(1, line.length() - 1), name -> new HashSet<>());
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    list.addAll(List.of(line.trim().split("\\s+")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Abbreviations(lists);
    }

    static Abbreviations english() {
        return ENGLISH;
    }

    /**
     * Whether the sentence goes on after a full stop.
     *
     * @param text the whole text
     * @param stop where the full stop stands
     * @param next where the next word begins, after white space and opening quotes
     * @param end where the block ends
     * @param smallLetters whether the block is written without capitals
     */
    boolean goesOn(CharSequence text, int stop, int next, int end, boolean smallLetters) {
        int start = wordStart(text, stop);
        if (start == stop || stop - start > LONGEST) {
            return false;
        }
        String word = text.subSequence(start, stop).toString();
        String low = word.toLowerCase(Locale.ROOT);
        if (names.contains(low)) {
            return true;
        }
        if (units.contains(low)) {
            return smallLetters || startsNumber(text, next, end);
        }
        if (either.contains(low) || isInitial(word, smallLetters)) {
            return smallLetters || !opens(text, next, end);
        }
        return numbers.contains(low) && startsNumber(text, next, end);
    }

    private static int wordStart(CharSequence text, int stop) {
        int start = stop;
        while (start > 0 && stop - start <= LONGEST && isWordPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** {@code J.} and {@code U.N.}, but not the pronoun {@code I}. */
    private static boolean isInitial(String word, boolean smallLetters) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i % 2 == 1 ? c != '.' : !Character.isUpperCase(c) && !(smallLetters && Character.isLetter(c))) {
                return false;
            }
        }
        return word.length() % 2 == 1 && !word.equals("I");
    }

    private static boolean startsNumber(CharSequence text, int next, int end) {
        char c = text.charAt(next);
        boolean alone = next + 1 == end || !Character.isLetter(text.charAt(next + 1));
        return Character.isDigit(c) || c == '(' || (Character.isUpperCase(c) && alone) || isRoman(text, next, end);
    }

    private static boolean isRoman(CharSequence text, int next, int end) {
        int i = next;
        while (i < end && i - next < 6 && "IVXLC".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i > next && (i == end || !Character.isLetter(text.charAt(i)));
    }

    /** Whether a word that often opens a sentence stands at {@code next}. */
    private boolean opens(CharSequence text, int next, int end) {
        int i = next;
        while (i < end && i - next <= LONGEST && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return openers.contains(text.subSequence(next, i).toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }
}
