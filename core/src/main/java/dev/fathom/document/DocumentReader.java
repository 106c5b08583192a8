package dev.fathom.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a document of a file. Implementations are safe to share between threads. */
public interface DocumentReader {

    /** The largest file that is read unless said otherwise, in bytes. */
    long MAX_FILE_SIZE = 64L << 20;

    /** Reads plain text and Markdown in UTF-8, UTF-16 or Windows-1252, of files of at most {@link #MAX_FILE_SIZE} bytes. */
    static DocumentReader plainText() {
        return plainText(MAX_FILE_SIZE);
    }

    /**
     * Reads plain text and Markdown.
     *
     * @param maxFileSize larger files are refused without being read, in bytes; 1 to 2<sup>30</sup>
     */
    static DocumentReader plainText(long maxFileSize) {
        return plainText(maxFileSize, PlainTextReader.windows1252());
    }

    /**
     * Reads plain text and Markdown in UTF-8 or UTF-16.
     *
     * @param maxFileSize larger files are refused without being read, in bytes; 1 to 2<sup>30</sup>
     * @param otherEncodings reads what is in neither
     */
    static DocumentReader plainText(long maxFileSize, DocumentReader otherEncodings) {
        return new PlainTextReader(maxFileSize, otherEncodings);
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
