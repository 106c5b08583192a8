package dev.fathom.internal.lucene;

import dev.fathom.document.Document;
import dev.fathom.internal.analysis.AnalysedText;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.text.Acronym;
import dev.fathom.text.Acronyms;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The acronyms that one document defines. Within it short and long form are one: a passage that has either is found by the
 * other. Other documents are found by {@link KnownAcronyms}, from the terms of the record.
 */
public final class Definitions {

    /** Ends the form that is asked for; what it stands for, and that as written, follow. */
    public static final char SEPARATOR = 0;

    /** A form as terms, and the other one. */
    private record Form(List<String> terms, List<String> otherTerms, String other) {}

    private final Map<String, Set<Form>> byFirstTerm = new HashMap<>();
    private final Set<String> recordTerms = new LinkedHashSet<>();
    private final TextAnalysis analysis;

    Definitions(Document document, TextAnalysis analysis) {
        this.analysis = analysis;
        for (Acronym acronym : Acronyms.find(document.text())) {
            add(acronym.shortForm(), acronym.longForm());
            add(acronym.longForm(), acronym.shortForm());
        }
    }

    private void add(String form, String other) {
        List<String> terms = analysis.terms(form);
        List<String> otherTerms = analysis.terms(other);
        if (!terms.isEmpty() && !otherTerms.isEmpty() && !terms.equals(otherTerms)) {
            byFirstTerm
                    .computeIfAbsent(terms.getFirst(), first -> new LinkedHashSet<>())
                    .add(new Form(terms, otherTerms, other));
            recordTerms.add(
                    String.join(" ", terms) + SEPARATOR + String.join(" ", analysis.phrase(other)) + SEPARATOR + other);
        }
    }

    /** What the record is to be found by. */
    public Set<String> recordTerms() {
        return recordTerms;
    }

    /** The other forms of what a passage says, as far as it does not say them itself. */
    Optional<String> aliases(AnalysedText passage) {
        return byFirstTerm.isEmpty() ? Optional.empty() : aliases(passage.terms());
    }

    private Optional<String> aliases(List<String> passage) {
        Set<String> aliases = new LinkedHashSet<>();
        for (int i = 0; i < passage.size(); i++) {
            for (Form form : byFirstTerm.getOrDefault(passage.get(i), Set.of())) {
                if (stands(form.terms(), passage, i) && Collections.indexOfSubList(passage, form.otherTerms()) < 0) {
                    aliases.add(form.other());
                }
            }
        }
        return aliases.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", aliases));
    }

    private static boolean stands(List<String> terms, List<String> passage, int at) {
        return at + terms.size() <= passage.size()
                && passage.subList(at, at + terms.size()).equals(terms);
    }
}
