package dev.fathom.internal.lucene;

import dev.fathom.figure.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;

/** Reads the figures that a passage states: all, or those that a query asks for. */
final class PassageFigures {

    private final List<LeafReaderContext> leaves;
    private final BinaryColumn encoded;
    private final Optional<Weight> asked;

    /** Figures of the column {@code encoded}; those that match {@code asked}, if it is there. */
    PassageFigures(IndexSearcher searcher, BinaryColumn encoded, Optional<Query> asked) throws IOException {
        this.leaves = searcher.getLeafContexts();
        this.encoded = encoded;
        this.asked = asked.isEmpty()
                ? Optional.empty()
                : Optional.of(searcher.createWeight(searcher.rewrite(asked.get()), ScoreMode.COMPLETE_NO_SCORES, 1));
    }

    /** The figures of a passage in the order of the text. */
    List<Figure> of(int passage) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(passage, leaves));
        int end = passage - leaf.docBase;
        BitSet passages = Blocks.PASSAGES.getBitSet(leaf);
        if (end == 0 || passages == null) {
            return List.of();
        }
        int before = passages.prevSetBit(end - 1);
        DocIdSetIterator wanted = wanted(leaf);
        List<Figure> figures = new ArrayList<>();
        for (int doc = wanted.advance(before + 1); doc < end; doc = wanted.nextDoc()) {
            // Between the passages of two documents stands the record of the first.
            if (encoded.moveTo(leaf.docBase + doc)) {
                figures.add(Encoding.figure(encoded.value()).figure());
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
