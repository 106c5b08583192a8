package dev.fathom.internal.lucene;

import dev.fathom.backend.Backend;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.embed.LatentModel;
import dev.fathom.internal.analysis.TextAnalysis;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene index in one directory: many readers, and from the first change on one {@link Session} of a writer. Safe to
 * share between threads.
 *
 * <p>A writer that fails in mid-write ends its session. Its uncommitted changes are gone, so nothing more is written until
 * {@link #rollback()}; searches go on from the last commit.
 */
public final class LuceneStore implements Backend {

    private final Directory directory;
    private final String name;
    private final TextAnalysis analysis;
    private final Expected expected;
    private final Guard guard;
    private final Failures failures;
    private final CommittedReaders committed;
    private final Object committing = new Object();
    private volatile @Nullable Session session;
    private @Nullable IOException failure;
    private volatile boolean closed;

    /**
     * A store in a directory; nothing is opened or written yet.
     *
     * @param directory where; closed together with the store
     * @param name what to call it in messages
     * @param analysis how text becomes terms
     * @param fingerprint what is written here is built with, and what is read here must be readable as
     * @param opened what the index is built with now, readable too; the same unless it is to be rebuilt
     */
    public LuceneStore(
            Directory directory, String name, TextAnalysis analysis, Fingerprint fingerprint, Fingerprint opened) {
        this.directory = directory;
        this.name = name;
        this.analysis = analysis;
        this.expected = new Expected(name, fingerprint, opened);
        this.guard = new Guard(directory, name);
        this.failures = new Failures(name);
        this.committed = new CommittedReaders(directory, expected);
    }

    /**
     * What the index in a directory was built with; absent where there is no index.
     *
     * @param check whether to read every byte of it and compare checksums
     * @throws dev.fathom.backend.IndexDamagedException if damage is found
     */
    public static Optional<Fingerprint> fingerprint(Directory directory, String name, boolean check)
            throws IOException {
        return new Guard(directory, name).reading(() -> {
            Damage.requireWhole(directory, name);
            if (!DirectoryReader.indexExists(directory)) {
                return Optional.empty();
            }
            Optional<Fingerprint> found =
                    Fingerprint.from(SegmentInfos.readLatestCommit(directory).getUserData());
            if (found.isEmpty()) {
                throw Damage.notOurs(name);
            }
            if (check) {
                Damage.check(directory, name);
            }
            return found;
        });
    }

    /** Whether a directory holds an index. */
    public static boolean exists(Directory directory) throws IOException {
        return DirectoryReader.indexExists(directory);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void put(Entry entry) throws IOException {
        var block = BlockBuilder.build(entry, analysis);
        write(s -> s.put(entry.document().id(), entry.hash(), block));
    }

    @Override
    public void know(String id, Known known) throws IOException {
        write(s -> s.know(id, known));
    }

    @Override
    public void delete(String id) throws IOException {
        write(s -> s.delete(id));
    }

    @Override
    public Optional<String> hash(String id) throws IOException {
        Optional<Session> open = open();
        if (open.isPresent()) {
            return guard.reading(() -> hash(open.get(), id));
        }
        try (LuceneView view = view()) {
            return guard.reading(() -> view.hash(id));
        }
    }

    private Optional<String> hash(Session open, String id) throws IOException {
        try {
            return open.hash(id);
        } catch (AlreadyClosedException e) {
            throw failed(open, e);
        }
    }

    /** Adds all documents of a part, in place of those with these ids. */
    public void add(Part part, Set<String> replaced) throws IOException {
        write(s -> s.add(part.files(), replaced));
    }

    @Override
    public void adopt(LatentModel model) throws IOException {
        write(s -> s.adopt(model));
    }

    @Override
    public void commit(Fingerprint builtWith) throws IOException {
        synchronized (committing) {
            requireOpen();
            if (open().isEmpty() && failure == null && guard.reading(() -> committed.isBuiltWith(builtWith))) {
                // Nothing was changed here: no writer is needed to see what others did.
                guard.reading(committed::refresh);
                return;
            }
            write(s -> s.commit(builtWith));
        }
    }

    @Override
    public void refresh() throws IOException {
        requireOpen();
        if (open().isPresent()) {
            write(Session::refresh);
        } else {
            guard.reading(committed::refresh);
        }
    }

    @Override
    public void rollback() throws IOException {
        synchronized (committing) {
            synchronized (this) {
                requireOpen();
                Optional<Session> open = open();
                session = null;
                failure = null;
                if (open.isPresent()) {
                    // Within the lock: who writes next must find the folder's lock given back.
                    close(open.get());
                }
            }
        }
    }

    private void close(@Nullable Closeable... all) throws IOException {
        try {
            IOUtils.close(all);
        } catch (IOException e) {
            throw failures.notClosed(e);
        }
    }

    private Optional<Session> open() {
        return Optional.ofNullable(session);
    }

    /** Something done with the writer. */
    private interface Writing {
        void run(Session session) throws IOException;
    }

    private void write(Writing action) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            // Cut off in mid-write, Lucene's writer would give up everybody's changes.
            throw Guard.interrupted(name);
        }
        Session open = session();
        try {
            action.run(open);
        } catch (IOException | AlreadyClosedException | ThreadInterruptedException e) {
            throw failed(open, e);
        } catch (UncheckedIOException e) {
            throw failed(open, Objects.requireNonNull(e.getCause()));
        } catch (RuntimeException e) {
            if (open.isAlive()) {
                throw e;
            }
            // Lucene has no type of its own for what it refuses after a failure in another thread.
            throw failed(open, e);
        } catch (Error e) {
            if (!open.isAlive()) {
                fail(open, e);
            }
            throw e;
        }
    }

    private IOException failed(Session failed, Exception e) {
        if (closed) {
            throw new IllegalStateException("the index " + name + " is closed", e);
        }
        if (!failed.isAlive()) {
            return fail(failed, e);
        }
        if (e instanceof ThreadInterruptedException || e instanceof ClosedByInterruptException) {
            return Guard.interrupted(name);
        }
        return failures.kept(e);
    }

    /** The end of a session in mid-write. */
    private synchronized IOException fail(Session failed, Throwable e) {
        if (Objects.equals(session, failed)) {
            session = null;
            failure = failures.lost(failed.tragedy().orElse(e));
            IOUtils.closeWhileHandlingException(failed);
        }
        return failure == null ? failures.rolledBack(e) : failure;
    }

    private synchronized Session session() throws IOException {
        requireOpen();
        if (failure != null) {
            throw Failures.again(failure);
        }
        if (session == null) {
            try {
                session = guard.reading(() -> Session.open(directory, analysis.analyzer(), expected));
                committed.release();
            } catch (IndexDamagedException | IndexMismatchException | InterruptedIOException e) {
                throw e;
            } catch (LockObtainFailedException e) {
                throw new IndexLockedException("the index " + name + " is being written by " + Holder.of(directory)
                        + "; wait until that has finished, or close the index there");
            } catch (IOException e) {
                throw failures.notOpened(e);
            }
        }
        return session;
    }

    @Override
    public LuceneView view() throws IOException {
        return guard.reading(() -> {
            while (true) {
                try {
                    return openView();
                } catch (AlreadyClosedException e) {
                    // Unless the store is closed, readers went out of use between asking for them and using them.
                    requireOpen();
                }
            }
        });
    }

    private LuceneView openView() throws IOException {
        requireOpen();
        Session open = session;
        if (open != null) {
            return view(open.visible(), Optional.of(open.learned()));
        }
        Optional<SearcherManager> readers = committed.get();
        return readers.isPresent() ? view(readers.get(), Optional.empty()) : LuceneView.empty(analysis);
    }

    private LuceneView view(SearcherManager readers, Optional<Learned> learned) throws IOException {
        IndexSearcher searcher = readers.acquire();
        Learned known = learned.orElseGet(() -> ((Searcher) searcher).learned());
        return new LuceneView(searcher, analysis, known, () -> readers.release(searcher));
    }

    @Override
    public <T> T read(View view, Reading<T> action) throws IOException {
        return guard.reading(() -> action.run(view));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the index " + name + " is closed");
        }
    }

    /** Reads every byte of the last commit and checks it against the checksums written with it. */
    @Override
    public void verify() throws IOException {
        requireOpen();
        guard.reading(() -> Damage.check(directory, name));
    }

    @Override
    public void snapshot(Path target) throws IOException {
        requireOpen();
        guard.reading(() -> Snapshot.copy(directory, name, target));
    }

    /** Waits for a commit under way, then drops what was not committed. Searches under way go on to their end. */
    @Override
    public void close() throws IOException {
        synchronized (committing) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
                close(committed, session, directory);
            }
        }
    }
}
