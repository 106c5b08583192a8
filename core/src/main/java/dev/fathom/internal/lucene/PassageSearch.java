package dev.fathom.internal.lucene;

import dev.fathom.embed.TermSequence;
import dev.fathom.hit.Explanation;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Options;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import dev.fathom.text.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Answers one passage query on one view. */
final class PassageSearch {

    private final LuceneView view;
    private final PassageQuery query;
    private final Ranking ranking;
    private final Expansion words;
    private final Highlights highlights;

    PassageSearch(LuceneView view, PassageQuery query, Ranking ranking) throws IOException {
        this.view = view;
        this.query = query;
        this.ranking = ranking;
        this.words = expansion(view, query);
        this.highlights = new Highlights(words);
    }

    private static Expansion expansion(LuceneView view, PassageQuery query) throws IOException {
        return Expansion.of(
                query.text(),
                view.analysis(),
                query.options().thesaurus(),
                view.searcher().getIndexReader(),
                Fields.ALL);
    }

    /** What matches, scored by BM25. */
    static Query compile(LuceneView view, PassageQuery query) throws IOException {
        return PassageQueryCompiler.compile(expansion(view, query), query);
    }

    Hits<PassageHit> search() throws IOException {
        long start = System.nanoTime();
        Options options = query.options();
        TopDocs found = view.top(PassageQueryCompiler.compile(words, query), options, ranking.window());
        List<Ranked> ranked = rank(found);
        List<PassageHit> hits = new ArrayList<>();
        int end = (int) Math.min(ranked.size(), (long) options.offset() + options.limit());
        for (int i = options.offset(); i < end; i++) {
            hits.add(hit(ranked.get(i), i + 1));
        }
        boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Hits<>(hits, found.totalHits.value(), exact, Duration.ofNanos(System.nanoTime() - start), false);
    }

    /** A passage with its score. */
    record Ranked(int doc, double score, Explanation explanation) {}

    private List<Ranked> rank(TopDocs found) throws IOException {
        if (ranking.window() == 0 || view.learned().isEmpty()) {
            List<Ranked> ranked = new ArrayList<>();
            for (var doc : found.scoreDocs) {
                ranked.add(new Ranked(doc.doc, doc.score, Explanation.of(doc.score, "bm25")));
            }
            return ranked;
        }
        int[] hashes = view.analysis().terms(query.text()).stream()
                .limit(Expansion.MAX_TERMS)
                .mapToInt(TermSequence::hash)
                .toArray();
        return new Window(view, found.scoreDocs, ranking).rank(TermSequence.of(hashes));
    }

    private PassageHit hit(Ranked ranked, int rank) throws IOException {
        Passages.Stored stored = Passages.read(view.searcher().storedFields(), ranked.doc());
        Span span = stored.passage().span();
        return new PassageHit(
                rank,
                ranked.score(),
                view.sourceOf(ranked.doc()),
                span,
                stored.text(),
                stored.passage().headings(),
                highlights.in(view.analysis().tokens(stored.text())).stream()
                        .map(mark -> mark.shift(span.start()))
                        .toList(),
                List.of(),
                query.options().explain() ? Optional.of(ranked.explanation()) : Optional.empty());
    }
}
