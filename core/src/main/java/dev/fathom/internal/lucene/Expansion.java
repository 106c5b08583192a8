package dev.fathom.internal.lucene;

import dev.fathom.embed.TermSequence;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.AnalysedThesaurus;
import dev.fathom.query.AnalysedThesaurus.Match;
import dev.fathom.query.AnalysedThesaurus.Wording;
import dev.fathom.query.Thesaurus;
import dev.fathom.query.Thesaurus.Alternative;
import dev.fathom.rank.Substitute;
import dev.fathom.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * The words of a query, each beside what the thesaurus, and the acronyms that documents define, have for it and the index
 * holds. A passage counts for a word by the
 * word itself or by its best alternative. An alternative that stands in fewer documents than the word that was typed weighs
 * as if it stood in as many: else a rare alternative outweighs a common word.
 */
final class Expansion {

    /** The words of a longer query beyond these are not searched for. */
    static final int MAX_TERMS = 256;

    /** So many words are read, repeated ones included: a megabyte of them must not take forever. */
    private static final int MAX_LENGTH = 1024;

    private static final int MAX_ALTERNATIVES_OF_WORD = 8;

    /** So many alternatives fewer, for a word that ten times as many documents have. */
    private static final double FEWER_OF_COMMON = 3;

    private static final int MAX_ALTERNATIVES_OF_QUERY = 32;

    /** A query of more words says more by itself, and its alternatives count less. */
    private static final double WORDS_OF_FULL_WEIGHT = 5;

    /** An alternative that would count less than this costs more than it is worth. */
    private static final double LEAST_WEIGHT = 0.2;

    private final Statistics statistics;
    private final Words words;
    private final SubjectWeights weights;
    private final List<String> terms;
    private final List<Match> matches;
    private final String field;
    private final Positions positions;
    private final int size;

    /** How much alternatives of this query count. */
    private final double share;

    private final Set<String> typed = new LinkedHashSet<>();
    private final List<Segment> segments;

    /**
     * A stretch of the query: a word, or a phrase that the thesaurus knows.
     *
     * @param text what was typed
     * @param terms its terms
     * @param parts the stretches a phrase is made of
     * @param alternatives what may stand for it
     */
    record Segment(String text, List<String> terms, List<Segment> parts, List<Wording> alternatives) {

        /** For explanations: that it is said by an alternative. */
        String saidAs(Alternative alternative) {
            return String.format(
                    Locale.ROOT, "\"%s\" as \"%s\", weight %.2f", text, alternative.text(), alternative.weight());
        }
    }

    /** An alternative and what finds it. */
    record Worded(Wording wording, Query query) {}

    private Expansion(
            Statistics statistics,
            Words words,
            SubjectWeights weights,
            AnalysedThesaurus thesaurus,
            String field,
            Positions positions)
            throws IOException {
        this.statistics = statistics;
        this.words = words;
        this.weights = weights;
        this.terms = words.terms();
        this.matches = new KnownAcronyms(statistics.acronyms(terms)).joinedWith(thesaurus.matches(terms), terms);
        this.field = field;
        this.positions = positions;
        this.size = statistics.documents(field);
        this.share = Math.min(1, WORDS_OF_FULL_WEIGHT / words.distinct());
        statistics.expect(all());
        this.segments = capped(segments(0, terms.size(), Integer.MAX_VALUE));
    }

    /** Whether a field knows the order of its words. */
    enum Positions {
        /** Phrases match in order. */
        KNOWN,
        /** Phrases match when all their words do. */
        UNKNOWN
    }

    /**
     * Expands a query.
     *
     * @param weights how much each word counts
     * @param field where the words are searched for; alternatives that do not occur in it are left out
     */
    static Expansion of(
            String text,
            SubjectWeights weights,
            TextAnalysis analysis,
            Thesaurus thesaurus,
            Statistics statistics,
            String field,
            Positions positions)
            throws IOException {
        AnalysedThesaurus analysed = thesaurus.analysed(analysis.language(), analysis::terms);
        return new Expansion(statistics, words(text, analysis), weights, analysed, field, positions);
    }

    /** The terms of a query in order, an empty one where the analysis dropped words, and where each stands in its text. */
    private record Words(String text, List<String> terms, List<Span> spans) {

        long distinct() {
            return terms.stream().filter(term -> !term.isEmpty()).distinct().count();
        }

        String typed(int from, int to) {
            return text.substring(spans.get(from).start(), spans.get(to - 1).end());
        }
    }

    private static Words words(String text, TextAnalysis analysis) {
        List<String> terms = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        Set<String> distinct = new HashSet<>();
        int position = -1;
        for (TextAnalysis.Token token : analysis.tokens(text)) {
            distinct.add(token.term());
            if (distinct.size() > MAX_TERMS || terms.size() >= MAX_LENGTH) {
                break;
            }
            for (int gap = Math.min(token.position() - position - 1, 3); gap > 0 && !terms.isEmpty(); gap--) {
                terms.add("");
                spans.add(token.span());
            }
            terms.add(token.term());
            spans.add(token.span());
            position = token.position();
        }
        return new Words(text, terms, spans);
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
        List<String> typed = terms.subList(match.start(), match.end()).stream()
                .filter(term -> !term.isEmpty())
                .toList();
        double counts = share * weights.of(typed);
        Set<Collection<String>> seen = new HashSet<>();
        List<Wording> occurring = new ArrayList<>();
        int most = most(typed);
        for (Wording wording : match.alternatives()) {
            if (occurring.size() == most || wording.alternative().weight() * counts < LEAST_WEIGHT) {
                break;
            }
            List<String> phrase = wording.terms();
            if (!isTyped(phrase, typed)
                    && occurs(phrase)
                    && seen.add(positions == Positions.KNOWN ? phrase : Set.copyOf(phrase))) {
                occurring.add(wording);
            }
        }
        return occurring;
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
            if (!term.isEmpty() && frequency(term) == 0) {
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

    /** The terms that were typed, each once. */
    Set<String> typed() {
        return typed;
    }

    /** The alternatives' terms, each with what was typed in their place. */
    Map<List<String>, String> alternatives() {
        Map<List<String>, String> typed = new LinkedHashMap<>();
        segments.forEach(segment -> collect(segment, typed));
        return typed;
    }

    private static void collect(Segment segment, Map<List<String>, String> typed) {
        segment.alternatives().forEach(wording -> typed.putIfAbsent(wording.terms(), segment.text()));
        segment.parts().forEach(part -> collect(part, typed));
    }

    /** The same for re-ranking. */
    List<Substitute> substitutes() {
        List<Substitute> all = new ArrayList<>();
        segments.forEach(segment -> collectSubstitutes(segment, all));
        return all;
    }

    private void collectSubstitutes(Segment segment, List<Substitute> all) {
        for (Wording wording : segment.alternatives()) {
            double weight = share * wording.alternative().weight();
            all.add(new Substitute(hashes(segment.terms()), hashes(wording.terms()), weight));
        }
        segment.parts().forEach(part -> collectSubstitutes(part, all));
    }

    private static List<Integer> hashes(List<String> terms) {
        return terms.stream()
                .filter(term -> !term.isEmpty())
                .map(TermSequence::hash)
                .toList();
    }

    /** The query's stretches, in order. */
    List<Segment> segments() {
        return segments;
    }

    /** The query's stretches as queries, in order. */
    List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Segment segment : segments) {
            queries.add(query(segment));
        }
        return queries;
    }

    /** A stretch as typed, or what the thesaurus has for it. */
    Query query(Segment segment) throws IOException {
        Query asTyped = segment.parts().isEmpty() ? term(segment.terms().getFirst()) : parts(segment);
        if (segment.alternatives().isEmpty()) {
            return asTyped;
        }
        List<Query> either = new ArrayList<>();
        either.add(asTyped);
        weighed(segment).forEach(worded -> either.add(worded.query()));
        return new DisjunctionMaxQuery(either, 0);
    }

    private Query parts(Segment segment) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Segment part : segment.parts()) {
            any.add(query(part), Occur.SHOULD);
        }
        return any.build();
    }

    /** What the thesaurus has for a stretch; matches nothing where it has nothing. */
    Query alternatives(Segment segment) throws IOException {
        return new DisjunctionMaxQuery(
                weighed(segment).stream().map(Worded::query).toList(), 0);
    }

    /** What the thesaurus has for a stretch, each with what finds it, by its weight. */
    List<Worded> weighed(Segment segment) throws IOException {
        double rarity = rarity(segment.terms());
        List<Worded> weighed = new ArrayList<>();
        for (Wording wording : segment.alternatives()) {
            // A common alternative of a rare word keeps the weight of a common word.
            double shared = Math.min(1, rarity / rarity(wording.terms()));
            float boost = (float) (share * wording.alternative().weight() * shared);
            weighed.add(new Worded(wording, new BoostQuery(words(wording), boost)));
        }
        return weighed;
    }

    /** All words of an alternative. */
    Query words(Wording wording) throws IOException {
        List<String> phrase = wording.terms();
        if (phrase.size() == 1) {
            return term(phrase.getFirst());
        }
        return positions == Positions.KNOWN ? inOrder(phrase) : all(phrase);
    }

    private Query inOrder(List<String> phrase) {
        PhraseQuery.Builder inOrder = new PhraseQuery.Builder();
        for (int i = 0; i < phrase.size(); i++) {
            if (!phrase.get(i).isEmpty()) {
                inOrder.add(new Term(field, phrase.get(i)), i);
            }
        }
        return inOrder.build();
    }

    private Query all(List<String> phrase) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String term : phrase) {
            if (!term.isEmpty()) {
                all.add(term(term), Occur.MUST);
            }
        }
        return all.build();
    }

    private Query term(String term) throws IOException {
        return statistics.query(new Term(field, term));
    }

    /** How rare terms are together, as BM25 has it. */
    double rarity(List<String> terms) throws IOException {
        double sum = 0;
        for (String term : terms) {
            if (!term.isEmpty()) {
                int frequency = frequency(term);
                sum += Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
            }
        }
        return sum;
    }
}
