package dev.fathom.internal.lucene;

import dev.fathom.backend.View;
import java.io.IOException;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Reads whole documents back from an index, block by block. */
final class StoredEntries {

    private static final Set<String> STORED = Set.of(Fields.SLICE, Fields.PLACE, Fields.TAIL);
    private static final BytesRef NONE = new BytesRef();

    private final StoredFields stored;
    private final BinaryDocValues figures;
    private final BinaryDocValues vectors;
    private final BinaryDocValues known;
    private final BinaryDocValues sources;
    private StoredBlock block = new StoredBlock();

    private StoredEntries(LeafReader leaf) throws IOException {
        this.stored = leaf.storedFields();
        this.figures = DocValues.getBinary(leaf, Fields.ENCODED);
        this.vectors = DocValues.getBinary(leaf, Fields.VECTOR);
        this.known = DocValues.getBinary(leaf, Fields.KNOWN);
        this.sources = DocValues.getBinary(leaf, Fields.SOURCE);
    }

    /** All documents in the order of their blocks. */
    static void read(IndexReader reader, View.Receiver receiver) throws IOException {
        for (LeafReaderContext context : reader.leaves()) {
            StoredEntries entries = new StoredEntries(context.reader());
            Bits live = context.reader().getLiveDocs();
            for (int doc = 0; doc < context.reader().maxDoc(); doc++) {
                // A block is deleted as a whole.
                if (live == null || live.get(doc)) {
                    entries.read(doc, receiver);
                }
            }
        }
    }

    private void read(int doc, View.Receiver receiver) throws IOException {
        if (figures.advanceExact(doc)) {
            block.addFigure(figures.binaryValue());
            return;
        }
        Document document = stored.document(doc, STORED);
        BytesRef place = document.getBinaryValue(Fields.PLACE);
        if (place != null) {
            BytesRef vector = vectors.advanceExact(doc) ? vectors.binaryValue() : NONE;
            block.addPassage(place, document.get(Fields.SLICE), vector);
            return;
        }
        StoredBlock whole = block;
        block = new StoredBlock();
        sources.advanceExact(doc);
        known.advanceExact(doc);
        receiver.accept(whole.entry(
                Encoding.source(sources.binaryValue()),
                document.get(Fields.TAIL),
                Encoding.known(known.binaryValue()).known()));
    }
}
