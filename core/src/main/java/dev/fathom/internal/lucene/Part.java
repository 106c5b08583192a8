package dev.fathom.internal.lucene;

import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.backend.Known;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/** An index in a folder that is to become a part of another. Nobody else can write it until it is closed. */
public final class Part implements Closeable {

    private final Path folder;
    private final Directory directory;
    private final Lock lock;
    private final Fingerprint fingerprint;

    private Part(Path folder, Directory directory, Lock lock, Fingerprint fingerprint) {
        this.folder = folder;
        this.directory = directory;
        this.lock = lock;
        this.fingerprint = fingerprint;
    }

    /**
     * Opens the index in a folder, which must be there, and reads every byte of it.
     *
     * @throws dev.fathom.backend.IndexDamagedException if damage is found
     * @throws IndexLockedException if another program writes it
     */
    public static Part open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            Lock lock = lock(folder, directory);
            try {
                // Damage would be copied unseen.
                Optional<Fingerprint> built = LuceneStore.fingerprint(directory, folder.toString(), true);
                return new Part(folder, directory, lock, built.orElseThrow());
            } catch (IOException | RuntimeException | Error e) {
                IOUtils.closeWhileHandlingException(lock);
                throw e;
            }
        } catch (IOException | RuntimeException | Error e) {
            IOUtils.closeWhileHandlingException(directory);
            throw e;
        }
    }

    private static Lock lock(Path folder, Directory directory) throws IOException {
        try {
            return directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        } catch (LockObtainFailedException e) {
            throw new IndexLockedException("the index " + folder + " is being written by " + Holder.of(directory)
                    + "; merge it when that has finished");
        }
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** What it was built with. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** What it knows of its documents, by id. */
    public Map<String, Known> known() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return new Records(new IndexSearcher(reader)).known();
        }
    }

    /** Its files for a writer that wants to lock them itself. */
    Directory files() {
        return new FilterDirectory(directory) {
            @Override
            public Lock obtainLock(String name) {
                return lock;
            }
        };
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(lock, directory);
    }
}
