package dev.fathom.internal.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.BitSet;

/** Where passages and records stand in each segment: figures before the passage that states them, the record last in a block. */
final class Blocks {

    static final BitSetProducer PASSAGES = all(Fields.PASSAGE);
    static final BitSetProducer RECORDS = all(Fields.RECORD);

    private Blocks() {}

    private static BitSetProducer all(String kind) {
        return new QueryBitSetProducer(new TermQuery(new Term(Fields.KIND, kind)));
    }

    /** The first of a kind from a document of a segment on, both by their numbers in the whole index. */
    static int next(BitSetProducer kind, LeafReaderContext leaf, int doc) throws IOException {
        BitSet all = kind.getBitSet(leaf);
        int next = all == null ? DocIdSetIterator.NO_MORE_DOCS : all.nextSetBit(doc - leaf.docBase);
        if (next == DocIdSetIterator.NO_MORE_DOCS) {
            throw new IOException("the index is damaged: the block of document " + doc + " has no end");
        }
        return leaf.docBase + next;
    }
}
