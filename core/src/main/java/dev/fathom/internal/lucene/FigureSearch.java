package dev.fathom.internal.lucene;

import dev.fathom.backend.StatedFigure;
import dev.fathom.hit.Explanation;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.Place;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Options;
import dev.fathom.query.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/**
 * Answers one figure query on one view. Lucene finds what matches and scores the subject's words; the best of these, the
 * window, are ranked by everything that is known of them, and the tail follows in Lucene's order.
 */
public final class FigureSearch {

    /** How many of the best matches are ranked by more than words. */
    static final int WINDOW = 64;

    /** Where a page is not filled, so many times the matches are looked at next. */
    private static final int SPARE = 4;

    private static final int COUNTED_HITS = 1000;

    private final IndexReading view;
    private final FigureQuery query;
    private final SubjectWords words;
    private final FigureRanking ranking;
    private final Query lucene;

    public FigureSearch(IndexReading view, FigureQuery query) throws IOException {
        this.view = view;
        this.query = query;
        this.words = new SubjectWords(view.statistics(), view.analysis(), query);
        this.ranking = new FigureRanking(query, words.best(), words.words().size());
        this.lucene = FigureQueryCompiler.compile(query, words);
    }

    /** A match with its score, and the same figure elsewhere. */
    private record Ranked(int doc, Candidate candidate, double score, List<Integer> duplicates) {}

    /** What matches, scored by words alone. */
    public Query lucene() {
        return lucene;
    }

    /** The figures. */
    public Hits<FigureHit> search() throws IOException {
        Deadline deadline = new Deadline(query.options());
        Options options = query.options();
        int page = options.offset() + options.limit();
        int wanted = Math.max(WINDOW, page);
        TopDocs found = top(wanted, deadline);
        List<Ranked> ranked = select(rank(found.scoreDocs));
        // Where hits are merged or limited by document, more are looked at until the page is full.
        while (ranked.size() < page && found.scoreDocs.length == wanted && !deadline.shouldExit()) {
            wanted = Math.multiplyExact(wanted, SPARE);
            found = top(wanted, deadline);
            ranked = select(rank(found.scoreDocs));
        }
        deadline.note();
        view.expect(shown(ranked));
        List<FigureHit> hits = new ArrayList<>();
        for (int i = options.offset(); i < Math.min(ranked.size(), page); i++) {
            deadline.requireWanted();
            if (deadline.isOverdue(hits)) {
                break;
            }
            hits.add(hit(ranked.get(i), i + 1));
        }
        boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        long total = exact || !options.exactTotal() ? found.totalHits.value() : view.count(lucene);
        return new Hits<>(hits, total, exact || options.exactTotal(), deadline.took(), deadline.wasReached());
    }

    /** The figures of the page, and the same ones elsewhere. */
    private List<Integer> shown(List<Ranked> ranked) {
        int end = query.options().offset() + query.options().limit();
        List<Integer> shown = new ArrayList<>();
        for (int i = query.options().offset(); i < Math.min(ranked.size(), end); i++) {
            shown.add(ranked.get(i).doc());
            shown.addAll(ranked.get(i).duplicates());
        }
        return shown;
    }

    private TopDocs top(int most, Deadline deadline) throws IOException {
        Optional<Sort> order = query.order() == Order.RELEVANCE ? Optional.empty() : Optional.of(sort(query.order()));
        return view.top(lucene, order, most, COUNTED_HITS, deadline);
    }

    private static Sort sort(Order order) {
        SortField field = switch (order) {
            case LARGEST -> by(Fields.VALUE, SortField.Type.DOUBLE, true);
            case SMALLEST -> by(Fields.VALUE, SortField.Type.DOUBLE, false);
            case LATEST -> by(Fields.TO, SortField.Type.LONG, true);
            default -> by(Fields.FROM, SortField.Type.LONG, false);
        };
        return new Sort(field, SortField.FIELD_SCORE);
    }

    private static SortField by(String name, SortField.Type type, boolean descending) {
        SortedNumericSelector.Type end = descending ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN;
        Object absent = type == SortField.Type.LONG ? (Object) (descending ? Long.MIN_VALUE : Long.MAX_VALUE) : 0.0;
        return new SortedNumericSortField(name, type, descending, end, absent);
    }

    /** Candidates with their scores, the window in the order of these. */
    private List<Ranked> rank(ScoreDoc[] found) throws IOException {
        List<Ranked> ranked = new ArrayList<>();
        List<Candidate> candidates = view.figures(found, query);
        for (int i = 0; i < found.length; i++) {
            Candidate candidate = candidates.get(i);
            ranked.add(new Ranked(found[i].doc, candidate, ranking.score(candidate), new ArrayList<>()));
        }
        if (query.order() == Order.RELEVANCE) {
            ranked.subList(0, Math.min(WINDOW, ranked.size()))
                    .sort(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::doc));
        }
        return ranked;
    }

    /** Without repetitions and without more of one document than wanted. */
    private List<Ranked> select(List<Ranked> ranked) throws IOException {
        Map<Long, Ranked> seen = new HashMap<>();
        Map<Integer, Integer> perDocument = new HashMap<>();
        List<Ranked> selected = new ArrayList<>();
        for (Ranked match : ranked) {
            Ranked first = query.options().collapse()
                    ? seen.putIfAbsent(match.candidate().same(), match)
                    : null;
            if (first != null) {
                first.duplicates().add(match.doc());
            } else if (query.perDocument() == Integer.MAX_VALUE
                    || perDocument.merge(view.recordOf(match.doc()), 1, Integer::sum) <= query.perDocument()) {
                selected.add(match);
            }
        }
        return selected;
    }

    private FigureHit hit(Ranked match, int rank) throws IOException {
        StatedFigure stated = view.stated(match.doc());
        StoredPassage passage = view.passageOf(match.doc(), stated.sentence());
        List<Place> duplicates = new ArrayList<>();
        for (int other : match.duplicates()) {
            duplicates.add(new Place(
                    view.sourceOf(other).id(), view.stated(other).figure().span()));
        }
        return new FigureHit(
                rank,
                match.score(),
                view.sourceOf(match.doc()),
                stated.figure(),
                passage.text(stated.sentence()),
                stated.sentence(),
                passage.passage().headings(),
                passage.page(stated.figure().span().start()),
                query.demands()
                        .value()
                        .map(c -> FigureRanking.isCertain(c, match.candidate()))
                        .orElse(true),
                duplicates,
                query.options().explain() ? Optional.of(explain(match)) : Optional.empty());
    }

    private Explanation explain(Ranked match) throws IOException {
        List<Explanation> parts = new ArrayList<>();
        for (SubjectWords.Word word : words.words()) {
            float value = view.score(word.query(), match.doc());
            if (value > 0) {
                parts.add(Explanation.of(value, worded(word, match.doc())));
            }
        }
        return ranking.explain(match.candidate(), parts);
    }

    /** A word as it was typed, and if only another wording of it matches, that one with its weight. */
    private String worded(SubjectWords.Word word, int doc) throws IOException {
        for (Map.Entry<String, Query> wording : word.wordings().entrySet()) {
            if (view.score(wording.getValue(), doc) > 0) {
                return wording.getKey();
            }
        }
        return word.text();
    }
}
