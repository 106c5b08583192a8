package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A service as Spring or CDI would hold it: one index for all requests, closed with the application. In Spring Boot,
 * annotate the class with {@code @Service}; its {@link #close()} is called at shutdown.
 */
public final class SearchBean implements Closeable {

    private final FathomIndex index;

    /** Opens the index, which is made with the first document. */
    public SearchBean(Path folder) throws IOException {
        this.index = FathomIndex.open(folder);
    }

    /** Adds or replaces a document, durably. */
    public void save(String id, String text) throws IOException {
        index.add(Document.of(id, text));
        index.commit();
    }

    /** One page of passages; any number of threads may ask at once. */
    public Hits<PassageHit> search(String words, int page, int size) throws IOException {
        return index.search(PassageQuery.of(words).offset(page * size).limit(size));
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
