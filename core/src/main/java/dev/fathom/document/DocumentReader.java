package dev.fathom.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a document of a file. Implementations are safe to share between threads. */
public interface DocumentReader {

    /** The largest file that is read unless said otherwise, in bytes. */
    long MAX_FILE_SIZE = 64L << 20;

    /** Reads plain text and Markdown, of files of at most {@link #MAX_FILE_SIZE} bytes. */
    static DocumentReader plainText() {
        return plainText(MAX_FILE_SIZE);
    }

    /**
     * Reads plain text and Markdown.
     *
     * @param maxFileSize larger files are refused without being read, in bytes; 1 to 2<sup>30</sup>
     */
    static DocumentReader plainText(long maxFileSize) {
        return new PlainTextReader(maxFileSize);
    }

    /**
     * Reads a file.
     *
     * @param file what to read
     * @param id the id of the document
     * @return the document; absent if this reader does not read files of that kind
     * @throws IOException if the file cannot be read, is no regular file, or is larger than this reader takes
     */
    Optional<Document> read(Path file, String id) throws IOException;
}
