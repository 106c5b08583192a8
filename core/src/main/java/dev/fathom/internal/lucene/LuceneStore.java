package dev.fathom.internal.lucene;

import dev.fathom.backend.Entry;
import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.internal.analysis.TextAnalysis;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene index in one directory: one writer, opened with the first change, and many readers. Safe to share between
 * threads.
 */
public final class LuceneStore implements Closeable {

    private static final double WRITE_BUFFER_MB = 64;

    private static final Similarity SCORING = new Scoring();

    private final Directory directory;
    private final String name;
    private final TextAnalysis analysis;

    /** What was put or deleted (empty) and readers may not see yet, by document id. */
    private Map<String, Optional<String>> pending = new HashMap<>();

    private @Nullable IndexWriter writer;
    private @Nullable SearcherManager searchers;
    private volatile Learned learned = Learned.nothing();
    private final Object committing = new Object();
    private boolean closed;

    /**
     * A store in a directory; nothing is opened or written yet.
     *
     * @param directory where; closed together with the store
     * @param name what to call it in messages
     * @param analysis how text becomes terms
     */
    public LuceneStore(Directory directory, String name, TextAnalysis analysis) {
        this.directory = directory;
        this.name = name;
        this.analysis = analysis;
    }

    /** The user data of the last commit; empty where there is no index. */
    public static Map<String, String> commitData(Directory directory, String name) throws IOException {
        return Guard.reading(
                name,
                () -> DirectoryReader.indexExists(directory)
                        ? SegmentInfos.readLatestCommit(directory).getUserData()
                        : Map.of());
    }

    /** What the index is called in messages. */
    public String name() {
        return name;
    }

    /** Adds a document or replaces the one with its id. */
    public void put(Entry entry) throws IOException {
        String id = entry.document().id();
        write(w -> w.updateDocuments(new Term(Fields.ID, id), BlockBuilder.build(entry, analysis)));
        remember(id, Optional.of(entry.hash()));
    }

    /** Removes a document, if it is there. */
    public void delete(String id) throws IOException {
        write(w -> w.deleteDocuments(new Term(Fields.ID, id)));
        remember(id, Optional.empty());
    }

    private synchronized void remember(String id, Optional<String> hash) {
        pending.put(id, hash);
    }

    /** Something done with the writer. */
    private interface Writing {
        long run(IndexWriter writer) throws IOException;
    }

    private void write(Writing action) throws IOException {
        IndexWriter open = writer();
        try {
            action.run(open);
        } catch (IOException | AlreadyClosedException e) {
            throw failed(open, e);
        }
    }

    /** After a failure in mid-write Lucene's writer is of no more use: what was committed is safe, the rest is given up. */
    private synchronized IOException failed(IndexWriter failed, Exception failure) throws IOException {
        if (!failed.isOpen() && Objects.equals(writer, failed)) {
            writer = null;
            pending = new HashMap<>();
            if (searchers != null) {
                searchers.close();
                searchers = null;
            }
        }
        Throwable tragedy = failed.getTragicException();
        Throwable cause = tragedy == null ? failure : tragedy;
        return new IOException(
                "writing the index " + name + " failed (" + cause.getMessage()
                        + "); what was committed is safe, changes since then must be made again",
                cause);
    }

    /** The hash of the document with that id as last put, whether readers see it yet or not. */
    public Optional<String> hash(String id) throws IOException {
        synchronized (this) {
            Optional<String> known = pending.get(id);
            if (known != null) {
                return known;
            }
        }
        try (LuceneView view = view()) {
            return Guard.reading(name, () -> view.hash(id));
        }
    }

    /** Makes all changes durable and visible, and learns from the collection if it has outgrown what is known of it. */
    public void commit(Map<String, String> data) throws IOException {
        synchronized (committing) {
            write(w -> commit(w, data));
        }
    }

    private long commit(IndexWriter w, Map<String, String> data) throws IOException {
        refresh();
        boolean saysTheSame =
                commitData(directory, name).entrySet().containsAll(data.entrySet());
        if (!w.hasUncommittedChanges() && saysTheSame && DirectoryReader.indexExists(directory)) {
            return 0;
        }
        Learned before = learned;
        learned = learn(before);
        Map<String, String> all = new HashMap<>(data);
        all.put(Learned.KEY, learned.file());
        w.setLiveCommitData(all.entrySet());
        long number = w.commit();
        learned.removeOthers(directory, before.file());
        return number;
    }

    private Learned learn(Learned known) throws IOException {
        try (LuceneView view = view()) {
            boolean outgrown = known.isOutgrownBy(view.count(LuceneView.Kind.PASSAGE));
            return outgrown ? Learned.learn(view.searcher().getIndexReader(), directory) : known;
        }
    }

    /** Makes all changes visible; also those that another process has committed, where this store does not write. */
    public void refresh() throws IOException {
        Map<String, Optional<String>> before;
        SearcherManager manager;
        synchronized (this) {
            manager = searchers;
            before = Map.copyOf(pending);
        }
        if (manager != null) {
            manager.maybeRefreshBlocking();
        }
        synchronized (this) {
            // What was put meanwhile stays: readers may not see it.
            before.forEach(pending::remove);
        }
    }

    /** The index as it is now; to be closed. */
    public synchronized LuceneView view() throws IOException {
        requireOpen();
        if (searchers == null) {
            if (!Guard.reading(name, () -> DirectoryReader.indexExists(directory))) {
                return LuceneView.empty(analysis);
            }
            searchers = Guard.reading(name, () -> new SearcherManager(directory, null));
        }
        SearcherManager manager = searchers;
        IndexSearcher searcher = manager.acquire();
        searcher.setSimilarity(SCORING);
        try {
            return new LuceneView(searcher, analysis, learnedFor(searcher), () -> manager.release(searcher));
        } catch (IOException | RuntimeException e) {
            manager.release(searcher);
            throw e;
        }
    }

    /** What belongs to the commit that a searcher reads; where this store writes, that is what it learned last. */
    private synchronized Learned learnedFor(IndexSearcher searcher) throws IOException {
        if (writer == null && searcher.getIndexReader() instanceof DirectoryReader reader) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            if (!Learned.files(data).equals(Learned.files(Map.of(Learned.KEY, learned.file())))) {
                learned = Guard.reading(name, () -> Learned.read(directory, data));
            }
        }
        return learned;
    }

    /** Does something with the index as it is now. */
    public <T> T read(Reading<T> action) throws IOException {
        try (LuceneView view = view()) {
            return Guard.reading(name, () -> action.run(view));
        }
    }

    /** Something done with a view. */
    public interface Reading<T> {
        /** Does it. */
        T run(LuceneView view) throws IOException;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the index " + name + " is closed");
        }
    }

    private synchronized IndexWriter writer() throws IOException {
        requireOpen();
        if (writer == null) {
            IndexWriter opened = Guard.reading(name, this::openWriter);
            learned = Guard.reading(name, () -> Learned.read(directory, commitData(directory, name)));
            writer = opened;
            SearcherManager readOnly = searchers;
            searchers = new SearcherManager(opened, null);
            if (readOnly != null) {
                readOnly.close();
            }
        }
        return writer;
    }

    private IndexWriter openWriter() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analysis.analyzer())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setCommitOnClose(false)
                .setSimilarity(SCORING)
                .setParentField(Fields.PARENT);
        try {
            return new IndexWriter(directory, config);
        } catch (LockObtainFailedException e) {
            throw new IndexLockedException("the index " + name
                    + " is being written by another program; wait until it has finished, or close it there");
        }
    }

    /**
     * Reads every byte of the last commit and checks it against the checksums written with it.
     *
     * @throws IndexDamagedException if a file is damaged or missing
     */
    public void verify() throws IOException {
        requireOpen();
        Guard.reading(name, this::readAll);
    }

    private boolean readAll() throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Learned.read(directory, reader.getIndexCommit().getUserData());
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        return true;
    }

    /** Copies the last commit into a folder, which must be empty or new, while writing goes on. */
    public void snapshot(Path target) throws IOException {
        requireOpen();
        Snapshot.copy(directory, name, target);
    }

    /** Drops what was not committed. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (Directory d = directory;
                IndexWriter w = writer;
                SearcherManager s = searchers) {
            // Closed in reverse order, each even if another fails.
        }
    }
}
