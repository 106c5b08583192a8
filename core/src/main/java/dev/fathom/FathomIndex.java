package dev.fathom;

import dev.fathom.backend.Fingerprint;
import dev.fathom.document.Document;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.internal.lucene.LuceneView;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
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

    private static final String FORMAT = "1";

    private final LuceneStore store;
    private final Preparation preparation;
    private final Fingerprint fingerprint;

    private FathomIndex(Directory directory, String name) throws IOException {
        Optional<Fingerprint> found = Fingerprint.from(LuceneStore.commitData(directory));
        TextAnalysis analysis = TextAnalysis.of("en");
        PassageSplitter splitter = PassageSplitter.ofDefaults();
        this.fingerprint = found.orElse(new Fingerprint(FORMAT, analysis.fingerprint(), "latent", "1", "1"));
        this.preparation = new Preparation(splitter, FigureExtractor.english(), FORMAT);
        this.store = new LuceneStore(directory, name, analysis);
    }

    /** Opens the index in a folder; the folder is made with the first change if it is not there. */
    public static FathomIndex open(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, not an index; name a folder");
        }
        return new FathomIndex(FSDirectory.open(folder), folder.toString());
    }

    /** A new, empty index in memory. */
    public static FathomIndex inMemory() throws IOException {
        return new FathomIndex(new ByteBuffersDirectory(), "in memory");
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
        String hash = preparation.hash(document);
        Optional<String> known = store.hash(document.id());
        if (known.isPresent() && known.get().equals(hash)) {
            return Change.UNCHANGED;
        }
        store.put(preparation.prepare(document, hash));
        return known.isPresent() ? Change.UPDATED : Change.ADDED;
    }

    /** Adds documents one after the other; the stream is read but not closed. */
    public void addAll(Stream<Document> documents) throws IOException {
        for (Iterator<Document> it = documents.iterator(); it.hasNext(); ) {
            add(it.next());
        }
    }

    /** Removes the document with that id; says whether it was there. */
    public boolean delete(String id) throws IOException {
        boolean there = store.hash(id).isPresent();
        if (there) {
            store.delete(id);
        }
        return there;
    }

    /** Makes all changes durable, and visible to searches from here on. */
    public void commit() throws IOException {
        store.commit(fingerprint.asMap());
    }

    /** Makes all changes visible to searches from here on, those another program has committed among them. */
    public void refresh() throws IOException {
        store.refresh();
    }

    /** The passages that answer a query, best first. */
    public Hits<PassageHit> search(PassageQuery query) throws IOException {
        try (LuceneView view = store.view()) {
            return view.search(query);
        }
    }

    /** The figures that answer a query, best first. */
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        try (LuceneView view = store.view()) {
            return view.search(query);
        }
    }

    /** The document with that id, as it was added. */
    public Optional<Document> document(String id) throws IOException {
        try (LuceneView view = store.view()) {
            return view.document(id);
        }
    }

    /** The ids of all documents that searches see. */
    public Set<String> ids() throws IOException {
        try (LuceneView view = store.view()) {
            return view.ids();
        }
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
        try (LuceneView view = store.view()) {
            return new Counts(
                    view.count(LuceneView.Kind.DOCUMENT),
                    view.count(LuceneView.Kind.PASSAGE),
                    view.count(LuceneView.Kind.FIGURE));
        }
    }

    /** Gives the lock back and drops changes that were not committed. */
    @Override
    public void close() throws IOException {
        store.close();
    }
}
