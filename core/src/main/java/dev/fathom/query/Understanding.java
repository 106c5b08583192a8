package dev.fathom.query;

import dev.fathom.text.Span;
import java.util.List;
import java.util.Locale;

/**
 * A question in words as it was understood: the typed query, and what each part of the question became.
 *
 * @param query the query
 * @param parts what parts of the question became, in the order of their place
 */
public record Understanding(FigureQuery query, List<Part> parts) {

    /** Copies the parts. */
    public Understanding {
        parts = List.copyOf(parts);
    }

    /** What a part of a question can become. */
    public enum Role {
        /** Words for what the figures are of. */
        SUBJECT,
        /** A condition on the value, or a value that is preferred. */
        VALUE,
        /** What is measured, or in which unit. */
        UNIT,
        /** The time figures speak of. */
        PERIOD,
        /** What changes are measured against. */
        BASELINE,
        /** Level or change. */
        DIRECTION,
        /** The kind of quantity. */
        KIND
    }

    /**
     * A part of a question.
     *
     * @param role what it became
     * @param span its place in the question
     * @param meaning what was understood, in words
     * @param demanded whether figures that disagree are left out; else they rank lower
     */
    public record Part(Role role, Span span, String meaning, boolean demanded) {
        @Override
        public String toString() {
            return role.name().toLowerCase(Locale.ROOT) + ": " + meaning
                    + (role == Role.SUBJECT || demanded ? "" : " (preferred)");
        }
    }

    /** One line a part. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append(part).append('\n'));
        return out.toString();
    }
}
