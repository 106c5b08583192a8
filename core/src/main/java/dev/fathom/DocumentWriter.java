package dev.fathom;

import dev.fathom.FathomIndex.Change;
import dev.fathom.backend.Backend;
import dev.fathom.backend.DocumentTooLargeException;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Brings documents into a backend: those that are new or have changed are prepared and put there, one thread at a time for each
 * id. Safe to share between threads.
 */
final class DocumentWriter {

    private final Backend store;
    private final Preparation preparation;
    private final int maxTextLength;
    private final Fingerprint fingerprint;
    private final IdLocks locks = new IdLocks();

    /** What the oldest of the documents were prepared with; {@link #fingerprint} once all were prepared anew. */
    private volatile Fingerprint built;

    DocumentWriter(
            Backend store, Preparation preparation, int maxTextLength, Fingerprint fingerprint, Fingerprint built) {
        this.store = store;
        this.preparation = preparation;
        this.maxTextLength = maxTextLength;
        this.fingerprint = fingerprint;
        this.built = built;
    }

    Fingerprint built() {
        return built;
    }

    Change add(Document document) throws IOException {
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

    void addAll(Stream<Document> documents) throws IOException {
        for (Iterator<Document> it = documents.iterator(); it.hasNext(); ) {
            List<Document> group = preparation.group(it);
            preparation.embedAhead(group, document -> !holds(document.id(), preparation.hash(document)));
            for (Document document : group) {
                add(document);
            }
        }
    }

    /** Makes the document of a file ready for {@link #put}; empty if it is there already, the same in every part. */
    Optional<Entry> prepare(Document document, long version) throws IOException {
        requireFits(document);
        String hash = preparation.hash(document);
        return holds(document.id(), hash)
                ? Optional.empty()
                : Optional.of(preparation.prepare(document, hash).version(version));
    }

    /** Adds a document made ready; says whether it replaced one. */
    Change put(Entry entry) throws IOException {
        String id = entry.document().id();
        synchronized (locks.of(id)) {
            boolean known = store.hash(id).isPresent();
            store.put(entry);
            return known ? Change.UPDATED : Change.ADDED;
        }
    }

    /** Notes what the file of an unchanged document is like now. */
    void know(String id, long version) throws IOException {
        Optional<String> hash = store.hash(id);
        if (hash.isPresent()) {
            store.know(id, new Known(hash.get(), version));
        }
    }

    /** Removes the document with that id; says whether it was there. */
    boolean delete(String id) throws IOException {
        synchronized (locks.of(id)) {
            boolean there = store.hash(id).isPresent();
            if (there) {
                store.delete(id);
            }
            return there;
        }
    }

    void commit() throws IOException {
        store.commit(built);
    }

    /** Prepares all documents anew from the text that is kept, then commits; says how many there are. */
    int reindex(IntConsumer progress) throws IOException {
        boolean alike = built.isReadableAs(fingerprint);
        int count = 0;
        Map<String, Known> known = store.read(View::known);
        for (String id : store.read(View::ids)) {
            Optional<Document> document = store.read(view -> view.document(id));
            if (document.isPresent()) {
                String hash = preparation.hash(document.get());
                synchronized (locks.of(id)) {
                    if (!alike || !holds(id, hash)) {
                        store.put(preparation.prepare(document.get(), hash).version(version(known, id)));
                    }
                }
                progress.accept(++count);
            }
        }
        store.commit(fingerprint);
        built = fingerprint;
        return count;
    }

    private static long version(Map<String, Known> known, String id) {
        Known before = known.get(id);
        return before == null ? 0 : before.version();
    }

    /** Whether the document with that id, as last put, has this hash. */
    private boolean holds(String id, String hash) throws IOException {
        return store.hash(id).equals(Optional.of(hash));
    }

    private void requireFits(Document document) {
        int length = document.text().length();
        if (length > maxTextLength) {
            throw new DocumentTooLargeException("document " + document.id() + " holds " + length
                    + " characters of text and at most " + maxTextLength
                    + " are taken; split it, or raise Settings.maxTextLength");
        }
    }
}
