package dev.fathom.internal.lucene;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.rank.Candidates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads what re-ranking needs of passages, in the order of their numbers. The terms of a context stand with its last
 * passage, as the record stands last in a block.
 */
final class ContextReader implements Candidates {

    private final List<LeafReaderContext> leaves;
    private final ScoreDoc[] found;
    private final int size;
    private int doc;
    private @Nullable Segment segment;

    ContextReader(IndexReader reader, ScoreDoc[] found, int size) {
        this.leaves = reader.leaves();
        this.found = found;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double score(int candidate) {
        return found[candidate].score;
    }

    @Override
    public int[] readingOrder() {
        return DocOrder.of(size, candidate -> found[candidate].doc);
    }

    /** One segment, read forward. */
    private record Segment(LeafReaderContext leaf, BinaryDocValues terms, BinaryDocValues vectors) {

        static Segment of(LeafReaderContext leaf) throws IOException {
            return new Segment(
                    leaf,
                    DocValues.getBinary(leaf.reader(), Fields.TERMS),
                    DocValues.getBinary(leaf.reader(), Fields.VECTOR));
        }

        boolean holds(int doc) {
            return leaf.docBase <= doc && doc < leaf.docBase + leaf.reader().maxDoc();
        }
    }

    /** Moves to a passage, of no smaller number than the last. */
    @Override
    public long context(int candidate) {
        int next = found[candidate].doc;
        try {
            if (segment == null || !segment.holds(next)) {
                segment = Segment.of(leaves.get(ReaderUtil.subIndex(next, leaves)));
            }
            doc = next - segment.leaf().docBase;
            if (segment.terms().docID() < doc) {
                segment.terms().advance(doc);
            }
            return Segments.key(segment.leaf(), segment.terms().docID());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TermSequence terms(int candidate) {
        try {
            return Sequences.read(segment().terms());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public QuantisedVector vector(int candidate) {
        try {
            BinaryDocValues vectors = segment().vectors();
            if (!vectors.advanceExact(doc)) {
                return QuantisedVector.NONE;
            }
            BytesRef bytes = vectors.binaryValue();
            return QuantisedVector.decode(bytes.bytes, bytes.offset, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Segment segment() {
        if (segment == null) {
            throw new IllegalStateException("no passage was moved to");
        }
        return segment;
    }
}
