package dev.fathom.internal.lucene;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;

/** Numbers that stay the same for a passage as long as its segment exists. */
final class Segments {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Segments() {}

    /** A number for the document of a segment, from the segment's random 16-byte id. */
    static long key(LeafReaderContext leaf, int doc) {
        if (leaf.reader() instanceof SegmentReader segment) {
            byte[] id = segment.getSegmentInfo().info.getId();
            return (long) LONG.get(id, 0) ^ (long) LONG.get(id, 8) ^ (doc * ODD);
        }
        return System.identityHashCode(leaf.reader()) * ODD + doc;
    }
}
