package dev.fathom.internal.lucene;

import dev.fathom.embed.TermSequence;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.util.BytesRef;

/** Reads passages' terms back from the index. */
final class Sequences {

    private Sequences() {}

    /** The terms of the passage that the values stand on; the bytes are copied, since Lucene uses them again. */
    static TermSequence read(BinaryDocValues values) throws IOException {
        BytesRef bytes = values.binaryValue();
        return TermSequence.decode(bytes.bytes, bytes.offset, bytes.length).copy();
    }
}
