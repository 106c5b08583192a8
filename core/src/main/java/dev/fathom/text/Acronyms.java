package dev.fathom.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the acronyms that a text defines, {@code long form (SHORT)} and {@code SHORT (long form)}: every character of the
 * short form is looked for in the long form from the end, the first one at the beginning of a word. (A. S. Schwartz and M.
 * A. Hearst: A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text, 2003.) Linear time: a bounded
 * stretch is read before each bracket. Stateless.
 */
public final class Acronyms {

    private static final int SHORTEST = 2;

    private static final int LONGEST = 10;

    /** A short form has at most two words. */
    private static final int MOST_SHORT_WORDS = 2;

    /** Longer words than this are none; it bounds how far back a long form is looked for. */
    private static final int LONGEST_LONG_FORM = 240;

    /** No name begins with one of these, though its letter may be the right one. */
    private static final Set<String> FUNCTION_WORDS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "in",
            "into", "is", "it", "its", "of", "on", "or", "so", "that", "the", "their", "these", "this", "to", "was",
            "were", "with");

    private final String text;

    private Acronyms(String text) {
        this.text = text;
    }

    /** The definitions in a text, in order of their brackets. One short form may be defined more than once. */
    public static List<Acronym> find(String text) {
        return new Acronyms(text).find();
    }

    private List<Acronym> find() {
        List<Acronym> found = new ArrayList<>();
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = close(open);
            if (close > 0) {
                definition(open, close).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The bracket that closes the one at {@code open}, with no other one and no end of a line between; else −1. */
    private int close(int open) {
        int limit = Math.min(text.length(), open + LONGEST_LONG_FORM);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ')') {
                return i;
            }
            if (c == '(' || Characters.isLineEnd(c)) {
                return -1;
            }
        }
        return -1;
    }

    private Optional<Acronym> definition(int open, int close) {
        Span inside = trim(open + 1, firstPart(open + 1, close));
        int before = Characters.trimEnd(text, 0, open);
        if (isShortForm(inside)) {
            return longFormBefore(inside, before).map(found -> acronym(inside, found));
        }
        Span word = lastWord(before);
        Span whole = trim(open + 1, close);
        // Within the brackets the long form must be all there is.
        return isShortForm(word) && wordCount(whole) >= 2
                ? match(word, whole)
                        .filter(found -> found.start() == whole.start())
                        .map(f -> acronym(word, f))
                : Optional.empty();
    }

    private Acronym acronym(Span shortSpan, Span longSpan) {
        return new Acronym(shortSpan.of(text), longSpan.of(text), shortSpan, longSpan);
    }

    /** What stands before a comma or semicolon: {@code (GRDP; see page 7)}. */
    private int firstPart(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ';' || (c == ',' && i + 1 < end && Characters.isSpace(text.charAt(i + 1)))) {
                return i;
            }
        }
        return end;
    }

    private Span trim(int start, int end) {
        int from = Characters.skipSpace(text, start, end);
        return new Span(from, Characters.trimEnd(text, from, end));
    }

    private Span lastWord(int end) {
        int start = end;
        while (start > 0 && end - start <= LONGEST && !Characters.isSpace(text.charAt(start - 1))) {
            start--;
        }
        return new Span(start, end);
    }

    /**
     * Two to ten characters, at most two words, a letter or digit first, and as many capital letters as small ones: of more
     * small ones are names and units.
     */
    private boolean isShortForm(Span span) {
        if (span.length() < SHORTEST || span.length() > LONGEST || wordCount(span) > MOST_SHORT_WORDS) {
            return false;
        }
        int capitals = 0;
        int small = 0;
        for (int i = span.start(); i < span.end(); i++) {
            char c = text.charAt(i);
            capitals += Character.isUpperCase(c) ? 1 : 0;
            small += Character.isLowerCase(c) ? 1 : 0;
            if (c == '(' || c == ')' || c == '"' || c == '“' || c == '”') {
                return false;
            }
        }
        return capitals > 0 && capitals >= small && Character.isLetterOrDigit(text.charAt(span.start()));
    }

    private int wordCount(Span span) {
        int words = 0;
        for (int i = span.start(); i < span.end(); i++) {
            if (!Characters.isSpace(text.charAt(i)) && (i == span.start() || Characters.isSpace(text.charAt(i - 1)))) {
                words++;
            }
        }
        return words;
    }

    /** The long form that ends at {@code end}: at most |short| + 5 words and twice as many words as |short|. */
    private Optional<Span> longFormBefore(Span shortForm, int end) {
        int most = Math.min(shortForm.length() + 5, shortForm.length() * 2);
        int start = end;
        int words = 0;
        while (start > 0 && end - start < LONGEST_LONG_FORM && !Characters.isLineEnd(text.charAt(start - 1))) {
            boolean wordBegins = Characters.isSpace(text.charAt(start - 1)) && !isSpaceAt(start);
            if (wordBegins && ++words == most) {
                break;
            }
            start--;
        }
        return match(shortForm, new Span(start, end));
    }

    private boolean isSpaceAt(int i) {
        return i < text.length() && Characters.isSpace(text.charAt(i));
    }

    /** The shortest end of {@code window} in which the short form's letters and digits stand in order. */
    private Optional<Span> match(Span shortForm, Span window) {
        int at = window.end();
        for (int s = shortForm.end() - 1; s >= shortForm.start(); s--) {
            char wanted = Character.toLowerCase(text.charAt(s));
            if (!Character.isLetterOrDigit(wanted)) {
                continue;
            }
            at--;
            while (at >= window.start()
                    && (Character.toLowerCase(text.charAt(at)) != wanted
                            || (s == shortForm.start() && !beginsWord(at, window)))) {
                at--;
            }
            if (at < window.start()) {
                return Optional.empty();
            }
        }
        Span found = new Span(at, window.end());
        return isLongForm(shortForm, found) ? Optional.of(found) : Optional.empty();
    }

    /** Whether a word begins there that a name can begin with. */
    private boolean beginsWord(int i, Span window) {
        boolean begins = i == window.start() ? !isWordBefore(i) : !Character.isLetterOrDigit(text.charAt(i - 1));
        if (!begins) {
            return false;
        }
        int end = i;
        while (end < window.end() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return !FUNCTION_WORDS.contains(text.subSequence(i, end).toString());
    }

    private boolean isWordBefore(int i) {
        return i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
    }

    /** Longer than the short form, without it as a word of its own, and not beyond a sentence's end. */
    private boolean isLongForm(Span shortForm, Span found) {
        if (found.length() <= shortForm.length() || found.overlaps(shortForm)) {
            return false;
        }
        String words = found.of(text);
        String shortWords = shortForm.of(text);
        for (String word : words.split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.equals(shortWords)) {
                return false;
            }
        }
        return words.indexOf(';') < 0 && words.indexOf('(') < 0;
    }
}
