package dev.fathom.document.format;

import java.io.IOException;
import java.nio.file.Path;

/** Plain text and Markdown in other encodings than UTF-8. */
final class TextTranscriber implements Transcriber {

    @Override
    public void transcribe(Path file, Transcript out) throws IOException {
        out.plain(Charsets.read(file));
    }
}
