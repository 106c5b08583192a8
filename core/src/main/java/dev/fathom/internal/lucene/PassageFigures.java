package dev.fathom.internal.lucene;

import dev.fathom.figure.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;

/** Reads the figures that a passage states: all, or those that a query asks for. */
final class PassageFigures {

    private final LuceneView view;
    private final Optional<Weight> asked;

    /** Figures that match {@code asked}, if it is there. */
    PassageFigures(LuceneView view, Optional<Query> asked) throws IOException {
        this.view = view;
        this.asked = asked.isEmpty()
                ? Optional.empty()
                : Optional.of(view.searcher()
                        .createWeight(view.searcher().rewrite(asked.get()), ScoreMode.COMPLETE_NO_SCORES, 1));
    }

    /** The figures of a passage in the order of the text. */
    List<Figure> of(int passage) throws IOException {
        LeafReaderContext leaf = view.leaf(passage);
        int end = passage - leaf.docBase;
        BitSet passages = PassageQueryCompiler.PASSAGES.getBitSet(leaf);
        if (end == 0 || passages == null) {
            return List.of();
        }
        int before = passages.prevSetBit(end - 1);
        BinaryDocValues encoded = DocValues.getBinary(leaf.reader(), Fields.ENCODED);
        DocIdSetIterator wanted = wanted(leaf);
        List<Figure> figures = new ArrayList<>();
        for (int doc = wanted.advance(before + 1); doc < end; doc = wanted.nextDoc()) {
            // Between the passages of two documents stands the record of the first.
            if (encoded.advanceExact(doc)) {
                figures.add(Encoding.figure(encoded.binaryValue()).figure());
            }
        }
        return figures;
    }

    private DocIdSetIterator wanted(LeafReaderContext leaf) throws IOException {
        if (asked.isEmpty()) {
            return DocIdSetIterator.all(leaf.reader().maxDoc());
        }
        Scorer scorer = asked.get().scorer(leaf);
        return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    }
}
