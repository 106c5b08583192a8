package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.query.AnalysedThesaurus.Wording;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a figure query's subject as Lucene queries. Every word, or what the thesaurus has for it, counts once, as
 * {@link FigureWords} weighs it for each figure.
 */
final class SubjectWords {

    private static final float YEAR_WEIGHT = 0.3f;

    /** What naming the document by its title adds, as a share of how rare the title is. */
    private static final float TITLE_WEIGHT = 0.4f;

    private static final int LONGEST_TITLE = 6;
    private static final int MOST_TITLE_WORDS = 64;

    /**
     * A word of the subject.
     *
     * @param text what was typed
     * @param query matches it, or of a phrase any of its words
     * @param whole the same, but of a phrase all of its words
     * @param optional whether figures match without it even where every word is asked for
     * @param wordings for explanations: how it can be worded, as typed first, in words, each with what matches that
     */
    record Word(String text, Query query, Query whole, boolean optional, Map<String, Query> wordings) {}

    private final Statistics statistics;
    private final TextAnalysis analysis;
    private final Options options;
    private final List<Word> words = new ArrayList<>();
    private final Optional<Query> place;
    private double best;

    SubjectWords(Statistics statistics, TextAnalysis analysis, FigureQuery query) throws IOException {
        this.statistics = statistics;
        this.analysis = analysis;
        this.options = query.options();
        this.place = query.demands().place().map(this::place);
        if (!query.subject().isBlank()) {
            List<TextAnalysis.Token> tokens = analysis.tokens(query.subject());
            add(QueryWords.of(query.subject(), tokens), SubjectWeights.of(query.subject(), tokens), false);
            title(tokens.stream().map(TextAnalysis.Token::term).toList());
        }
        if (!words.isEmpty()) {
            add(words(String.join(" ", years(query))), SubjectWeights.all(YEAR_WEIGHT), true);
        }
        if (query.demands().place().isPresent()) {
            add(words(query.demands().place().get()), SubjectWeights.all(1), false);
        }
    }

    /** Where every word of the place stands in the figure's place or its document's title. */
    private Query place(String place) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String term : analysis.terms(place)) {
            all.add(new TermQuery(new Term(Fields.PLACES, term)), Occur.MUST);
        }
        return all.build();
    }

    /** What figures of the place match; absent where any place will do. */
    Optional<Query> place() {
        return place;
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

    private QueryWords words(String text) {
        return QueryWords.of(text, analysis.tokens(text));
    }

    private void add(QueryWords typed, SubjectWeights weights, boolean optional) throws IOException {
        if (typed.terms().isEmpty()) {
            return;
        }
        Expansion expansion = Expansion.of(
                typed, weights, analysis, options.thesaurus(), statistics, Fields.WORDS, Positions.UNKNOWN);
        for (Expansion.Segment segment : expansion.segments()) {
            Scored scored = scored(expansion, segment, weights);
            String word = "\"" + segment.text() + "\"";
            Map<String, Query> wordings = new LinkedHashMap<>();
            if (options.explain()) {
                wordings.put(word, anyOf(terms(segment)));
                wordings(expansion, segment, wordings);
            }
            words.add(new Word(word, scored.query(), scored.whole(), optional, wordings));
            best += scored.best();
        }
    }

    private static Query anyOf(List<String> terms) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : terms) {
            any.add(new TermQuery(new Term(Fields.WORDS, term)), Occur.SHOULD);
        }
        return any.build();
    }

    private static void wordings(Expansion expansion, Expansion.Segment segment, Map<String, Query> wordings)
            throws IOException {
        for (Wording wording : segment.alternatives()) {
            wordings.putIfAbsent(segment.saidAs(wording.alternative()), expansion.words(wording));
        }
        for (Expansion.Segment part : segment.parts()) {
            wordings(expansion, part, wordings);
        }
    }

    /** Queries of a stretch, of any of its words and of the whole, and the score that they cannot exceed. */
    private record Scored(Query query, Query whole, double best) {}

    /** A stretch of the subject. What the thesaurus has for a phrase stands for all of its words. */
    private static Scored scored(Expansion expansion, Expansion.Segment segment, SubjectWeights weights)
            throws IOException {
        double weight = weights.of(terms(segment));
        double best = weight * expansion.rarity(segment.terms()) * FigureWords.BEST;
        if (segment.parts().isEmpty()) {
            Query query = weighed(expansion.query(segment), weight);
            return new Scored(query, query, best);
        }
        List<Scored> parts = new ArrayList<>();
        for (Expansion.Segment part : segment.parts()) {
            parts.add(scored(expansion, part, weights));
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        parts.forEach(part -> some.add(part.query(), Occur.SHOULD));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part.whole(), Occur.MUST));
        Query other = weighed(expansion.alternatives(segment), weight);
        return new Scored(
                new BestOfQuery(List.of(some.build(), other)),
                new BestOfQuery(List.of(all.build(), other)),
                Math.max(parts.stream().mapToDouble(Scored::best).sum(), best));
    }

    private static Query weighed(Query query, double weight) {
        return new BoostQuery(query, (float) weight * FigureWords.SCALE);
    }

    private static List<String> terms(Expansion.Segment segment) {
        return segment.terms().stream().filter(term -> !term.isEmpty()).toList();
    }

    /** A query that names a document by its whole title asks for its figures first. */
    private void title(List<String> terms) throws IOException {
        List<Query> titles = new ArrayList<>();
        int size = statistics.documents(Fields.WHOLE_TITLE);
        double most = 0;
        List<Term> possible = titles(terms);
        statistics.expect(() -> new LinkedHashSet<>(possible));
        for (Term title : possible) {
            int frequency = statistics.documentFrequency(title);
            if (frequency > 0) {
                double score = TITLE_WEIGHT * Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
                titles.add(new BoostQuery(new ConstantScoreQuery(statistics.query(title)), (float) score));
                most = Math.max(most, score);
            }
        }
        if (!titles.isEmpty()) {
            Query title = new BestOfQuery(titles);
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

    /** The score that no figure can exceed: every word matches in all parts of it, again and again. */
    double best() {
        return best;
    }
}
