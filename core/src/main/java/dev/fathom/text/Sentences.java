package dev.fathom.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds sentences in prose by rule: linear time, no model. Stateless. */
public final class Sentences {

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "cmdr", "rev", "hon", "sen",
            "rep", "gov", "pres", "messrs", "maj", "adm", "no", "nos", "art", "sec", "fig", "figs", "vol", "pp", "ch",
            "eq", "vs", "ca", "cf", "approx", "est", "e.g", "i.e", "viz", "al", "nr", "mt", "ft", "op");

    private static final Set<String> MID_SENTENCE = Set.of(
            "inc", "ltd", "co", "corp", "jr", "sr", "etc", "u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "jan", "feb",
            "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "dept", "univ", "bros", "sq", "b.c",
            "a.d", "rs", "in", "oz", "lb", "lbs", "mi", "km", "hr", "hrs", "min", "yr", "yrs", "mo", "avg", "max",
            "incl", "excl");

    private Sentences() {}

    /**
     * The sentences within one block of prose, in order; together they hold every character of it that is not white
     * space between sentences.
     *
     * @param text the whole text
     * @param block where to look
     */
    public static List<Span> in(CharSequence text, Span block) {
        List<Span> sentences = new ArrayList<>();
        int start = skipSpace(text, block.start(), block.end());
        int i = start;
        while (i < block.end()) {
            int end = endAt(text, i, block.end());
            if (end > 0) {
                sentences.add(new Span(start, end));
                start = skipSpace(text, end, block.end());
                i = start;
            } else {
                i++;
            }
        }
        int end = block.end();
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            sentences.add(new Span(start, end));
        }
        return sentences;
    }

    /** The end of the sentence if the character at {@code i} closes one, else −1. */
    private static int endAt(CharSequence text, int i, int limit) {
        char c = text.charAt(i);
        if (c == '。' || c == '！' || c == '？') {
            return i + 1;
        }
        if (c != '.' && c != '!' && c != '?' && c != '…') {
            return -1;
        }
        int end = i + 1;
        while (end < limit && isClosing(text.charAt(end))) {
            end++;
        }
        if (end == limit) {
            return end;
        }
        if (!Character.isWhitespace(text.charAt(end))) {
            return -1;
        }
        int next = skipSpace(text, end, limit);
        if (next == limit) {
            return end;
        }
        if (!opensSentence(text, next, limit)) {
            return -1;
        }
        return c == '.' && end == i + 1 && isAbbreviation(text, i, next) ? -1 : end;
    }

    private static boolean isClosing(char c) {
        return c == '.' || c == '!' || c == '?' || c == '"' || c == '”' || c == '’' || c == '\'' || c == ')' || c == ']'
                || c == '»';
    }

    private static boolean opensSentence(CharSequence text, int i, int limit) {
        char c = text.charAt(i);
        while ((c == '"' || c == '“' || c == '‘' || c == '\'' || c == '(' || c == '[' || c == '«') && i + 1 < limit) {
            c = text.charAt(++i);
        }
        return !Character.isLowerCase(c);
    }

    /** Whether the full stop at {@code i} belongs to an abbreviation or an initial rather than to the sentence. */
    private static boolean isAbbreviation(CharSequence text, int i, int next) {
        int start = i;
        while (start > 0 && i - start < 12 && isWordPart(text.charAt(start - 1))) {
            start--;
        }
        String word = text.subSequence(start, i).toString().toLowerCase(Locale.ROOT);
        if (TITLES.contains(word)) {
            return true;
        }
        if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
            return Character.isUpperCase(text.charAt(start)) && word.charAt(0) != 'i';
        }
        return MID_SENTENCE.contains(word) && Character.isDigit(text.charAt(next));
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    private static int skipSpace(CharSequence text, int i, int limit) {
        while (i < limit && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
