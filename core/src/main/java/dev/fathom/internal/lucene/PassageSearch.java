package dev.fathom.internal.lucene;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.figure.Figure;
import dev.fathom.hit.DocumentHit;
import dev.fathom.hit.Explanation;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.passage.Signature;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.Options;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.WindowRanking;
import dev.fathom.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Answers one passage query on one view. */
public final class PassageSearch {

    private static final int COUNTED_HITS = 1000;

    private static final Signature NONE = Signature.of("");

    private final IndexReading view;
    private final PassageQuery query;
    private final Optional<QuantisedVector> embedding;
    private final Ranking ranking;
    private final Optional<TopReranker> reranker;
    private final QueryWords typed;
    private final Expansion words;
    private final Highlights highlights;
    private final Optional<Query> stating;
    private final Query lucene;
    private final Deadline deadline;

    /** Found once, though documents are ranked several times, ever deeper. */
    private Optional<ScoreDoc[]> neighbours = Optional.empty();

    public PassageSearch(IndexReading view, PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        this.view = view;
        this.query = query;
        this.embedding = embedding;
        this.ranking = ranking;
        this.reranker = ranking.reranking().map(reranking -> new TopReranker(view, reranking));
        this.deadline = new Deadline(query.options());
        this.typed = QueryWords.of(query.text(), view.analysis().tokens(query.text()));
        this.words = expansion(view, query, typed);
        this.highlights = new Highlights(words);
        this.stating = stating(view, query);
        this.lucene = PassageQueryCompiler.compile(view.analysis(), words, query, stating);
    }

    private static Expansion expansion(IndexReading view, PassageQuery query, QueryWords typed) throws IOException {
        Thesaurus thesaurus = query.expression().isPresent()
                ? Thesaurus.none()
                : query.options().thesaurus();
        return Expansion.of(
                typed,
                SubjectWeights.all(1),
                view.analysis(),
                thesaurus,
                view.statistics(),
                Fields.ALL,
                Expansion.Positions.KNOWN);
    }

    /** What a figure must be for its passage to match. */
    private static Optional<Query> stating(IndexReading view, PassageQuery query) throws IOException {
        if (query.stating().isEmpty()) {
            return Optional.empty();
        }
        FigureQuery figure = query.stating().get().filter(Filter.ALL);
        SubjectWords words = new SubjectWords(view.statistics(), view.analysis(), figure);
        return Optional.of(FigureQueryCompiler.compileDemand(figure, words));
    }

    /** What matches, scored by BM25. */
    public Query lucene() {
        return lucene;
    }

    /** The passages. */
    public Hits<PassageHit> search() throws IOException {
        Options options = query.options();
        TopDocs found = top(Math.max(ranking.candidates(), options.offset() + options.limit()));
        List<Ranked> ranked = rank(found);
        List<PassageHit> hits = new ArrayList<>();
        List<Duplicates.Group> groups = groups(ranked, options.offset() + options.limit());
        view.expect(shown(groups));
        Map<Integer, List<Figure>> figures = view.figures(best(groups), stating);
        for (int i = options.offset(); i < groups.size() && !deadline.isOverdue(hits); i++) {
            deadline.requireWanted();
            hits.add(hit(groups.get(i), figures, i + 1));
        }
        boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Hits<>(hits, total(found), exact, deadline.took(), deadline.wasReached());
    }

    /** What matches by its words, and neighbours that have none of them. */
    private long total(TopDocs found) {
        ScoreDoc[] near = neighbours.orElse(new ScoreDoc[0]);
        if (neighbours.isPresent() && ranking.source() == Ranking.Source.NEIGHBOURS) {
            return near.length;
        }
        return found.totalHits.value()
                + Stream.of(near).filter(neighbour -> neighbour.score == 0).count();
    }

    /** The passages of the page, and those that are duplicates of them. */
    private List<Integer> shown(List<Duplicates.Group> groups) {
        List<Integer> shown = new ArrayList<>();
        for (int i = query.options().offset(); i < groups.size(); i++) {
            shown.add(groups.get(i).best().doc());
            shown.addAll(groups.get(i).others());
        }
        return shown;
    }

    private List<Integer> best(List<Duplicates.Group> groups) {
        return groups.stream()
                .skip(query.options().offset())
                .map(group -> group.best().doc())
                .toList();
    }

    private TopDocs top(int wanted) throws IOException {
        int counted = query.options().exactTotal() ? Integer.MAX_VALUE : COUNTED_HITS;
        return view.top(lucene, Optional.empty(), wanted, counted, deadline);
    }

    /** The first {@code count} passages, each with its near-duplicates if these are collapsed. */
    private List<Duplicates.Group> groups(List<Ranked> ranked, int count) throws IOException {
        if (query.options().collapse()) {
            return new Duplicates(view).collapse(ranked, count);
        }
        return ranked.stream()
                .limit(count)
                .map(passage -> new Duplicates.Group(passage, NONE, List.of()))
                .toList();
    }

    /** The documents of the passages that match, each at the place of its best one. Passages are fetched until enough differ. */
    public Hits<DocumentHit> documents() throws IOException {
        Options options = query.options();
        int end = options.offset() + options.limit();
        int wanted = Math.max(ranking.candidates(), 2 * end);
        TopDocs found = top(wanted);
        Map<Integer, Ranked> best = best(found);
        while (best.size() < end && found.scoreDocs.length == wanted && !deadline.shouldExit()) {
            wanted = Math.multiplyExact(wanted, 4);
            found = top(wanted);
            best = best(found);
        }
        view.expect(best.values().stream().map(Ranked::doc).limit(end).toList());
        List<DocumentHit> hits = new ArrayList<>();
        int rank = 0;
        for (Map.Entry<Integer, Ranked> document : best.entrySet()) {
            if (++rank > options.offset() && rank <= end) {
                hits.add(new DocumentHit(rank, document.getValue().score(), view.source(document.getKey())));
            }
        }
        boolean all = found.scoreDocs.length < wanted;
        return new Hits<>(hits, best.size(), all, deadline.took(), deadline.wasReached());
    }

    /** The best passage of each document, by the number of its record. */
    private Map<Integer, Ranked> best(TopDocs found) throws IOException {
        Map<Integer, Ranked> best = new LinkedHashMap<>();
        for (Ranked passage : rank(found)) {
            best.putIfAbsent(view.recordOf(passage.doc()), passage);
        }
        return best;
    }

    /** A passage with its score, which is explained only to who asks. */
    record Ranked(int doc, double score, Explained explanation) {}

    /** How a score came about. */
    interface Explained {
        Explanation get() throws IOException;
    }

    private List<Ranked> rank(TopDocs found) throws IOException {
        List<Ranked> ranked = fused(found);
        return reranker.isPresent() && !deadline.shouldExit() ? reranker.get().rerank(query.text(), ranked) : ranked;
    }

    private List<Ranked> fused(TopDocs found) throws IOException {
        Optional<WindowRanking> learned = view.ranking();
        if (ranking.window() == 0 || learned.isEmpty() || deadline.shouldExit()) {
            return asFound(found);
        }
        int[] hashes = typed.spoken()
                .limit(QueryWords.MAX_TERMS)
                .mapToInt(TermSequence::hash)
                .toArray();
        TermSequence terms = TermSequence.of(hashes);
        try {
            return new Window(
                            view,
                            candidacy(found.scoreDocs, learned.get(), terms),
                            ranking,
                            words.substitutes(),
                            this::words,
                            deadline)
                    .rank(learned.get(), terms, embedding);
        } catch (Window.OutOfTime e) {
            // Scores of half a window mean nothing.
            return asFound(found);
        }
    }

    private Window.Candidacy candidacy(ScoreDoc[] found, WindowRanking learned, TermSequence terms) throws IOException {
        if (ranking.source() == Ranking.Source.BM25) {
            return new Window.Candidacy(found, Math.min(found.length, ranking.window()));
        }
        if (neighbours.isEmpty()) {
            Query admissible = PassageQueryCompiler.admissible(view.analysis(), query, stating);
            neighbours = Optional.of(
                    new Neighbours(view, learned, deadline).of(terms, embedding, admissible, lucene, ranking.window()));
        }
        return ranking.source() == Ranking.Source.UNION
                ? Neighbours.union(found, ranking.window(), neighbours.get())
                : new Window.Candidacy(neighbours.get(), neighbours.get().length);
    }

    private List<Ranked> asFound(TopDocs found) {
        List<Ranked> ranked = new ArrayList<>();
        for (var doc : found.scoreDocs) {
            ranked.add(new Ranked(
                    doc.doc, doc.score, () -> Explanation.of(doc.score, "bm25").dividedAs(words(doc.doc))));
        }
        return ranked;
    }

    /** What the query's words add to a passage's BM25; nothing where syntax says what to find. */
    private List<Explanation> words(int passage) throws IOException {
        return query.expression().isPresent() ? List.of() : new WordScores(view, words).of(passage);
    }

    private PassageHit hit(Duplicates.Group group, Map<Integer, List<Figure>> figures, int rank) throws IOException {
        Ranked ranked = group.best();
        StoredPassage stored = view.passage(ranked.doc());
        Span span = stored.passage().span();
        String text = stored.text();
        return new PassageHit(
                rank,
                ranked.score(),
                view.sourceOf(ranked.doc()),
                span,
                text,
                stored.passage().headings(),
                stored.passage().page(),
                highlights.later(view.analysis(), text, span.start()),
                figures.getOrDefault(ranked.doc(), List.of()),
                new Duplicates(view).places(group.others()),
                query.options().explain() ? Optional.of(ranked.explanation().get()) : Optional.empty());
    }
}
