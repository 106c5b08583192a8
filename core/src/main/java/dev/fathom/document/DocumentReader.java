package dev.fathom.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a document of a file. Implementations are safe to share between threads. */
public interface DocumentReader {

    /** Reads plain text and Markdown. */
    static DocumentReader plainText() {
        return PlainTextReader.INSTANCE;
    }

    /**
     * Reads a file.
     *
     * @param file what to read
     * @param id the id of the document
     * @return the document; absent if this reader does not read files of that kind
     * @throws IOException if the file cannot be read
     */
    Optional<Document> read(Path file, String id) throws IOException;
}
