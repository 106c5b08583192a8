package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** One field's doc values in all segments. Best read forwards: a step back opens a segment's anew. Used by one thread. */
final class BinaryColumn {

    private final List<LeafReaderContext> leaves;
    private final String field;
    private BinaryDocValues values = DocValues.emptyBinary();
    private int start;
    private int end;

    BinaryColumn(IndexReader reader, String field) {
        this.leaves = reader.leaves();
        this.field = field;
    }

    /** Whether a document has a value; {@link #value} is it then. */
    boolean moveTo(int doc) throws IOException {
        if (doc < start || doc >= end || values.docID() > doc - start) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            start = leaf.docBase;
            end = start + leaf.reader().maxDoc();
            values = DocValues.getBinary(leaf.reader(), field);
        }
        return values.advanceExact(doc - start);
    }

    /** The bytes of the document moved to, until the next move. */
    BytesRef value() throws IOException {
        return values.binaryValue();
    }

    /** The bytes of a document that has some. */
    BytesRef of(int doc) throws IOException {
        moveTo(doc);
        return value();
    }
}
