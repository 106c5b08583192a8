package dev.fathom.query;

import dev.fathom.query.Thesaurus.Alternative;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A thesaurus in the terms of an index, so that words meet whatever their inflection. Lines are analysed when a query
 * first needs them. Safe to share between threads.
 *
 * <p>Phrases are lists of terms in which an empty string stands for a word that the analysis drops: {@code out of work} is
 * {@code [out, "", work]}.
 */
public final class AnalysedThesaurus {

    /** Words of a phrase beyond these are not looked at. */
    private static final int MAX_WORDS = 6;

    private final List<Shelf> shelves;
    private final Function<String, List<String>> analysis;
    private final Map<String, List<String>> words = new ConcurrentHashMap<>();
    private final Map<List<String>, List<Wording>> found = new ConcurrentHashMap<>();

    AnalysedThesaurus(List<ThesaurusText> texts, Function<String, List<String>> analysis) {
        this.shelves = texts.stream().map(Shelf::new).toList();
        this.analysis = analysis;
    }

    /**
     * An alternative as the index has it.
     *
     * @param terms its terms in order
     * @param alternative the alternative
     */
    public record Wording(List<String> terms, Alternative alternative) {}

    /**
     * A word or phrase of a query that the thesaurus knows.
     *
     * @param start where it begins in the list of terms, inclusive
     * @param end where it ends, exclusive
     * @param alternatives what may stand for it, strongest first; not empty
     */
    public record Match(int start, int end, List<Wording> alternatives) {

        /** How many terms it covers. */
        public int length() {
            return end - start;
        }
    }

    /**
     * All words and phrases of a query that the thesaurus knows, longest first, then in order; they may overlap.
     *
     * @param terms the query's terms in order, an empty string for each word the analysis drops
     */
    public List<Match> matches(List<String> terms) {
        List<Match> matches = new ArrayList<>();
        int[] longest = terms.stream().mapToInt(this::longest).toArray();
        for (int length = Math.min(MAX_WORDS, terms.size()); length > 0; length--) {
            for (int start = 0; start + length <= terms.size(); start++) {
                List<Wording> found =
                        length > longest[start] ? List.of() : alternatives(terms.subList(start, start + length));
                if (!found.isEmpty()) {
                    matches.add(new Match(start, start + length, found));
                }
            }
        }
        return matches;
    }

    /** How many terms the longest phrase has that begins with a term; 0 where none does. */
    private int longest(String term) {
        int longest = 0;
        for (Shelf shelf : term.isEmpty() ? List.<Shelf>of() : shelves) {
            longest = Math.max(longest, shelf.beginningWith(term).longest());
        }
        return longest;
    }

    /** What may stand for a word or phrase, strongest first. */
    List<Wording> alternatives(String phrase) {
        return alternatives(phrase(phrase));
    }

    private List<Wording> alternatives(List<String> phrase) {
        if (phrase.isEmpty() || phrase.getFirst().isEmpty() || phrase.getLast().isEmpty()) {
            return List.of();
        }
        List<Wording> known = found.get(phrase);
        if (known == null) {
            known = shelves.stream().anyMatch(shelf -> shelf.knows(phrase)) ? lookUp(phrase) : List.of();
            if (!known.isEmpty()) {
                found.put(List.copyOf(phrase), known);
            }
        }
        return known;
    }

    private List<Wording> lookUp(List<String> phrase) {
        Map<List<String>, Wording> latest = new LinkedHashMap<>();
        for (Shelf shelf : shelves) {
            shelf.alternatives(phrase).forEach(wording -> latest.put(wording.terms(), wording));
        }
        return latest.values().stream()
                .filter(wording -> wording.alternative().weight() > 0)
                .sorted(AnalysedThesaurus::strongestFirst)
                .toList();
    }

    /** Written out: comparators put together by Java's own methods cannot be kept ready for a quick start. */
    private static int strongestFirst(Wording a, Wording b) {
        Alternative one = a.alternative();
        Alternative other = b.alternative();
        int order = Double.compare(other.weight(), one.weight());
        order = order != 0 ? order : one.relation().compareTo(other.relation());
        return order != 0 ? order : one.text().compareTo(other.text());
    }

    /** The terms of a phrase; dropped words count only between others. */
    List<String> phrase(String text) {
        List<String> terms = new ArrayList<>();
        int dropped = 0;
        for (String word : text.strip().split("\\s+")) {
            List<String> analysed = words.computeIfAbsent(word, analysis);
            if (analysed.isEmpty()) {
                dropped++;
                continue;
            }
            for (; dropped > 0; dropped--) {
                if (!terms.isEmpty()) {
                    terms.add("");
                }
            }
            terms.addAll(analysed);
        }
        return List.copyOf(terms);
    }

    /** A member of a set. */
    private record Entry(WordSet set, int member) {}

    /** The phrases that begin with one term, and how many terms the longest has. */
    private record Phrases(Map<List<String>, List<Entry>> entries, int longest) {

        static final Phrases NONE = new Phrases(Map.of(), 0);

        static Phrases of(Map<List<String>, List<Entry>> entries) {
            return new Phrases(
                    entries,
                    entries.keySet().stream().mapToInt(List::size).max().orElse(0));
        }
    }

    /**
     * One text of the thesaurus, as far as it has been analysed: of the members that begin as a term that was asked for does
     * their first terms, of the lines with that term the rest.
     */
    private final class Shelf {

        private final ThesaurusText text;
        private final Map<String, Map<String, Set<String>>> linesByFirst = new ConcurrentHashMap<>();
        private final Map<String, Phrases> phrases = new ConcurrentHashMap<>();

        Shelf(ThesaurusText text) {
            this.text = text;
        }

        boolean knows(List<String> phrase) {
            return !entries(phrase).isEmpty();
        }

        private List<Entry> entries(List<String> phrase) {
            return beginningWith(phrase.getFirst()).entries().getOrDefault(phrase, List.of());
        }

        Phrases beginningWith(String term) {
            Phrases known = phrases.get(term);
            if (known != null) {
                return known;
            }
            Set<String> lines = linesByFirst
                    .computeIfAbsent(text.beginning(term), this::sort)
                    .getOrDefault(term, Set.of());
            return lines.isEmpty() ? Phrases.NONE : phrases.computeIfAbsent(term, first -> analyse(first, lines));
        }

        private Map<String, Set<String>> sort(String beginning) {
            Map<String, Set<String>> byFirst = new HashMap<>();
            text.visit(
                    beginning,
                    (member, line) -> firstTerm(member)
                            .ifPresent(term -> byFirst.computeIfAbsent(term, t -> new LinkedHashSet<>())
                                    .add(line)));
            return byFirst;
        }

        private Optional<String> firstTerm(String member) {
            for (String word : member.split(" ")) {
                List<String> terms = words.computeIfAbsent(word, analysis);
                if (!terms.isEmpty()) {
                    return Optional.of(terms.getFirst());
                }
            }
            return Optional.empty();
        }

        private Phrases analyse(String first, Set<String> lines) {
            Map<List<String>, List<Entry>> byPhrase = new HashMap<>();
            for (String line : lines) {
                WordSet set = WordSet.parse(line);
                for (int member = 0; member < set.members().size(); member++) {
                    List<String> phrase = phrase(set.members().get(member).text());
                    if (!phrase.isEmpty() && phrase.getFirst().equals(first)) {
                        byPhrase.computeIfAbsent(phrase, p -> new ArrayList<>()).add(new Entry(set, member));
                    }
                }
            }
            return Phrases.of(byPhrase);
        }

        /** One alternative for each phrase, the stronger where there are two. */
        List<Wording> alternatives(List<String> phrase) {
            Map<List<String>, Wording> strongest = new LinkedHashMap<>();
            for (Entry entry : entries(phrase)) {
                for (WordSet.Joined joined : entry.set().joined(entry.member())) {
                    List<String> terms = phrase(joined.alternative().text());
                    if (!terms.isEmpty() && !terms.equals(phrase)) {
                        strongest.merge(
                                terms,
                                new Wording(terms, joined.alternative()),
                                (a, b) -> strongestFirst(a, b) <= 0 ? a : b);
                    }
                }
            }
            return List.copyOf(strongest.values());
        }
    }
}
