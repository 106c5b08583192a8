package dev.fathom.djl;

import dev.fathom.embed.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A model that is found and read when it is first asked for, and loaded when it first has to run. Many threads run it; closing
 * waits for them.
 */
final class LoadedModel implements Closeable {

    private final DjlModel source;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Located located;
    private @Nullable Files files;
    private @Nullable Encoder encoder;
    private boolean closed;

    LoadedModel(DjlModel source) {
        this.source = source;
    }

    /**
     * What is known without loading the model.
     *
     * @param folder its files
     * @param config what they say
     * @param hash what they hash to
     */
    record Files(ModelFolder folder, ModelConfig config, String hash) {}

    /** Something done with a loaded model. */
    interface Use {
        float[][] run(Encoder encoder) throws IOException;
    }

    synchronized Files files() throws IOException {
        requireOpen();
        if (files == null) {
            if (Engines.found().isEmpty()) {
                Engines.require(Engines.ONNX, source.address());
            }
            if (located == null) {
                located = Located.of(source.address());
            }
            ModelFolder folder = ModelFolder.of(source.address(), located.folder());
            requireHash(folder, source.sha256());
            files = new Files(folder, ModelConfig.read(folder), folder.hash());
        }
        return files;
    }

    private static void requireHash(ModelFolder folder, Optional<String> expected) throws IOException {
        if (expected.isPresent()) {
            String found = folder.modelHash();
            if (!found.equalsIgnoreCase(expected.get())) {
                throw new ModelException("the model file " + folder.model() + " has SHA-256 " + found + ", and "
                        + expected.get() + " is asked for; it is another model or damaged");
            }
        }
    }

    float[][] run(Use use) throws IOException {
        lock.readLock().lock();
        try {
            return use.run(encoder());
        } finally {
            lock.readLock().unlock();
        }
    }

    private synchronized Encoder encoder() throws IOException {
        requireOpen();
        if (encoder == null) {
            Files known = files();
            encoder = Encoder.load(known.folder(), known.config(), source);
        }
        return encoder;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the model " + source.address() + " is closed");
        }
    }

    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            synchronized (this) {
                closed = true;
                if (encoder != null) {
                    encoder.close();
                    encoder = null;
                }
                if (located != null) {
                    located.close();
                    located = null;
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
