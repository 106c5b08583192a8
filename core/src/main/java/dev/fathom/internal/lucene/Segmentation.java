package dev.fathom.internal.lucene;

import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.internal.lucene.Expansion.Segment;
import dev.fathom.query.AnalysedThesaurus;
import dev.fathom.query.AnalysedThesaurus.Match;
import dev.fathom.query.AnalysedThesaurus.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;

/** Cuts a query into words and known phrases, and chooses what may stand for each. Used once. */
final class Segmentation {

    private static final int MAX_ALTERNATIVES_OF_WORD = 8;

    /** So many alternatives fewer, for a word that ten times as many documents have. */
    private static final double FEWER_OF_COMMON = 3;

    private static final int MAX_ALTERNATIVES_OF_QUERY = 32;

    /** An alternative that would count less than this costs more than it is worth. */
    private static final double LEAST_WEIGHT = 0.2;

    private final Statistics statistics;
    private final QueryWords words;
    private final double share;
    private final SubjectWeights weights;
    private final List<String> terms;
    private final List<Match> matches;
    private final String field;
    private final Positions positions;
    private final Set<String> typed = new LinkedHashSet<>();

    /**
     * Looks up what the thesaurus and the index's acronyms have for a query.
     *
     * @param share how much alternatives of this query count
     * @param weights how much each word counts
     */
    Segmentation(
            Statistics statistics,
            QueryWords words,
            double share,
            SubjectWeights weights,
            AnalysedThesaurus thesaurus,
            String field,
            Positions positions)
            throws IOException {
        this.statistics = statistics;
        this.words = words;
        this.share = share;
        this.weights = weights;
        this.terms = words.terms();
        this.matches = new KnownAcronyms(statistics.acronyms(terms)).joinedWith(thesaurus.matches(terms), terms);
        this.field = field;
        this.positions = positions;
        statistics.expect(this::all);
    }

    /** The query's stretches, in order, every word once. */
    List<Segment> segments() throws IOException {
        return capped(segments(0, terms.size(), Integer.MAX_VALUE));
    }

    /** The terms that were typed, each once. */
    Set<String> typed() {
        return typed;
    }

    /** The words of the query and of all that may stand for them. */
    private Set<Term> all() {
        Set<Term> all = new LinkedHashSet<>();
        terms.forEach(word -> all.add(new Term(field, word)));
        matches.forEach(match -> match.alternatives()
                .forEach(wording -> wording.terms().forEach(word -> all.add(new Term(field, word)))));
        all.remove(new Term(field, ""));
        return all;
    }

    /** Splits a stretch at the longest known phrases. */
    private List<Segment> segments(int from, int to, int longest) throws IOException {
        for (Match match : matches) {
            boolean inside = from <= match.start() && match.end() <= to;
            if (inside && match.length() > 1 && match.length() < longest) {
                List<Segment> split = new ArrayList<>(segments(from, match.start(), longest));
                List<Segment> parts = segments(match.start(), match.end(), match.length());
                if (!parts.isEmpty()) {
                    split.add(new Segment(
                            words.typed(match.start(), match.end()),
                            terms.subList(match.start(), match.end()),
                            parts,
                            occurring(match)));
                }
                split.addAll(segments(match.end(), to, longest));
                return split;
            }
        }
        List<Segment> words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!terms.get(i).isEmpty() && typed.add(terms.get(i))) {
                words.add(word(i));
            }
        }
        return words;
    }

    private Segment word(int at) throws IOException {
        List<Wording> alternatives = List.of();
        for (Match match : matches) {
            if (match.start() == at && match.length() == 1) {
                alternatives = occurring(match);
            }
        }
        return new Segment(words.typed(at, at + 1), List.of(terms.get(at)), List.of(), alternatives);
    }

    /** The strongest alternatives that the index holds and that say something else than what was typed. */
    private List<Wording> occurring(Match match) throws IOException {
        List<String> typed = spoken(terms.subList(match.start(), match.end()));
        double counts = share * weights.of(typed);
        Set<Collection<String>> seen = new HashSet<>();
        List<Wording> occurring = new ArrayList<>();
        int most = most(typed);
        for (Wording wording : match.alternatives()) {
            if (occurring.size() == most || wording.alternative().weight() * counts < LEAST_WEIGHT) {
                break;
            }
            List<String> phrase = spoken(wording.terms());
            if (!isTyped(phrase, typed)
                    && occurs(phrase)
                    && seen.add(positions == Positions.KNOWN ? wording.terms() : Set.copyOf(phrase))) {
                occurring.add(wording);
            }
        }
        return occurring;
    }

    /** Without those that the analysis dropped. */
    private static List<String> spoken(List<String> terms) {
        return terms.contains("")
                ? terms.stream().filter(term -> !term.isEmpty()).toList()
                : terms;
    }

    /** How many may stand for a stretch: what a collection often says in the words that were typed, it seldom says in others. */
    private int most(List<String> typed) throws IOException {
        int rarest = Integer.MAX_VALUE;
        for (String term : typed) {
            rarest = Math.min(rarest, frequency(term));
        }
        return Math.max(1, (int) (MAX_ALTERNATIVES_OF_WORD - FEWER_OF_COMMON * Math.log10(Math.max(1, rarest))));
    }

    /** Words that were typed count by themselves, and so does what is only a part of its alternative. */
    private boolean isTyped(List<String> alternative, List<String> typed) {
        return terms.containsAll(alternative) || alternative.containsAll(typed);
    }

    private boolean occurs(List<String> phrase) throws IOException {
        for (String term : phrase) {
            if (frequency(term) == 0) {
                return false;
            }
        }
        return true;
    }

    /** In how many documents a term stands. */
    private int frequency(String term) throws IOException {
        return statistics.documentFrequency(new Term(field, term));
    }

    private static List<Segment> capped(List<Segment> segments) {
        List<Wording> all = new ArrayList<>();
        segments.forEach(segment -> collect(segment, all));
        if (all.size() <= MAX_ALTERNATIVES_OF_QUERY) {
            return segments;
        }
        all.sort(Comparator.comparingDouble(
                (Wording wording) -> -wording.alternative().weight()));
        Set<Wording> kept = new HashSet<>(all.subList(0, MAX_ALTERNATIVES_OF_QUERY));
        return segments.stream().map(segment -> capped(segment, kept)).toList();
    }

    private static void collect(Segment segment, List<Wording> all) {
        all.addAll(segment.alternatives());
        segment.parts().forEach(part -> collect(part, all));
    }

    private static Segment capped(Segment segment, Set<Wording> kept) {
        return new Segment(
                segment.text(),
                segment.terms(),
                segment.parts().stream().map(part -> capped(part, kept)).toList(),
                segment.alternatives().stream().filter(kept::contains).toList());
    }
}
