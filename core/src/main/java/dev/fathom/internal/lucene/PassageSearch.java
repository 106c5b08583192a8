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
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Answers one passage query on one view. */
final class PassageSearch {

    private final LuceneView view;
    private final PassageQuery query;
    private final Ranking ranking;
    private final List<String> terms;
    private final Map<String, Integer> counted;

    PassageSearch(LuceneView view, PassageQuery query, Ranking ranking) {
        this.view = view;
        this.query = query;
        this.ranking = ranking;
        this.terms = view.analysis().terms(query.text());
        this.counted = PassageQueryCompiler.counted(terms);
    }

    Hits<PassageHit> search() throws IOException {
        long start = System.nanoTime();
        Options options = query.options();
        TopDocs found = view.top(PassageQueryCompiler.compile(counted, query), options, ranking.window());
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
        if (ranking.window() == 0) {
            List<Ranked> ranked = new ArrayList<>();
            for (var doc : found.scoreDocs) {
                ranked.add(new Ranked(doc.doc, doc.score, Explanation.of(doc.score, "bm25")));
            }
            return ranked;
        }
        int[] hashes = terms.stream()
                .limit(PassageQueryCompiler.MAX_TERMS)
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
                highlights(stored.text(), span.start()),
                List.of(),
                query.options().explain() ? Optional.of(ranked.explanation()) : Optional.empty());
    }

    private List<Span> highlights(String text, int offset) {
        return view.analysis().tokens(text).stream()
                .filter(token -> counted.containsKey(token.term()))
                .map(token -> token.span().shift(offset))
                .toList();
    }
}
