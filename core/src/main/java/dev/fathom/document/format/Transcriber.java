package dev.fathom.document.format;

import java.nio.file.Path;

/** Writes down the files of one format. Stateless. */
interface Transcriber {

    /**
     * Writes a file down.
     *
     * @throws UnreadableException if it holds too much, or nothing that can be read
     * @throws Exception if a parser gives up
     */
    void transcribe(Path file, Transcript out) throws Exception;
}
