package dev.fathom.cli;

import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the terminal. The launcher tells: {@code FATHOM_TERMINAL} is its width if output goes to one,
 * {@code FATHOM_PROGRESS} is its width if errors do. A launcher that cannot tell says {@code console}.
 */
final class Terminal {

    private static final String CONSOLE = "console";
    private static final int DEFAULT_WIDTH = 100;
    private static final Optional<Integer> WIDTH = width("FATHOM_TERMINAL");
    private static final Optional<Integer> PROGRESS_WIDTH = width("FATHOM_PROGRESS");

    private Terminal() {}

    private static Optional<Integer> width(String variable) {
        String told = System.getenv(variable);
        if (told == null || told.isBlank()) {
            return Optional.empty();
        }
        if (told.equals(CONSOLE)) {
            return Optional.ofNullable(System.console()).map(console -> DEFAULT_WIDTH);
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

    /** A stretch to be marked; faintly where it only stands for what was looked for. */
    record Mark(Span span, boolean faint) {

        String of(String text) {
            if (hasColour()) {
                return styled(faint ? "33" : "1;33", span.of(text));
            }
            String sign = faint ? "~" : "*";
            return sign + span.of(text) + sign;
        }
    }

    /** The text with the given stretches marked: in colour, else between asterisks or, faintly, tildes. */
    static String mark(String original, List<Mark> stretches) {
        String text = harmless(original);
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Mark stretch : merge(text, stretches)) {
            out.append(text, at, stretch.span().start()).append(stretch.of(text));
            at = stretch.span().end();
        }
        return out.append(text.substring(at)).toString();
    }

    /** Joins stretches with nothing but blanks and hyphens between them. */
    private static List<Mark> merge(String text, List<Mark> stretches) {
        List<Mark> merged = new ArrayList<>();
        for (Mark next : stretches) {
            Mark last = merged.isEmpty() ? next : merged.getLast();
            boolean joins = last.faint() == next.faint()
                    && last.span().end() <= next.span().start()
                    && text.substring(last.span().end(), next.span().start()).matches("[ \\-–]?");
            if (joins) {
                merged.removeLast();
                merged.add(new Mark(new Span(last.span().start(), next.span().end()), next.faint()));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
