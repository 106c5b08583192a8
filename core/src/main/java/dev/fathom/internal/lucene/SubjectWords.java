package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
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

    /** Words that say how something is measured rather than what: they weigh less. */
    private static final Set<String> MEASURES = Set.of(
            "rate",
            "share",
            "number",
            "total",
            "amount",
            "level",
            "value",
            "percent",
            "percentage",
            "proportion",
            "figure",
            "average",
            "many",
            "much",
            "how",
            "what",
            "per",
            "size",
            "sum",
            "count",
            "quantity",
            "volume",
            "unit",
            "increase",
            "decrease",
            "rise",
            "fall",
            "drop",
            "decline",
            "change",
            "more",
            "less",
            "rank",
            "ranking",
            "ranked");

    private static final float MEASURE_WEIGHT = 0.3f;

    /** After one of these a question only tells more of what it has named: "capital of enterprises" asks for capital. */
    private static final Set<String> ATTACHING = Set.of(
            "of", "in", "for", "from", "with", "at", "by", "to", "that", "which", "who", "whose", "under", "on",
            "between", "within", "through", "among", "per", "across", "into", "as", "than");

    private static final float ATTACHED_WEIGHT = 0.75f;
    private static final float YEAR_WEIGHT = 0.3f;

    /** What naming the document by its title adds, as a share of how rare the title is. */
    private static final float TITLE_WEIGHT = 0.4f;

    private static final int LONGEST_TITLE = 6;
    private static final int MOST_TITLE_WORDS = 64;

    /**
     * A word of the subject.
     *
     * @param text what it is
     * @param query matches it in any field, scored by the best
     * @param optional whether figures match without it even where every word is asked for
     */
    record Word(String text, Query query, boolean optional) {}

    private final IndexSearcher searcher;
    private final List<Word> words = new ArrayList<>();
    private final Optional<Query> place;
    private double best;

    SubjectWords(IndexSearcher searcher, TextAnalysis analysis, FigureQuery query) throws IOException {
        this.searcher = searcher;
        this.place = place(analysis, query);
        if (!query.subject().isBlank()) {
            add(expansion(query.subject(), analysis, query, FIELDS), FIELDS, weights(analysis, query.subject()), false);
            title(analysis.terms(query.subject()));
        }
        if (!words.isEmpty()) {
            String years = String.join(" ", years(query));
            add(expansion(years, analysis, query, FIELDS), FIELDS, weights(analysis, years), true);
        }
        if (query.demands().place().isPresent()) {
            add(expansion(query.demands().place().get(), analysis, query, PLACES), PLACES, Map.of(), false);
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
        return Expansion.of(text, analysis, query.options().thesaurus(), searcher.getIndexReader(), names);
    }

    /** How much the terms of a text count. */
    private static Map<String, Float> weights(TextAnalysis analysis, String text) {
        Map<String, Float> weights = new HashMap<>();
        float rest = 1;
        int at = 0;
        for (TextAnalysis.Token token : analysis.tokens(text)) {
            rest = isAttached(text.substring(at, token.span().start())) ? ATTACHED_WEIGHT : rest;
            at = token.span().end();
            String written = token.span().of(text).toLowerCase(Locale.ROOT);
            weights.merge(token.term(), MEASURES.contains(written) ? MEASURE_WEIGHT : rest, Math::max);
        }
        return weights;
    }

    private static boolean isAttached(String between) {
        return Arrays.stream(between.toLowerCase(Locale.ROOT).split("\\W+")).anyMatch(ATTACHING::contains);
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

    /**
     * Adds words, each scored by the field it matches best. How rare a word is counts the same in all of them, as rare as in
     * the field where it is most common: what is rare in subjects need not be rare.
     */
    private void add(Expansion expansion, Map<String, Float> boosts, Map<String, Float> weights, boolean years)
            throws IOException {
        Map<String, List<Query>> byField = new LinkedHashMap<>();
        for (String field : boosts.keySet()) {
            byField.put(field, expansion.queries(field, Positions.UNKNOWN));
        }
        List<List<String>> stretches = expansion.stretches();
        for (int i = 0; i < stretches.size(); i++) {
            List<String> terms =
                    stretches.get(i).stream().filter(term -> !term.isEmpty()).toList();
            double weight = years
                    ? YEAR_WEIGHT
                    : terms.stream()
                            .mapToDouble(term -> weights.getOrDefault(term, 1f))
                            .average()
                            .orElse(1);
            double common = common(terms, boosts.keySet());
            List<Query> fields = new ArrayList<>();
            double most = 0;
            double sum = 0;
            for (Map.Entry<String, Float> boost : boosts.entrySet()) {
                double score = weight * boost.getValue() * common;
                double own = idf(boost.getKey(), terms);
                fields.add(new BoostQuery(
                        byField.getOrDefault(boost.getKey(), List.of()).get(i),
                        (float) (score / Math.max(own, common))));
                most = Math.max(most, score);
                sum += score;
            }
            words.add(new Word(String.join(" ", terms), new DisjunctionMaxQuery(fields, TIE), years));
            best += most + TIE * (sum - most);
        }
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
        CollectionStatistics field = searcher.collectionStatistics(term.field());
        if (field == null) {
            return Math.log(2);
        }
        int frequency = searcher.getIndexReader().docFreq(term);
        return Math.log(1 + (field.docCount() - frequency + 0.5) / (frequency + 0.5));
    }

    /** A query that names a document by its whole title asks for its figures first. */
    private void title(List<String> terms) throws IOException {
        List<Query> titles = new ArrayList<>();
        double most = 0;
        for (int first = 0; first < Math.min(terms.size(), MOST_TITLE_WORDS); first++) {
            for (int end = first + 1; end <= Math.min(terms.size(), first + LONGEST_TITLE); end++) {
                Term title = new Term(Fields.WHOLE_TITLE, Keyword.of(String.join(" ", terms.subList(first, end))));
                if (searcher.getIndexReader().docFreq(title) > 0) {
                    double score = TITLE_WEIGHT * idf(title);
                    titles.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(title)), (float) score));
                    most = Math.max(most, score);
                }
            }
        }
        if (!titles.isEmpty()) {
            words.add(new Word("the document's title", new DisjunctionMaxQuery(titles, 0), true));
            best += most;
        }
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    List<Word> words() {
        return words;
    }

    /** Matches any of the words, or every one. */
    Query query(boolean all) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(word.query(), all && !word.optional() ? Occur.MUST : Occur.SHOULD));
        return query.build();
    }

    /** The score that no figure can exceed: every word in its best field, again and again. */
    double best() {
        return best;
    }
}
