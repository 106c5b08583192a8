package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.query.AnalysedThesaurus.Wording;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a figure query's subject as Lucene queries, in one place: every word, or what the thesaurus has for it, counts
 * once, where it matches best: in the figure's subject or label, beside the number, in the sentence, the headings, the
 * title or the place.
 */
final class SubjectWords {

    /** What a match elsewhere than in the best field adds, as a share. */
    private static final float TIE = 0.15f;

    private static final Map<String, Float> FIELDS = fields();
    private static final Map<String, Float> PLACES = Map.of(Fields.WHERE, 1.0f, Fields.TITLE_WORDS, 1.0f);

    private static final float YEAR_WEIGHT = 0.3f;

    /** What naming the document by its title adds, as a share of how rare the title is. */
    private static final float TITLE_WEIGHT = 0.4f;

    private static final int LONGEST_TITLE = 6;
    private static final int MOST_TITLE_WORDS = 64;

    /**
     * A word of the subject.
     *
     * @param text what it is
     * @param query matches it in any field, scored by the best; a phrase by any of its words
     * @param whole the same, but a phrase by all of its words
     * @param optional whether figures match without it even where every word is asked for
     * @param wordings for explanations: how it can be worded, as typed first, each with what matches that
     */
    record Word(String text, Query query, Query whole, boolean optional, Map<String, Query> wordings) {}

    private final Statistics statistics;
    private final List<Word> words = new ArrayList<>();
    private final boolean explained;
    private final Map<Term, Double> rarity = new HashMap<>();
    private final Optional<Query> place;
    private double best;

    SubjectWords(Statistics statistics, TextAnalysis analysis, FigureQuery query) throws IOException {
        this.statistics = statistics;
        this.explained = query.options().explain();
        this.place = place(analysis, query);
        if (!query.subject().isBlank()) {
            add(
                    expansion(query.subject(), analysis, query, FIELDS),
                    FIELDS,
                    SubjectWeights.of(query.subject(), analysis),
                    false);
            title(analysis.terms(query.subject()));
        }
        if (!words.isEmpty()) {
            String years = String.join(" ", years(query));
            add(expansion(years, analysis, query, FIELDS), FIELDS, SubjectWeights.NONE, true);
        }
        if (query.demands().place().isPresent()) {
            add(expansion(query.demands().place().get(), analysis, query, PLACES), PLACES, SubjectWeights.NONE, false);
        }
    }

    /** Where every word of the place stands in the figure's place or its document's title. */
    private static Optional<Query> place(TextAnalysis analysis, FigureQuery query) {
        return query.demands().place().map(place -> {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            for (String term : analysis.terms(place)) {
                BooleanQuery.Builder either = new BooleanQuery.Builder();
                PLACES.keySet()
                        .forEach(field -> either.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD));
                all.add(either.build(), BooleanClause.Occur.MUST);
            }
            return all.build();
        });
    }

    /** What figures of the place match; absent where any place will do. */
    Optional<Query> place() {
        return place;
    }

    private static Map<String, Float> fields() {
        Map<String, Float> fields = new LinkedHashMap<>();
        fields.put(Fields.SUBJECT, 1.0f);
        fields.put(Fields.NEAR, 0.6f);
        fields.put(Fields.SENTENCE, 0.5f);
        fields.put(Fields.HEADINGS, 0.4f);
        fields.put(Fields.TITLE_WORDS, 0.8f);
        fields.put(Fields.WHERE, 0.8f);
        return fields;
    }

    private Expansion expansion(String text, TextAnalysis analysis, FigureQuery query, Map<String, Float> fields)
            throws IOException {
        String[] names = fields.keySet().toArray(String[]::new);
        return Expansion.of(text, analysis, query.options().thesaurus(), statistics, names);
    }

    /** The years asked for: where they stand in the text, the period may be understood or not. */
    private static List<String> years(FigureQuery query) {
        return query.demands().period().or(() -> query.preferences().period()).stream()
                .flatMap(
                        period -> Stream.of(period.from().getYear(), period.to().getYear()))
                .filter(year -> year > 1 && year < 9999)
                .distinct()
                .map(year -> Integer.toString(year))
                .toList();
    }

    private void add(Expansion expansion, Map<String, Float> boosts, SubjectWeights weights, boolean years)
            throws IOException {
        for (Expansion.Segment segment : expansion.segments()) {
            Scored scored = scored(expansion, segment, boosts, weights, years);
            String text = String.join(" ", terms(segment));
            Map<String, Query> wordings = new LinkedHashMap<>();
            if (explained) {
                wordings.put(text, anyOf(terms(segment), boosts.keySet()));
                wordings(expansion, segment, boosts.keySet(), wordings);
            }
            words.add(new Word(text, scored.query(), scored.whole(), years, wordings));
            best += scored.best();
        }
    }

    private static Query anyOf(List<String> terms, Set<String> fields) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : terms) {
            fields.forEach(field -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
        }
        return any.build();
    }

    private static void wordings(
            Expansion expansion, Expansion.Segment segment, Set<String> fields, Map<String, Query> wordings)
            throws IOException {
        for (Wording wording : segment.alternatives()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (String field : fields) {
                any.add(expansion.words(wording, field, Positions.UNKNOWN), Occur.SHOULD);
            }
            wordings.putIfAbsent(wording.alternative().text(), any.build());
        }
        for (Expansion.Segment part : segment.parts()) {
            wordings(expansion, part, fields, wordings);
        }
    }

    /** Queries of a stretch, of any of its words and of the whole, and the score that they cannot exceed. */
    private record Scored(Query query, Query whole, double best) {}

    /**
     * A stretch of the subject, scored by the field it matches best. The words of a phrase may stand in different fields, what
     * the thesaurus has for the phrase stands for all of them. How rare a word is counts the same in all fields, as rare as in
     * the field where it is most common: what is rare in subjects need not be rare.
     */
    private Scored scored(
            Expansion expansion,
            Expansion.Segment segment,
            Map<String, Float> boosts,
            SubjectWeights weights,
            boolean years)
            throws IOException {
        if (segment.parts().isEmpty()) {
            return inBestField(expansion, segment, boosts, years ? YEAR_WEIGHT : weights.of(terms(segment)));
        }
        List<Scored> parts = new ArrayList<>();
        for (Expansion.Segment part : segment.parts()) {
            parts.add(scored(expansion, part, boosts, weights, years));
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        parts.forEach(part -> some.add(part.query(), Occur.SHOULD));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part.whole(), Occur.MUST));
        double typed = parts.stream().mapToDouble(Scored::best).sum();
        Scored other = inBestField(expansion, segment, boosts, weights.of(terms(segment)));
        return new Scored(
                new DisjunctionMaxQuery(List.of(some.build(), other.query()), 0),
                new DisjunctionMaxQuery(List.of(all.build(), other.query()), 0),
                Math.max(typed, other.best()));
    }

    private static List<String> terms(Expansion.Segment segment) {
        return segment.terms().stream().filter(term -> !term.isEmpty()).toList();
    }

    /** A word with its alternatives, or the alternatives of a phrase. */
    private Scored inBestField(Expansion expansion, Expansion.Segment segment, Map<String, Float> boosts, double weight)
            throws IOException {
        List<String> terms = terms(segment);
        double common = common(terms, boosts.keySet());
        List<Query> fields = new ArrayList<>();
        double most = 0;
        double sum = 0;
        for (Map.Entry<String, Float> boost : boosts.entrySet()) {
            String field = boost.getKey();
            Optional<Query> query = segment.parts().isEmpty()
                    ? expansion.query(segment, field, Positions.UNKNOWN)
                    : expansion.alternatives(segment, field, Positions.UNKNOWN);
            double score = weight * boost.getValue() * common;
            if (query.isPresent()) {
                fields.add(new BoostQuery(query.get(), (float) (score / Math.max(idf(field, terms), common))));
            }
            most = Math.max(most, score);
            sum += score;
        }
        Query best = new DisjunctionMaxQuery(fields, TIE);
        return new Scored(best, best, most + TIE * (sum - most));
    }

    /** How rare terms are together in the field where they are most common. */
    private double common(List<String> terms, Set<String> fields) throws IOException {
        double common = Double.MAX_VALUE;
        for (String field : fields) {
            common = Math.min(common, idf(field, terms));
        }
        return common;
    }

    private double idf(String field, List<String> terms) throws IOException {
        double sum = 0;
        for (String term : terms) {
            sum += idf(new Term(field, term));
        }
        return sum;
    }

    /** Lucene's inverse document frequency of BM25. */
    private double idf(Term term) throws IOException {
        Double known = rarity.get(term);
        if (known == null) {
            known = readIdf(term);
            rarity.put(term, known);
        }
        return known;
    }

    private double readIdf(Term term) throws IOException {
        int frequency = statistics.documentFrequency(term);
        return Math.log(1 + (statistics.documents(term.field()) - frequency + 0.5) / (frequency + 0.5));
    }

    /** A query that names a document by its whole title asks for its figures first. */
    private void title(List<String> terms) throws IOException {
        List<Query> titles = new ArrayList<>();
        double most = 0;
        List<Term> possible = titles(terms);
        statistics.expect(possible);
        for (Term title : possible) {
            if (statistics.documentFrequency(title) > 0) {
                double score = TITLE_WEIGHT * idf(title);
                titles.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(title)), (float) score));
                most = Math.max(most, score);
            }
        }
        if (!titles.isEmpty()) {
            Query title = new DisjunctionMaxQuery(titles, 0);
            words.add(new Word("the document's title", title, title, true, Map.of()));
            best += most;
        }
    }

    /** What may be a title: every run of some words. */
    private static List<Term> titles(List<String> terms) {
        List<Term> titles = new ArrayList<>();
        for (int first = 0; first < Math.min(terms.size(), MOST_TITLE_WORDS); first++) {
            for (int end = first + 1; end <= Math.min(terms.size(), first + LONGEST_TITLE); end++) {
                titles.add(new Term(Fields.WHOLE_TITLE, Keyword.of(String.join(" ", terms.subList(first, end)))));
            }
        }
        return titles;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    List<Word> words() {
        return words;
    }

    /** Matches any of the words, or every one. Flat, so that Lucene leaves words out that no longer decide. */
    Query query(boolean all) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Word word : words) {
            boolean must = all && !word.optional();
            query.add(must ? word.whole() : word.query(), must ? Occur.MUST : Occur.SHOULD);
        }
        return query.build();
    }

    /** The score that no figure can exceed: every word in its best field, again and again. */
    double best() {
        return best;
    }
}
