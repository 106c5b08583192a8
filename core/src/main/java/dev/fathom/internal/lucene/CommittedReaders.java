package dev.fathom.internal.lucene;

import dev.fathom.backend.Fingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Readers of what was committed, by this program or another. A reader and the model that its commit names are opened
 * together: later the model may be gone. Safe to share between threads.
 */
final class CommittedReaders implements Closeable {

    private final Directory directory;
    private final Expected expected;
    private @Nullable Learned last;
    private @Nullable SearcherManager readers;
    private boolean closed;

    CommittedReaders(Directory directory, Expected expected) {
        this.directory = directory;
        this.expected = expected;
    }

    /** Readers, opened if they were not yet; absent where there is no index. */
    synchronized Optional<SearcherManager> get() throws IOException {
        if (closed) {
            throw new IllegalStateException("the index " + expected.name() + " is closed");
        }
        if (readers == null && DirectoryReader.indexExists(directory)) {
            readers = again(() -> new SearcherManager(directory, searchers()));
        }
        return Optional.ofNullable(readers);
    }

    /** Makes the last commit visible. */
    boolean refresh() throws IOException {
        SearcherManager open;
        synchronized (this) {
            open = readers;
        }
        if (open == null) {
            return false;
        }
        return again(() -> {
            open.maybeRefreshBlocking();
            return true;
        });
    }

    /** Whether the last commit says so. */
    boolean isBuiltWith(Fingerprint fingerprint) throws IOException {
        return DirectoryReader.indexExists(directory)
                && SegmentInfos.readLatestCommit(directory)
                        .getUserData()
                        .entrySet()
                        .containsAll(fingerprint.asMap().entrySet());
    }

    /** Tries anew when a writer has removed the files of a commit while they were opened, which it does after the next. */
    private <T> T again(Guard.Action<T> opening) throws IOException {
        while (true) {
            String commit = SegmentInfos.getLastCommitSegmentsFileName(directory);
            try {
                return opening.run();
            } catch (NoSuchFileException e) {
                if (Objects.equals(commit, SegmentInfos.getLastCommitSegmentsFileName(directory))) {
                    throw e;
                }
            }
        }
    }

    private SearcherFactory searchers() {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
                Map<String, String> data =
                        ((DirectoryReader) reader).getIndexCommit().getUserData();
                expected.check(data);
                return new Searcher(reader, learned(data));
            }
        };
    }

    /** Gives the readers up; the next ones are of the last commit then. */
    synchronized void release() throws IOException {
        if (readers != null) {
            readers.close();
            readers = null;
        }
    }

    private synchronized Learned learned(Map<String, String> data) throws IOException {
        if (last == null || !Learned.files(data).equals(Learned.files(Map.of(Learned.KEY, last.file())))) {
            last = Learned.read(directory, data);
        }
        return last;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        release();
    }
}
