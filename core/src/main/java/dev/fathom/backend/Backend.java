package dev.fathom.backend;

import dev.fathom.embed.LatentModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What keeps an index: embedded Lucene, or a server. It is given documents made ready and queries with types, and gives hits;
 * no type of an engine stands between it and the library. Safe to share between threads.
 */
public interface Backend extends Closeable {

    /** What the index is called in messages. */
    String name();

    /** Adds a document or replaces the one with its id. */
    void put(Entry entry) throws IOException;

    /** Notes what the file of a document is like now, the document being the same. */
    void know(String id, Known known) throws IOException;

    /** Removes a document, if it is there. */
    void delete(String id) throws IOException;

    /** The hash of the document with that id as last put, whether searches see it yet or not. */
    Optional<String> hash(String id) throws IOException;

    /**
     * Makes all changes durable and visible, and learns from the collection if it has outgrown what is known of it.
     *
     * @param builtWith what the index is built with from now on
     */
    void commit(Fingerprint builtWith) throws IOException;

    /** Takes over what was learned elsewhere from the same documents; the next commit then need not learn. */
    void adopt(LatentModel model) throws IOException;

    /** Makes all changes visible; also those that others have made. */
    void refresh() throws IOException;

    /** Drops all changes since the last commit. */
    void rollback() throws IOException;

    /** The index as it is now, which does not change until it is closed. */
    View view() throws IOException;

    /** The same for one question; it need not stay as it is between two. */
    default View now() throws IOException {
        return view();
    }

    /** Does something with a view; what goes wrong in the engine is told in the library's words. */
    <T> T read(View view, Reading<T> action) throws IOException;

    /** Does something with the index as it is now. */
    default <T> T read(Reading<T> action) throws IOException {
        try (View view = now()) {
            return read(view, action);
        }
    }

    /** Something done with a view. */
    interface Reading<T> {
        /** Does it. */
        T run(View view) throws IOException;
    }

    /**
     * Checks that all that was committed is there and undamaged.
     *
     * @throws IndexDamagedException if it is not
     */
    void verify() throws IOException;

    /** Copies the last commit into a folder, which must be empty or new, while writing goes on; a server refuses. */
    void snapshot(Path target) throws IOException;
}
