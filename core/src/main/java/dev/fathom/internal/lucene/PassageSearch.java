package dev.fathom.internal.lucene;

import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Options;
import dev.fathom.query.PassageQuery;
import dev.fathom.text.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        List<String> terms = PassageQueryCompiler.terms(view.analysis(), query.text());
        TopDocs found = view.top(PassageQueryCompiler.compile(terms, query), query.options(), 0);
        List<PassageHit> hits = new ArrayList<>();
        Options options = query.options();
        for (int i = options.offset(); i < Math.min(found.scoreDocs.length, options.offset() + options.limit()); i++) {
            hits.add(hit(found.scoreDocs[i], i + 1, new HashSet<>(terms)));
        }
        boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Hits<>(hits, found.totalHits.value(), exact, Duration.ofNanos(System.nanoTime() - start), false);
    }

    private PassageHit hit(ScoreDoc doc, int rank, Set<String> terms) throws IOException {
        Passages.Stored stored = Passages.read(view.searcher().storedFields(), doc.doc);
        Span span = stored.passage().span();
        return new PassageHit(
                rank,
                doc.score,
                view.sourceOf(doc.doc),
                span,
                stored.text(),
                stored.passage().headings(),
                highlights(stored.text(), span.start(), terms),
                List.of(),
                Optional.empty());
    }

    private List<Span> highlights(String text, int offset, Set<String> terms) {
        return view.analysis().tokens(text).stream()
                .filter(token -> terms.contains(token.term()))
                .map(token -> token.span().shift(offset))
                .toList();
    }
}
