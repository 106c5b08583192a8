package dev.fathom;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk with so many bytes of room. */
final class FaultyDirectory extends FilterDirectory {

    private long room = Long.MAX_VALUE;

    FaultyDirectory(Directory in) {
        super(in);
    }

    synchronized void room(long bytes) {
        room = bytes;
    }

    private synchronized void take(long bytes) throws IOException {
        if (bytes > room) {
            room = 0;
            throw new IOException("No space left on device");
        }
        room -= bytes;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        take(1);
        return limited(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        take(1);
        return limited(super.createTempOutput(prefix, suffix, context));
    }

    private IndexOutput limited(IndexOutput output) {
        return new FilterIndexOutput("limited", output.getName(), output) {
            @Override
            public void writeByte(byte b) throws IOException {
                take(1);
                out.writeByte(b);
            }

            @Override
            public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                take(length);
                out.writeBytes(bytes, offset, length);
            }
        };
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        take(1);
        super.sync(names);
    }
}
