package dev.fathom.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of records, one a line, and where reading it stands. */
final class Lines {

    private final Path file;
    private int number;

    private Lines(Path file) {
        this.file = file;
    }

    /** Takes one line that is not blank. */
    interface Consumer {
        void accept(String line, Lines at);
    }

    static void read(Path file, Consumer consumer) throws IOException {
        Lines lines = new Lines(file);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.number++;
                if (!line.isBlank()) {
                    consumer.accept(line, lines);
                }
            }
        }
    }

    /** The number of the line, from 1. */
    int number() {
        return number;
    }

    /** Refuses the line. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ", line " + number + ": " + what);
    }
}
