package dev.fathom.query;

import dev.fathom.query.Understanding.Part;
import dev.fathom.query.Understanding.Role;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A query while its question is read, and what the parts of the question have become so far. */
final class Draft {

    FigureQuery query = FigureQuery.about("");
    Preferences preferences = Preferences.NONE;
    private final List<Part> parts = new ArrayList<>();

    void note(Role role, Span span, String meaning, boolean demanded) {
        parts.add(new Part(role, span, meaning, demanded));
    }

    Understanding finish(String subject) {
        parts.sort(
                Comparator.comparing((Part part) -> part.role() != Role.SUBJECT).thenComparing(Part::span));
        return new Understanding(query.subject(subject).preferring(preferences), parts);
    }
}
