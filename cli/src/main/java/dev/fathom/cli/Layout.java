package dev.fathom.cli;

import dev.fathom.hit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays text out in lines. */
final class Layout {

    private Layout() {}

    /** Wraps text at blanks; escape sequences take no room, wide characters take two places. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.strip().split("\\s+")) {
            int length = width(word);
            // What is longer than a line, as Chinese is, goes on in this one and is broken wherever it ends.
            if (used > 0 && used + 1 + (length > width ? 2 : length) > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            int start = 0;
            for (int end = fitting(word, 0, width - used); end < word.length(); end = fitting(word, end, width)) {
                lines.add(line.append(word, start, end).toString());
                line.setLength(0);
                start = end;
                used = 0;
            }
            line.append(word, start, word.length());
            used += width(word.substring(start));
        }
        lines.add(line.toString());
        return lines;
    }

    /** A text with its own lines kept, those broken at blanks that take more than so many columns. */
    static String wrapLines(String text, int width) {
        return text.lines()
                .map(line -> width(line) <= width ? line : String.join("\n", wrap(line, width)))
                .collect(Collectors.joining("\n"));
    }

    /** Where that part of a word ends which begins at an index and takes up to so many columns; at least one character. */
    private static int fitting(String word, int start, int columns) {
        int used = 0;
        for (int end = start; end < word.length(); ) {
            int next = word.charAt(end) == '\033' ? word.indexOf('m', end) + 1 : word.offsetByCodePoints(end, 1);
            used += width(word.substring(end, next));
            if (used > columns && end > start) {
                return end;
            }
            end = next;
        }
        return word.length();
    }

    /** The text in lines of so many columns, the second and later ones indented. */
    static String hanging(String text, int columns) {
        return width(text) <= columns ? text : String.join("\n   ", wrap(text, columns - 3));
    }

    /** The text, cut to a number of columns if it takes more; without escape sequences. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += width(c);
            if (used > width - 1) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end) + "…";
    }

    /** How many columns a text takes. */
    static int width(String text) {
        int width = 0;
        boolean escape = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\033') {
                escape = true;
            } else if (escape) {
                escape = c != 'm';
            } else {
                width += width(c);
            }
        }
        return width;
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.CONTROL
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        boolean wide = script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0x3000 && c <= 0x303F);
        return wide ? 2 : 1;
    }

    /** What tells a reader where a hit stands. */
    static String source(String document, List<String> headings, Optional<String> title) {
        String under = headings.isEmpty() ? title.orElse("") : String.join(" › ", headings);
        return under.isEmpty() ? document : document + " · " + under;
    }

    /** Where a hit stands once more, in a line of its own. */
    static String alsoIn(Place place) {
        String where = "also in " + place.document() + " at " + place.span().start();
        return "   " + Terminal.dim(hanging(where, Terminal.columns() - 3));
    }

    /** The page, where one is known. */
    static String page(Optional<Integer> page) {
        return page.map(number -> " · p. " + number).orElse("");
    }
}
