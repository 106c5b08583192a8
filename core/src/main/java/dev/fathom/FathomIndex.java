package dev.fathom;

import dev.fathom.backend.Backend;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.Kind;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.hit.DocumentHit;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.opensearch.RemoteIndex;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Query;
import dev.fathom.rank.Ranking;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * A searchable collection of documents, in a folder or in memory. Any number of threads may search and change it. Many
 * programs may read one folder; one at a time may write: the first change takes the folder's lock, which {@link #close()}
 * gives back.
 *
 * <p>Changes are seen by searches after {@link #refresh()} or {@link #commit()}, and survive the program's end after
 * {@link #commit()} only.
 */
public final class FathomIndex implements Closeable {

    private final Backend store;
    private final DocumentWriter writer;
    private final Optional<Vectors> vectors;
    private final Fingerprint fingerprint;
    private final Settings settings;

    /** The embedder this index brought itself, if it did. */
    private final Closeable remembered;

    FathomIndex(Backend store, Settings settings, Fingerprint fingerprint, Fingerprint built) throws IOException {
        this.store = store;
        this.settings = settings;
        this.fingerprint = fingerprint;
        Optional<Embedder> embedder = settings.embedder();
        this.remembered = () -> {
            if (embedder.isPresent() && embedder.get() instanceof AdoptedEmbedder adopted) {
                adopted.close();
            }
        };
        this.vectors = embedder.isPresent() ? Optional.of(new Vectors(embedder.get())) : Optional.empty();
        Preparation preparation = new Preparation(settings.splitter(), FigureExtractor.english(), vectors, fingerprint);
        this.writer = new DocumentWriter(store, preparation, settings.maxTextLength(), fingerprint, built);
    }

    /** How an index is opened. */
    public enum Opening {
        /**
         * Reads every byte of the index and compares checksums, as {@link FathomIndex#verify()} does. Without it damage shows
         * when the damaged part is used, or as a wrong answer.
         */
        VERIFY,
        /**
         * For a few questions by a program that then ends: files are read, not mapped into memory. Opens faster, for Java
         * need not prepare the calls to the operating system; each question takes longer.
         */
        BRIEFLY
    }

    /**
     * Opens the index in a folder as it was built; the folder is made if it is not there, the index with the first change.
     *
     * @throws dev.fathom.backend.IndexMismatchException if this version of Fathom cannot read it
     * @throws dev.fathom.backend.IndexDamagedException if its files are found damaged
     */
    public static FathomIndex open(Path folder, Opening... how) throws IOException {
        return Opener.open(folder, Optional.empty(), how);
    }

    /**
     * Opens the index in a folder, which if it is there must have been built with these settings.
     *
     * @throws dev.fathom.backend.IndexMismatchException if it was built with others that cannot be reconciled
     * @throws dev.fathom.backend.IndexDamagedException if its files are found damaged
     */
    public static FathomIndex open(Path folder, Settings settings, Opening... how) throws IOException {
        return Opener.open(folder, Optional.of(settings), how);
    }

    /**
     * Opens an index on a server as it was built; it is made with the first change if it is not there.
     *
     * @throws dev.fathom.backend.IndexMismatchException if this version of Fathom cannot read it
     * @throws dev.fathom.opensearch.ServerException if the server cannot be reached or refuses
     */
    public static FathomIndex open(OpenSearch.Index index) throws IOException {
        return Opener.open(index, Optional.empty());
    }

    /** Opens an index on a server, which if it is there must have been built with these settings. */
    public static FathomIndex open(OpenSearch.Index index, Settings settings) throws IOException {
        return Opener.open(index, Optional.of(settings));
    }

    /** Whether there is an index on a server. */
    public static boolean exists(OpenSearch.Index index) throws IOException {
        try (RemoteIndex remote = RemoteIndex.of(index)) {
            return remote.exists();
        }
    }

    /** Whether there is an index in a folder; it may still be damaged or of another version. */
    public static boolean exists(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Directory directory = new NIOFSDirectory(folder)) { // the cheapest to open
            return LuceneStore.exists(directory);
        }
    }

    /** A new, empty index in memory. */
    public static FathomIndex inMemory() throws IOException {
        return inMemory(Settings.DEFAULT);
    }

    /** A new, empty index in memory. */
    public static FathomIndex inMemory(Settings settings) throws IOException {
        return Opener.inMemory(settings);
    }

    /** A new index in memory that holds these documents. */
    public static FathomIndex inMemory(List<Document> documents) throws IOException {
        FathomIndex index = inMemory();
        index.addAll(documents.stream());
        index.commit();
        return index;
    }

    /** For tests: an index in any directory. */
    static FathomIndex open(Directory directory, String name) throws IOException {
        return Opener.open(directory, name);
    }

    /** What became of a document handed to an index. */
    public enum Change {
        /** It is new. */
        ADDED,
        /** It replaced the one with its id. */
        UPDATED,
        /** It is there already, the same in every part; nothing was done. */
        UNCHANGED
    }

    /**
     * Adds a document, or replaces the one with its id; unchanged documents cost nothing.
     *
     * @throws dev.fathom.backend.IndexLockedException if another program writes this index
     * @throws dev.fathom.backend.IndexWriteException if writing failed, now or earlier
     * @throws dev.fathom.backend.DocumentTooLargeException if its text is longer than the settings allow
     * @throws java.io.InterruptedIOException if this thread is interrupted; nothing was done
     */
    public Change add(Document document) throws IOException {
        return writer.add(document);
    }

    /** What searches know of all documents without reading them, by id. */
    Map<String, Known> known() throws IOException {
        return store.read(View::known);
    }

    /** What brings documents in; for what has them made ready by several threads. */
    DocumentWriter writer() {
        return writer;
    }

    /** Adds documents one after the other; the stream is read but not closed. */
    public void addAll(Stream<Document> documents) throws IOException {
        writer.addAll(documents);
    }

    /** Removes the document with that id; says whether it was there. */
    public boolean delete(String id) throws IOException {
        return writer.delete(id);
    }

    /**
     * Makes all changes durable, and visible to searches from here on. Where it fails and
     * {@link dev.fathom.backend.IndexWriteException#changesKept()} says so, it can be called again.
     */
    public void commit() throws IOException {
        writer.commit();
    }

    /** Drops all changes since the last commit, by all threads, and gives the lock back until the next change. */
    public void rollback() throws IOException {
        store.rollback();
    }

    /** Makes all changes visible to searches from here on, those another program has committed among them. */
    public void refresh() throws IOException {
        store.refresh();
    }

    /** The passages that answer a query, best first by {@link Ranking#HYBRID}. */
    public Hits<PassageHit> search(PassageQuery query) throws IOException {
        return search(query, Ranking.HYBRID);
    }

    /** The passages that answer a query, best first by the given ranking. */
    public Hits<PassageHit> search(PassageQuery query, Ranking ranking) throws IOException {
        return now(view -> view.search(query, ranking));
    }

    /**
     * The documents that answer a query, each by its best passage; limit and offset count documents. Duplicates are not
     * collapsed, and {@link Hits#total()} is a lower bound unless marked exact.
     */
    public Hits<DocumentHit> documents(PassageQuery query, Ranking ranking) throws IOException {
        return now(view -> view.documents(query, ranking));
    }

    /** The figures that answer a query, best first. */
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        return now(view -> view.search(query));
    }

    /**
     * The commonest values of a facet among all matches of a query, with their counts. Reads every match: slower than a search.
     *
     * @param limit how many values at most
     */
    public List<FacetCount> facets(Query query, Facet facet, int limit) throws IOException {
        return now(view -> view.facets(query, facet, limit));
    }

    /**
     * What may have been meant by words of which some stand in no passage: the same words, those replaced by the most similar
     * ones that do, at most two letters away. Absent where all are known or nothing is similar.
     */
    public Optional<String> suggestion(String words) throws IOException {
        return now(view -> view.suggestion(words));
    }

    /** The document with that id, as it was added. */
    public Optional<Document> document(String id) throws IOException {
        return now(view -> view.document(id));
    }

    /** What searches see now, to be asked again and again while the index changes: for pages of one answer. To be closed. */
    public IndexView view() throws IOException {
        return new IndexView(store, store.view(), this::vector);
    }

    private interface Asking<T> {
        T ask(IndexView view) throws IOException;
    }

    private <T> T now(Asking<T> asking) throws IOException {
        try (IndexView view = new IndexView(store, store.now(), this::vector)) {
            return asking.ask(view);
        }
    }

    private Optional<QuantisedVector> vector(PassageQuery query, Ranking ranking) throws IOException {
        return vectors.isPresent() && ranking.window() > 0
                ? Optional.of(vectors.get().query(query.text()))
                : Optional.empty();
    }

    /** The ids of all documents that searches see. */
    public Set<String> ids() throws IOException {
        return store.read(view -> view.ids());
    }

    /**
     * How much an index holds.
     *
     * @param documents source documents
     * @param passages passages of all documents
     * @param figures figures of all documents
     */
    public record Counts(long documents, long passages, long figures) {}

    /** How much searches see. */
    public Counts counts() throws IOException {
        return store.read(
                view -> new Counts(view.count(Kind.DOCUMENT), view.count(Kind.PASSAGE), view.count(Kind.FIGURE)));
    }

    /** What this index is built with. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /**
     * Reads every byte of the last commit and checks it against the checksums written with it.
     *
     * @throws dev.fathom.backend.IndexDamagedException if a file is damaged or missing
     */
    public void verify() throws IOException {
        store.verify();
    }

    /**
     * Copies the last commit into a new or empty folder, while writing goes on, and reads the copy back; opening that folder
     * restores it. A copy cut short does not open.
     *
     * @throws dev.fathom.backend.IndexWriteException if the copy cannot be written; nothing of it is left then
     * @throws java.nio.file.FileSystemException if the folder holds files already
     */
    public void snapshot(Path folder) throws IOException {
        store.snapshot(folder);
    }

    /**
     * Copies all documents, as searches see them now, into an index in another folder, without preparing them anew: figures,
     * vectors, what is known of files, what was learned and what it was built with stay as they are, so that both answer alike.
     * If it fails, there is no document in the folder's index.
     *
     * @param folder where to; an index there must be empty
     * @param progress is told how many documents are copied
     * @return how many documents there are
     * @throws IllegalArgumentException if the index there holds documents
     */
    public int copyTo(Path folder, IntConsumer progress) throws IOException {
        return copyTo(Opener.open(folder, Optional.of(settings)), progress);
    }

    /** The same into an index on a server; if it fails, what was copied until then stays there. */
    public int copyTo(OpenSearch.Index index, IntConsumer progress) throws IOException {
        return copyTo(Opener.open(index, Optional.of(settings)), progress);
    }

    private int copyTo(FathomIndex other, IntConsumer progress) throws IOException {
        // Not the other one itself: its embedder is this one's.
        try (Backend target = other.store;
                View view = store.view()) {
            Copy copy = new Copy(target, progress);
            return store.read(view, it -> copy.run(it, writer.built()));
        }
    }

    /**
     * Brings all documents of some indexes, built apart by other threads, programs or machines, into the one in a folder, which
     * is made if it is not there; then commits, having learned anew from all. A document that several hold is that of the last
     * one; the index in the folder comes first. Until it is done, and if it fails, the index is as it was; the others are only read.
     *
     * @throws IllegalArgumentException if there is no index at one of these places, or one is the index itself or named twice
     * @throws dev.fathom.backend.IndexMismatchException if they were not all built with the same
     * @throws dev.fathom.backend.IndexLockedException if another program writes one of them
     * @throws dev.fathom.backend.IndexDamagedException if one of them is damaged
     */
    public static MergeReport merge(Path folder, List<Path> parts) throws IOException {
        return Merging.merge(folder, parts);
    }

    /**
     * Has an alias, a second name, stand for an index on a server from now on, and for no other: in one step, so that who searches
     * by the alias finds one or the other. What programs write by the alias while it changes may go to either.
     *
     * @return the indices for which it stood before; they are still there
     */
    public static Set<String> alias(OpenSearch.Index index, String alias) throws IOException {
        try (RemoteIndex remote = RemoteIndex.of(index)) {
            return remote.alias(alias);
        }
    }

    /** Whether documents were prepared by another splitter or extractor than today's; {@link #reindex()} mends it. */
    public boolean isOutdated() {
        Fingerprint built = writer.built();
        return !built.isUpToDateWith(fingerprint) || !built.isReadableAs(fingerprint);
    }

    /**
     * Prepares all documents anew from the text that the index holds; then commits. Until then searches elsewhere see the
     * index as it was.
     *
     * @return how many documents there are
     */
    public int reindex() throws IOException {
        return writer.reindex(done -> {});
    }

    /**
     * Prepares all documents of the index in a folder anew from the text that it holds, with these settings. This also
     * brings an index up to date whose text analysis or embedder is not that of this version of Fathom, and which cannot be
     * opened for that reason. Until it is done, and if it fails, the index is as it was.
     *
     * @param settings what to build it with; absent: what it was built with, as far as this version has it
     * @param progress is told how many documents are done
     * @return how many documents there are
     * @throws dev.fathom.backend.IndexMismatchException if the index's layout is not that of this version
     */
    public static int reindex(Path folder, Optional<Settings> settings, IntConsumer progress) throws IOException {
        try (FathomIndex index = Opener.openToRebuild(folder, settings)) {
            return index.writer.reindex(progress);
        }
    }

    /** The same for an index on a server; there, documents are replaced one by one, and until the end some are as they were. */
    public static int reindex(OpenSearch.Index index, Optional<Settings> settings, IntConsumer progress)
            throws IOException {
        try (FathomIndex opened = Opener.openToRebuild(index, settings)) {
            return opened.writer.reindex(progress);
        }
    }

    /**
     * Gives the lock back and drops changes that were not committed. A commit under way is waited for; searches under way go
     * on to their end, and later ones get an {@link IllegalStateException}.
     */
    @Override
    public void close() throws IOException {
        try (Closeable embedder = remembered) {
            store.close();
        }
    }
}
