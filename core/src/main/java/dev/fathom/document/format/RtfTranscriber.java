package dev.fathom.document.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes rich text files down: Tika's output has neither their tables nor headings nor pages. */
final class RtfTranscriber implements Transcriber {

    @Override
    public void transcribe(Path file, Transcript out) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        RtfWords words = new RtfWords(out);
        new RtfTokens(bytes).readAll(words);
        words.end();
    }
}
