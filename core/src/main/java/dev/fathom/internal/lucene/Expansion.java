package dev.fathom.internal.lucene;

import dev.fathom.embed.TermSequence;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.AnalysedThesaurus;
import dev.fathom.query.AnalysedThesaurus.Wording;
import dev.fathom.query.Thesaurus;
import dev.fathom.query.Thesaurus.Alternative;
import dev.fathom.rank.Substitute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * The words of a query, each beside what the thesaurus, and the acronyms that documents define, have for it and the index
 * holds, as Lucene queries. A passage counts for a word by the word itself or by its best alternative. An alternative that
 * stands in fewer documents than the word that was typed weighs as if it stood in as many: else a rare alternative outweighs
 * a common word.
 */
final class Expansion {

    /** A query of more words says more by itself, and its alternatives count less. */
    private static final double WORDS_OF_FULL_WEIGHT = 5;

    private final Statistics statistics;
    private final String field;
    private final Positions positions;
    private final int size;

    /** How much alternatives of this query count. */
    private final double share;

    private final Set<String> typed;
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
            QueryWords words,
            SubjectWeights weights,
            AnalysedThesaurus thesaurus,
            String field,
            Positions positions)
            throws IOException {
        this.statistics = statistics;
        this.field = field;
        this.positions = positions;
        this.size = statistics.documents(field);
        this.share = Math.min(1, WORDS_OF_FULL_WEIGHT / words.distinct());
        Segmentation segmentation = new Segmentation(statistics, words, share, weights, thesaurus, field, positions);
        this.segments = segmentation.segments();
        this.typed = segmentation.typed();
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
            QueryWords words,
            SubjectWeights weights,
            TextAnalysis analysis,
            Thesaurus thesaurus,
            Statistics statistics,
            String field,
            Positions positions)
            throws IOException {
        AnalysedThesaurus analysed = thesaurus.analysed(analysis.language(), analysis::terms);
        return new Expansion(statistics, words, weights, analysed, field, positions);
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
        return new BestOfQuery(either);
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
        return new BestOfQuery(weighed(segment).stream().map(Worded::query).toList());
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
                int frequency = statistics.documentFrequency(new Term(field, term));
                sum += Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
            }
        }
        return sum;
    }
}
