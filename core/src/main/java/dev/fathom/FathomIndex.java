package dev.fathom;

import dev.fathom.backend.DocumentTooLargeException;
import dev.fathom.backend.Fingerprint;
import dev.fathom.document.Document;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.internal.lucene.LuceneView;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.Closeable;
import dev.fathom.hit.FacetCount;
import dev.fathom.query.Facet;
import dev.fathom.query.Query;
import java.util.List;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A searchable collection of documents, in a folder or in memory. Any number of threads may search and change it. Many
 * programs may read one folder; one at a time may write: the first change takes the folder's lock, which {@link #close()}
 * gives back.
 *
 * <p>Changes are seen by searches after {@link #refresh()} or {@link #commit()}, and survive the program's end after
 * {@link #commit()} only.
 */
public final class FathomIndex implements Closeable {

    private final LuceneStore store;
    private final Preparation preparation;
    private final Fingerprint fingerprint;
    private final Settings settings;
    private final IdLocks locks = new IdLocks();

    private FathomIndex(LuceneStore store, Settings settings, Fingerprint fingerprint) {
        this.store = store;
        this.settings = settings;
        this.fingerprint = fingerprint;
        this.preparation = new Preparation(settings.splitter(), FigureExtractor.english(), fingerprint);
    }

    /**
     * Opens the index in a folder as it was built; the folder is made with the first change if it is not there.
     *
     * @throws dev.fathom.backend.IndexMismatchException if this version of Fathom cannot read it
     * @throws dev.fathom.backend.IndexDamagedException if its files are damaged
     */
    public static FathomIndex open(Path folder) throws IOException {
        return open(folder, Optional.empty());
    }

    /**
     * Opens the index in a folder, which if it is there must have been built with these settings.
     *
     * @throws dev.fathom.backend.IndexMismatchException if it was built with others that cannot be reconciled
     */
    public static FathomIndex open(Path folder, Settings settings) throws IOException {
        return open(folder, Optional.of(settings));
    }

    private static FathomIndex open(Path folder, Optional<Settings> asked) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return open(FSDirectory.open(folder), folder.toString(), asked);
    }

    /** A new, empty index in memory. */
    public static FathomIndex inMemory() throws IOException {
        return inMemory(Settings.DEFAULT);
    }

    /** A new, empty index in memory. */
    public static FathomIndex inMemory(Settings settings) throws IOException {
        return open(new ByteBuffersDirectory(), "in memory", Optional.of(settings));
    }

    private static FathomIndex open(Directory directory, String name, Optional<Settings> asked) throws IOException {
        try {
            Optional<Fingerprint> found = Fingerprint.from(LuceneStore.commitData(directory, name));
            Settings settings = Fingerprints.settings(name, found, asked);
            TextAnalysis analysis = TextAnalysis.of(settings.language());
            LuceneStore store = new LuceneStore(directory, name, analysis);
            return new FathomIndex(store, settings, Fingerprints.of(settings, analysis));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
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
     */
    public Change add(Document document) throws IOException {
        requireFits(document);
        String hash = preparation.hash(document);
        synchronized (locks.of(document.id())) {
            Optional<String> known = store.hash(document.id());
            if (known.isPresent() && known.get().equals(hash)) {
                return Change.UNCHANGED;
            }
            store.put(preparation.prepare(document, hash));
            return known.isPresent() ? Change.UPDATED : Change.ADDED;
        }
    }

    private void requireFits(Document document) {
        int length = document.text().length();
        if (length > settings.maxTextLength()) {
            throw new DocumentTooLargeException("document " + document.id() + " holds " + length
                    + " characters of text and at most " + settings.maxTextLength()
                    + " are taken; split it, or raise Settings.maxTextLength");
        }
    }

    /** Adds documents one after the other; the stream is read but not closed. */
    public void addAll(Stream<Document> documents) throws IOException {
        for (Iterator<Document> it = documents.iterator(); it.hasNext(); ) {
            add(it.next());
        }
    }

    /** Removes the document with that id; says whether it was there. */
    public boolean delete(String id) throws IOException {
        synchronized (locks.of(id)) {
            boolean there = store.hash(id).isPresent();
            if (there) {
                store.delete(id);
            }
            return there;
        }
    }

    /** Makes all changes durable, and visible to searches from here on. */
    public void commit() throws IOException {
        store.commit(fingerprint.asMap());
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
        return store.read(view -> view.search(query, ranking));
    }

    /** The figures that answer a query, best first. */
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        return store.read(view -> view.search(query));
    }

    /**
     * The commonest values of a facet among all matches of a query, with their counts. Reads every match: slower than a search.
     *
     * @param limit how many values at most
     */
    public List<FacetCount> facets(Query query, Facet facet, int limit) throws IOException {
        return store.read(view -> view.facets(query, facet, limit));
    }

    /** The document with that id, as it was added. */
    public Optional<Document> document(String id) throws IOException {
        return store.read(view -> view.document(id));
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
        return store.read(view -> new Counts(
                view.count(LuceneView.Kind.DOCUMENT),
                view.count(LuceneView.Kind.PASSAGE),
                view.count(LuceneView.Kind.FIGURE)));
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

    /** Copies the last commit into a new or empty folder, while writing goes on; opening that folder restores it. */
    public void snapshot(Path folder) throws IOException {
        store.snapshot(folder);
    }

    /**
     * Prepares all documents anew from the text that the index holds, with these settings; then commits.
     *
     * @return how many documents there are
     */
    public int reindex() throws IOException {
        int count = 0;
        for (String id : ids()) {
            Optional<Document> document = document(id);
            if (document.isPresent()) {
                add(document.get());
                count++;
            }
        }
        commit();
        return count;
    }

    /** Gives the lock back and drops changes that were not committed. */
    @Override
    public void close() throws IOException {
        store.close();
    }
}
