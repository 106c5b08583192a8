package dev.fathom.internal.lucene;

import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Options;
import dev.fathom.query.PassageQuery;
import dev.fathom.text.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Answers passage queries on one view. */
final class PassageSearch {

    private final LuceneView view;

    PassageSearch(LuceneView view) {
        this.view = view;
    }

    Hits<PassageHit> search(PassageQuery query) throws IOException {
        long start = System.nanoTime();
        Options options = query.options();
        Expansion words = Expansion.of(
                query.text(),
                view.analysis(),
                options.thesaurus(),
                view.searcher().getIndexReader(),
                Fields.BODY,
                Fields.CONTEXT);
        Highlights highlights = new Highlights(words);
        TopDocs found = view.top(PassageQueryCompiler.compile(words, query), options, 0);
        List<PassageHit> hits = new ArrayList<>();
        for (int i = options.offset(); i < Math.min(found.scoreDocs.length, options.offset() + options.limit()); i++) {
            hits.add(hit(found.scoreDocs[i], i + 1, highlights));
        }
        boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Hits<>(hits, found.totalHits.value(), exact, Duration.ofNanos(System.nanoTime() - start), false);
    }

    private PassageHit hit(ScoreDoc doc, int rank, Highlights highlights) throws IOException {
        Passages.Stored stored = Passages.read(view.searcher().storedFields(), doc.doc);
        Span span = stored.passage().span();
        return new PassageHit(
                rank,
                doc.score,
                view.sourceOf(doc.doc),
                span,
                stored.text(),
                stored.passage().headings(),
                highlights.in(view.analysis().tokens(stored.text())).stream()
                        .map(mark -> mark.shift(span.start()))
                        .toList(),
                List.of(),
                Optional.empty());
    }
}
