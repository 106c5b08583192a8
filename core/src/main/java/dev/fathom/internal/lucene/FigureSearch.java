package dev.fathom.internal.lucene;

import dev.fathom.backend.StatedFigure;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Answers figure queries on one view. */
final class FigureSearch {

    private final LuceneView view;

    FigureSearch(LuceneView view) {
        this.view = view;
    }

    Hits<FigureHit> search(FigureQuery query) throws IOException {
        Deadline deadline = new Deadline(query.options());
        TopDocs found = view.top(
                FigureQueryCompiler.compile(view.analysis(), view.searcher().getIndexReader(), query),
                query.options(),
                0,
                deadline);
        List<FigureHit> hits = new ArrayList<>();
        Options options = query.options();
        for (int i = options.offset(); i < Math.min(found.scoreDocs.length, options.offset() + options.limit()); i++) {
            deadline.requireWanted();
            if (deadline.isOverdue(hits)) {
                break;
            }
            hits.add(hit(found.scoreDocs[i], i + 1, query.condition()));
        }
        boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Hits<>(hits, found.totalHits.value(), exact, deadline.took(), deadline.wasReached());
    }

    private FigureHit hit(ScoreDoc doc, int rank, Optional<Condition> condition) throws IOException {
        StoredFields fields = view.searcher().storedFields();
        StatedFigure stated = Encoding.figure(fields.document(doc.doc, Set.of(Fields.ENCODED))
                .getField(Fields.ENCODED)
                .binaryValue());
        Passages.Stored passage = Passages.read(fields, passageAfter(doc.doc));
        return new FigureHit(
                rank,
                doc.score,
                view.sourceOf(doc.doc),
                stated.figure(),
                passage.text(stated.sentence()),
                stated.sentence(),
                passage.passage().headings(),
                condition
                        .map(c -> c.interval().contains(stated.figure().interval()))
                        .orElse(true),
                List.of(),
                Optional.empty());
    }

    /** The passage that a figure's document stands before. */
    private int passageAfter(int figure) throws IOException {
        LeafReaderContext leaf = view.leaf(figure);
        PostingsEnum passages = leaf.reader().postings(new Term(Fields.KIND, Fields.PASSAGE));
        if (passages == null) {
            throw new IOException("the index is damaged: figure " + figure + " stands before no passage");
        }
        return leaf.docBase + passages.advance(figure - leaf.docBase);
    }
}
