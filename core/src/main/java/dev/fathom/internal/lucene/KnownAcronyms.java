package dev.fathom.internal.lucene;

import dev.fathom.query.AnalysedThesaurus.Match;
import dev.fathom.query.AnalysedThesaurus.Wording;
import dev.fathom.query.Thesaurus.Alternative;
import dev.fathom.query.Thesaurus.Relation;
import dev.fathom.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The acronyms that the documents of an index define, so that either form finds the other in all documents. What an acronym
 * stands for in few documents among those that define it weighs as little.
 */
final class KnownAcronyms {

    /** As much as a synonym of the thesaurus. */
    private static final double WEIGHT = 0.8;

    /** Longer long forms are not looked for. */
    private static final int MOST_WORDS = 8;

    private final AcronymDictionary dictionary;

    KnownAcronyms(AcronymDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * What a thesaurus knows of a query, and what documents define.
     *
     * @param known the thesaurus's matches
     * @param query its terms in order, an empty string for each word the analysis drops
     * @return longest first, then in order; one for each stretch
     */
    List<Match> joinedWith(List<Match> known, List<String> query) throws IOException {
        List<Match> defined = matches(query);
        if (defined.isEmpty()) {
            return known;
        }
        Map<Span, Match> joined = new TreeMap<>(
                Comparator.comparingInt((Span stretch) -> -stretch.length()).thenComparing(Span::start));
        Stream.concat(known.stream(), defined.stream())
                .forEach(match -> joined.merge(new Span(match.start(), match.end()), match, KnownAcronyms::joined));
        return List.copyOf(joined.values());
    }

    /** The same stretch, known from two sources: of equal alternatives the first holds. */
    private static Match joined(Match a, Match b) {
        Map<List<String>, Wording> wordings = new LinkedHashMap<>();
        Stream.concat(a.alternatives().stream(), b.alternatives().stream())
                .forEach(wording -> wordings.putIfAbsent(wording.terms(), wording));
        return new Match(a.start(), a.end(), strongestFirst(wordings.values()));
    }

    private static List<Wording> strongestFirst(Collection<Wording> wordings) {
        return wordings.stream()
                .sorted(Comparator.comparingDouble(
                        (Wording wording) -> -wording.alternative().weight()))
                .toList();
    }

    /** The stretches that documents define another form of. */
    private List<Match> matches(List<String> query) throws IOException {
        List<Match> matches = new ArrayList<>();
        for (int start = 0; start < query.size() && !dictionary.isEmpty(); start++) {
            StringBuilder form = new StringBuilder();
            boolean goesOn = !query.get(start).isEmpty();
            for (int end = start; goesOn && end < query.size() && end - start < MOST_WORDS; end++) {
                if (!query.get(end).isEmpty()) {
                    form.append(form.isEmpty() ? "" : " ").append(query.get(end));
                    Map<String, Integer> others = new LinkedHashMap<>();
                    goesOn = dictionary.collect(form.toString(), others);
                    if (!others.isEmpty()) {
                        matches.add(new Match(start, end + 1, wordings(others)));
                    }
                }
            }
        }
        return matches;
    }

    private static List<Wording> wordings(Map<String, Integer> others) {
        Map<List<String>, Wording> wordings = new LinkedHashMap<>();
        double all = others.values().stream().mapToInt(Integer::intValue).sum();
        others.forEach((other, documents) -> {
            int separator = other.indexOf(Definitions.SEPARATOR);
            List<String> terms = List.of(other.substring(0, separator).split(" ", -1));
            Alternative written =
                    new Alternative(other.substring(separator + 1), Relation.SAME, WEIGHT * documents / all);
            wordings.merge(terms, new Wording(terms, written), KnownAcronyms::joined);
        });
        return strongestFirst(wordings.values());
    }

    /** The same terms, written in two ways. */
    private static Wording joined(Wording a, Wording b) {
        Alternative first = a.alternative();
        double weight = first.weight() + b.alternative().weight();
        return new Wording(a.terms(), new Alternative(first.text(), first.relation(), weight));
    }
}
