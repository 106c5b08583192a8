package dev.fathom.document.format;

import dev.fathom.document.DocumentReader;
import java.time.Duration;

/**
 * What the reading of one file may cost.
 *
 * @param time the longest it may take; default 60 s, at least 1 ms
 * @param memory the heap of the process that reads, in megabytes; default 512, at least 32
 * @param maxFileSize larger files are refused without being read, in bytes; default 64 MiB, 1 to 2<sup>30</sup>
 * @param maxTextLength files with more text are refused, in UTF-16 code units; default 16 Mi, 1 to 2<sup>28</sup>
 */
public record Limits(Duration time, int memory, long maxFileSize, int maxTextLength) {

    /** The defaults. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(60), 512, DocumentReader.MAX_FILE_SIZE, 1 << 24);

    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_CHARACTERS = 1 << 28;

    /** Checks the numbers. */
    public Limits {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("a file may take at least 1 ms to read, got " + time);
        }
        if (memory < 32) {
            throw new IllegalArgumentException("the reading process needs at least 32 MB, got " + memory);
        }
        if (maxFileSize < 1 || maxFileSize > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "files are read up to 1 to " + MOST_BYTES + " bytes, got " + maxFileSize);
        }
        if (maxTextLength < 1 || maxTextLength > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "texts are taken up to 1 to " + MOST_CHARACTERS + " characters, got " + maxTextLength);
        }
    }

    /** These limits with another time. */
    public Limits time(Duration time) {
        return new Limits(time, memory, maxFileSize, maxTextLength);
    }

    /** These limits with another heap, in megabytes. */
    public Limits memory(int megabytes) {
        return new Limits(time, megabytes, maxFileSize, maxTextLength);
    }

    /** These limits with another size of files, in bytes. */
    public Limits maxFileSize(long bytes) {
        return new Limits(time, memory, bytes, maxTextLength);
    }
}
