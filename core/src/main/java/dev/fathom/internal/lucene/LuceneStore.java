package dev.fathom.internal.lucene;

import dev.fathom.backend.Entry;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.internal.analysis.TextAnalysis;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene index in one directory: one writer, opened with the first change, and many readers. Safe to share between
 * threads.
 */
public final class LuceneStore implements Closeable {

    private static final double WRITE_BUFFER_MB = 64;

    private final Directory directory;
    private final String name;
    private final TextAnalysis analysis;

    /** What has been put or deleted (empty) since readers last saw a change, by document id. */
    private final Map<String, Optional<String>> pending = new HashMap<>();

    private @Nullable IndexWriter writer;
    private @Nullable SearcherManager searchers;
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
    public static Map<String, String> commitData(Directory directory) throws IOException {
        return DirectoryReader.indexExists(directory)
                ? SegmentInfos.readLatestCommit(directory).getUserData()
                : Map.of();
    }

    /** Adds a document or replaces the one with its id. */
    public void put(Entry entry) throws IOException {
        String id = entry.document().id();
        writer().updateDocuments(new Term(Fields.ID, id), BlockBuilder.build(entry));
        synchronized (this) {
            pending.put(id, Optional.of(entry.hash()));
        }
    }

    /** Removes a document, if it is there. */
    public void delete(String id) throws IOException {
        writer().deleteDocuments(new Term(Fields.ID, id));
        synchronized (this) {
            pending.put(id, Optional.empty());
        }
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
            return view.hash(id);
        }
    }

    /** Makes all changes durable and visible. */
    public synchronized void commit(Map<String, String> data) throws IOException {
        IndexWriter open = writer();
        open.setLiveCommitData(data.entrySet());
        open.commit();
        refresh();
    }

    /** Makes all changes visible; also those that another process has committed, where this store does not write. */
    public synchronized void refresh() throws IOException {
        if (searchers != null) {
            searchers.maybeRefreshBlocking();
        }
        pending.clear();
    }

    /** The index as it is now; to be closed. */
    public synchronized LuceneView view() throws IOException {
        if (closed) {
            throw new IllegalStateException("the index " + name + " is closed");
        }
        if (searchers == null && DirectoryReader.indexExists(directory)) {
            searchers = new SearcherManager(directory, null);
        }
        if (searchers == null) {
            return LuceneView.empty(analysis);
        }
        SearcherManager manager = searchers;
        IndexSearcher searcher = manager.acquire();
        searcher.setSimilarity(new BM25Similarity());
        return new LuceneView(searcher, analysis, () -> manager.release(searcher));
    }

    private synchronized IndexWriter writer() throws IOException {
        if (closed) {
            throw new IllegalStateException("the index " + name + " is closed");
        }
        if (writer == null) {
            writer = openWriter();
            if (searchers != null) {
                searchers.close();
            }
            searchers = new SearcherManager(writer, null);
        }
        return writer;
    }

    private IndexWriter openWriter() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analysis.analyzer())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setCommitOnClose(false)
                .setParentField(Fields.PARENT);
        try {
            return new IndexWriter(directory, config);
        } catch (LockObtainFailedException e) {
            throw new IndexLockedException("the index " + name
                    + " is being written by another program; wait until it has finished, or close it there");
        }
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
