package dev.fathom.internal.lucene;

import dev.fathom.embed.LatentModel;
import dev.fathom.embed.TermSequence;
import dev.fathom.rank.ContextCache;
import dev.fathom.rank.WindowRanking;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from the collection: a file beside Lucene's, named in the commit it belongs to. A commit and its model
 * become visible together; a crash before the commit leaves the old ones whole.
 */
public final class Learned {

    /** The name of the file in a commit's user data. */
    static final String KEY = "fathom.learned";

    private static final System.Logger LOGGER = System.getLogger(Learned.class.getName());
    private static final String PREFIX = "latent-";
    private static final String SUFFIX = ".bin";
    private static final int CACHED_VECTORS = 1 << 15;

    /** A collection that has grown or changed by this share is learned from anew. */
    private static final double OUTGROWN = 0.25;

    private final LatentModel model;
    private final String file;
    private final WindowRanking ranking;

    private Learned(LatentModel model, String file) {
        this.model = model;
        this.file = file;
        this.ranking = ranking(model);
    }

    /** What nothing was learned from. */
    static Learned nothing() {
        return new Learned(LatentModel.learn(Stream.empty()), "");
    }

    /** The files that a commit with this user data names. */
    static List<String> files(Map<String, String> data) {
        String file = data.get(KEY);
        return file == null || file.isEmpty() ? List.of() : List.of(file);
    }

    String file() {
        return file;
    }

    LatentModel model() {
        return model;
    }

    /** Whether nothing was learned yet: then only BM25 can rank. */
    boolean isEmpty() {
        return model.passages() == 0;
    }

    WindowRanking ranking() {
        return ranking;
    }

    /** Whether so many contexts of passages are no longer what was learned from. */
    boolean isOutgrownBy(long contexts) {
        return isOutgrown(model.passages(), contexts);
    }

    /** Whether so many contexts of passages are no longer the {@code known} ones that were learned from. */
    public static boolean isOutgrown(long known, long contexts) {
        return Math.abs(contexts - known) > OUTGROWN * known;
    }

    /** How a window is ranked by what was learned. */
    public static WindowRanking ranking(LatentModel model) {
        return new WindowRanking(model, new ContextCache(CACHED_VECTORS));
    }

    /** Reads the model that a commit names. */
    static Learned read(Directory directory, Map<String, String> data) throws IOException {
        List<String> files = files(data);
        if (files.isEmpty()) {
            return nothing();
        }
        try (IndexInput input = directory.openInput(files.getFirst(), IOContext.READONCE);
                InputStream in = new IndexInputStream(input)) {
            return new Learned(LatentModel.read(in), files.getFirst());
        }
    }

    /** Learns from the contexts of all passages of a reader and writes the model under a new name. */
    static Learned learn(IndexReader reader, Directory directory) throws IOException {
        return keep(LatentModel.learn(reader.leaves().stream().flatMap(Learned::sequences)), directory);
    }

    /** Writes a model under a new name. */
    static Learned keep(LatentModel model, Directory directory) throws IOException {
        String file =
                PREFIX + Long.toHexString(System.nanoTime()) + Long.toHexString(System.currentTimeMillis()) + SUFFIX;
        try {
            try (IndexOutput output = directory.createOutput(file, IOContext.DEFAULT);
                    OutputStream out = new BufferedOutputStream(new IndexOutputStream(output))) {
                model.write(out);
            }
            directory.sync(List.of(file));
        } catch (IOException e) {
            // Half a model only takes room, and room may be what is wanting.
            IOUtils.deleteFilesIgnoringExceptions(directory, file);
            throw e;
        }
        return new Learned(model, file);
    }

    /** Whether a file of an index is a model. */
    static boolean isModel(String file) {
        return file.startsWith(PREFIX) && file.endsWith(SUFFIX);
    }

    /** Removes the models that no commit needs any more. */
    static void removeOthers(Directory directory, Set<String> needed) {
        try {
            for (String file : directory.listAll()) {
                if (isModel(file) && !needed.contains(file)) {
                    directory.deleteFile(file);
                }
            }
        } catch (IOException e) {
            // The commit is done; the next one tries again.
            LOGGER.log(System.Logger.Level.DEBUG, "models no longer needed could not be removed", e);
        }
    }

    private static Stream<TermSequence> sequences(LeafReaderContext context) {
        LeafReader leaf = context.reader();
        try {
            BinaryDocValues terms = leaf.getBinaryDocValues(Fields.TERMS);
            if (terms == null) {
                return Stream.empty();
            }
            Bits live = leaf.getLiveDocs();
            return Stream.iterate(
                            next(terms, live), doc -> doc != BinaryDocValues.NO_MORE_DOCS, doc -> next(terms, live))
                    .map(doc -> decode(terms));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int next(BinaryDocValues terms, @Nullable Bits live) {
        try {
            int doc = terms.nextDoc();
            while (doc != BinaryDocValues.NO_MORE_DOCS && live != null && !live.get(doc)) {
                doc = terms.nextDoc();
            }
            return doc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TermSequence decode(BinaryDocValues terms) {
        try {
            return Sequences.read(terms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file of the index as a stream. */
    private static final class IndexInputStream extends InputStream {

        private final IndexInput input;

        IndexInputStream(IndexInput input) {
            this.input = input;
        }

        @Override
        public int read() throws IOException {
            return left() == 0 ? -1 : input.readByte() & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = (int) Math.min(length, left());
            if (count == 0 && length > 0) {
                return -1;
            }
            input.readBytes(bytes, offset, count);
            return count;
        }

        @Override
        public byte[] readAllBytes() throws IOException {
            byte[] bytes = new byte[Math.toIntExact(left())];
            input.readBytes(bytes, 0, bytes.length);
            return bytes;
        }

        private long left() {
            return input.length() - input.getFilePointer();
        }
    }

    /** Writes a file of the index as a stream. */
    private static final class IndexOutputStream extends OutputStream {

        private final IndexOutput output;

        IndexOutputStream(IndexOutput output) {
            this.output = output;
        }

        @Override
        public void write(int b) throws IOException {
            output.writeByte((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            output.writeBytes(bytes, offset, length);
        }
    }
}
