package dev.fathom.hit;

import java.util.List;
import java.util.Locale;

/**
 * Where a score comes from: a value, what it is, and the parts it is the sum of (none for a leaf).
 *
 * @param value the number
 * @param description what it is, in words
 * @param parts the summands, adding up to {@code value}
 */
public record Explanation(double value, String description, List<Explanation> parts) {

    /** Copies the parts. */
    public Explanation {
        parts = List.copyOf(parts);
    }

    /** A value without parts. */
    public static Explanation of(double value, String description) {
        return new Explanation(value, description, List.of());
    }

    /** The sum of parts. */
    public static Explanation sum(String description, List<Explanation> parts) {
        return new Explanation(parts.stream().mapToDouble(Explanation::value).sum(), description, parts);
    }

    /** This value with parts in the proportions of others; itself where they add up to nothing. */
    public Explanation dividedAs(List<Explanation> proportions) {
        double sum = proportions.stream().mapToDouble(Explanation::value).sum();
        return sum == 0
                ? this
                : new Explanation(
                        value,
                        description,
                        proportions.stream()
                                .map(part -> of(part.value * (value / sum), part.description))
                                .toList());
    }

    /** The tree, one line a node, indented by two spaces a level. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        append(out, 0);
        return out.toString();
    }

    private void append(StringBuilder out, int depth) {
        out.repeat(' ', 2 * depth).append(String.format(Locale.ROOT, "%.4f  %s%n", value, description));
        parts.forEach(part -> part.append(out, depth + 1));
    }
}
