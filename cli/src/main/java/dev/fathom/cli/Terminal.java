package dev.fathom.cli;

import dev.fathom.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the terminal. The launcher tells: {@code FATHOM_TERMINAL} is its width if output goes to one,
 * {@code FATHOM_PROGRESS} is its width if errors do.
 */
final class Terminal {

    private static final int DEFAULT_WIDTH = 100;
    private static final Optional<Integer> WIDTH = width("FATHOM_TERMINAL");
    private static final Optional<Integer> PROGRESS_WIDTH = width("FATHOM_PROGRESS");

    private Terminal() {}

    private static Optional<Integer> width(String variable) {
        String told = System.getenv(variable);
        if (told == null || told.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(told)).map(w -> w < 20 ? DEFAULT_WIDTH : w);
        } catch (NumberFormatException e) {
            return Optional.of(DEFAULT_WIDTH);
        }
    }

    static boolean isPresent() {
        return WIDTH.isPresent();
    }

    static int columns() {
        return WIDTH.orElse(DEFAULT_WIDTH);
    }

    static boolean showsProgress() {
        return PROGRESS_WIDTH.isPresent();
    }

    static int progressColumns() {
        return PROGRESS_WIDTH.orElse(DEFAULT_WIDTH);
    }

    static boolean hasColour() {
        String no = System.getenv("NO_COLOR");
        return isPresent() && (no == null || no.isEmpty());
    }

    static String dim(String text) {
        return styled("2", text);
    }

    static String bold(String text) {
        return styled("1", text);
    }

    private static String styled(String style, String text) {
        return hasColour() ? "\033[" + style + "m" + harmless(text) + "\033[0m" : harmless(text);
    }

    /** What a document holds must not command the terminal: control characters become blanks, one for one. */
    private static String harmless(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }

    /** The text with the given stretches marked: in colour, else between asterisks. */
    static String mark(String original, List<Span> stretches) {
        String text = harmless(original);
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Span stretch : merge(text, stretches)) {
            out.append(text, at, stretch.start());
            String marked = stretch.of(text);
            out.append(hasColour() ? styled("1;33", marked) : "*" + marked + "*");
            at = stretch.end();
        }
        return out.append(text.substring(at)).toString();
    }

    /** Joins stretches with nothing but blanks and hyphens between them. */
    private static List<Span> merge(String text, List<Span> stretches) {
        List<Span> merged = new java.util.ArrayList<>();
        for (Span next : stretches) {
            if (!merged.isEmpty()
                    && text.substring(merged.getLast().end(), next.start()).matches("[ \\-–]?")) {
                merged.add(new Span(merged.removeLast().start(), next.end()));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
