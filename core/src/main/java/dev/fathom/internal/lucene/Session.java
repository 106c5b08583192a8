package dev.fathom.internal.lucene;

import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.Known;
import dev.fathom.embed.LatentModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a writer at an index: it holds the lock from the first change until it is closed or fails. Safe to share
 * between threads, except that commits come one at a time.
 */
final class Session implements Closeable {

    /** What is written lies in memory first, an eighth of the heap: the larger, the fewer merges. */
    private static final double WRITE_BUFFER_MB =
            Math.clamp(Runtime.getRuntime().maxMemory() / 8.0 / (1 << 20), 16, 256);

    /** So many changes are remembered by hash before a reader is opened that knows them. */
    private static final int MOST_REMEMBERED = 1 << 16;

    /** What became of a document, one object for each change: two changes are never equal. */
    private static final class Change {

        private final Optional<String> hash;

        Change(Optional<String> hash) {
            this.hash = hash;
        }
    }

    private final Directory directory;
    private final SnapshotDeletionPolicy commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
    private final IndexWriter writer;

    /** What searches see. */
    private final SearcherManager visible;

    /** What was written, as far as it is not in {@link #changes}. */
    private final SearcherManager written;

    private final Map<String, Change> changes = new ConcurrentHashMap<>();
    private volatile Learned learned;
    private volatile Map<String, String> committed;

    private Session(Directory directory, Analyzer analyzer, Expected expected) throws IOException {
        this.directory = directory;
        this.writer = new IndexWriter(directory, config(analyzer).setIndexDeletionPolicy(commits));
        SearcherManager opened = null;
        try {
            if (!DirectoryReader.indexExists(directory)) {
                // From here on an index without a commit is a damaged one, not a new one.
                writer.setLiveCommitData(expected.own().asMap().entrySet());
                writer.commit();
            }
            this.committed = SegmentInfos.readLatestCommit(directory).getUserData();
            expected.check(committed);
            this.learned = Learned.read(directory, committed);
            SearcherFactory searchers = new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                    return new Searcher(reader, learned);
                }
            };
            opened = new SearcherManager(writer, searchers);
            this.visible = opened;
            this.written = new SearcherManager(writer, searchers);
        } catch (IOException | RuntimeException | Error e) {
            IOUtils.closeWhileHandlingException(opened, writer);
            if (writer.getTragicException() instanceof IOException cause) {
                // A merge, begun by opening, failed in the background.
                throw cause;
            }
            throw e;
        }
        Holder.note(directory);
    }

    /** Takes the lock; makes the index if there is none. */
    static Session open(Directory directory, Analyzer analyzer, Expected expected) throws IOException {
        Damage.requireWhole(directory, expected.name());
        return new Session(directory, analyzer, expected);
    }

    private static IndexWriterConfig config(Analyzer analyzer) {
        return new IndexWriterConfig(analyzer)
                .setCodec(new TextCodec())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setMergeScheduler(new QuietMerges())
                .setCommitOnClose(false)
                .setSimilarity(Searcher.SCORING)
                .setParentField(Fields.PARENT);
    }

    void put(String id, String hash, List<? extends Iterable<? extends IndexableField>> block) throws IOException {
        writer.updateDocuments(new Term(Fields.ID, id), block);
        remember(id, new Change(Optional.of(hash)));
    }

    /** Notes what a document's file is like now; the document stays as it is. */
    void know(String id, Known known) throws IOException {
        writer.updateBinaryDocValue(new Term(Fields.OWNER, id), Fields.KNOWN, Encoding.encode(id, known));
    }

    void delete(String id) throws IOException {
        writer.deleteDocuments(new Term(Fields.ID, id));
        remember(id, new Change(Optional.empty()));
    }

    /** Adds the blocks of another index as they are. */
    void add(Directory files, Set<String> replaced) throws IOException {
        writer.deleteDocuments(
                replaced.stream().map(id -> new Term(Fields.ID, id)).toArray(Term[]::new));
        writer.addIndexes(files);
        forget();
        // All at once, as if they had been added here: that is learned from anew.
        learned = Learned.nothing();
    }

    private void remember(String id, Change change) throws IOException {
        changes.put(id, change);
        if (changes.size() > MOST_REMEMBERED) {
            forget();
        }
    }

    /** Opens a reader that knows the changes so far, so that they need not be remembered. */
    private synchronized void forget() throws IOException {
        Map<String, Change> before = Map.copyOf(changes);
        written.maybeRefreshBlocking();
        // A document changed once more meanwhile stays: the reader may not know.
        before.forEach(changes::remove);
    }

    /** The hash of a document as last put. The caller sees to it that no one changes the document meanwhile. */
    Optional<String> hash(String id) throws IOException {
        Change change = changes.get(id);
        if (change != null) {
            return change.hash;
        }
        IndexSearcher searcher = written.acquire();
        try {
            return new Records(searcher).hash(id);
        } finally {
            written.release(searcher);
        }
    }

    /** Makes the changes visible. */
    void refresh() throws IOException {
        visible.maybeRefreshBlocking();
        forget();
    }

    SearcherManager visible() {
        return visible;
    }

    /** What was learned last. */
    Learned learned() {
        return learned;
    }

    /** Makes the changes visible and durable, and learns if the collection has outgrown what is known of it. */
    void commit(Fingerprint fingerprint) throws IOException {
        refresh();
        if (!writer.hasUncommittedChanges()
                && committed.entrySet().containsAll(fingerprint.asMap().entrySet())) {
            // A writer that a failed merge has just ended has no changes either: it dropped them.
            requireAlive();
            return;
        }
        learn();
        Map<String, String> data = new HashMap<>(fingerprint.asMap());
        data.put(Learned.KEY, learned.file());
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        Map<String, String> before = committed;
        committed = data;
        Learned.removeOthers(directory, needed(before));
    }

    /** What was learned from these documents elsewhere. */
    void adopt(LatentModel model) throws IOException {
        learned = Learned.keep(model, directory);
    }

    private void learn() throws IOException {
        IndexSearcher searcher = visible.acquire();
        try {
            if (learned.isOutgrownBy(searcher.count(new FieldExistsQuery(Fields.TERMS)))) {
                learned = Learned.learn(searcher.getIndexReader(), directory);
            }
        } finally {
            visible.release(searcher);
        }
    }

    /** The models of the last commit, of the one before, which a reader may just be opening, and of those being copied. */
    private Set<String> needed(Map<String, String> before) throws IOException {
        Stream<Map<String, String>> data = Stream.of(before, committed);
        for (IndexCommit commit : commits.getSnapshots()) {
            data = Stream.concat(data, Stream.of(commit.getUserData()));
        }
        return data.flatMap(each -> Learned.files(each).stream()).collect(Collectors.toSet());
    }

    /** Whether the writer lives; a failure in mid-write, of a merge in the background too, ends it. */
    boolean isAlive() {
        return writer.isOpen() && writer.getTragicException() == null;
    }

    private void requireAlive() {
        if (!isAlive()) {
            throw new AlreadyClosedException("the writer has ended", writer.getTragicException());
        }
    }

    Optional<Throwable> tragedy() {
        return Optional.ofNullable(writer.getTragicException());
    }

    /** Drops what was not committed and gives the lock back. */
    @Override
    public void close() throws IOException {
        try (IndexWriter w = writer;
                SearcherManager v = visible;
                SearcherManager u = written) {
            // Closed in reverse order, each even if another fails.
            Holder.remove(directory);
        }
    }
}
