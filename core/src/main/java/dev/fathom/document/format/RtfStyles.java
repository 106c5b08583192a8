package dev.fathom.document.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The style sheet of rich text, as far as it tells which styles are headings. */
final class RtfStyles {

    private static final int DEEPEST = 20;

    private final Map<Integer, Integer> outlines = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();

    /** The style that is being defined. */
    private int defined;

    /** What follows is said of the style of that number. */
    void define(int number) {
        defined = number;
    }

    /** "heading 2" and "title" tell a level, unless the style has told one. */
    void name(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        if (known.matches("heading [1-9]")) {
            outlines.putIfAbsent(defined, known.charAt(8) - '1');
        } else if (known.equals("title")) {
            outlines.putIfAbsent(defined, 0);
        }
    }

    void basedOn(int parent) {
        parents.put(defined, parent);
    }

    void outline(int level) {
        outlines.put(defined, level);
    }

    /** The outline level of a style or of the nearest one it is based on, from 0; −1 where none has one. */
    int level(int of) {
        int style = of;
        for (int i = 0; i < DEEPEST && parents.containsKey(style) && !outlines.containsKey(style); i++) {
            style = parents.get(style);
        }
        return outlines.getOrDefault(style, -1);
    }
}
