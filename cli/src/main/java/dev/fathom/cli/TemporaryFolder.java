package dev.fathom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes when it is closed, or when the program is interrupted. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Thread cleaner;

    TemporaryFolder() throws IOException {
        path = Files.createTempDirectory("fathom-");
        cleaner = new Thread(this::removeQuietly);
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    Path path() {
        return path;
    }

    private void removeQuietly() {
        try {
            remove(path);
        } catch (IOException e) {
            // The system clears its temporary files some day.
        }
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            return; // The program is being interrupted, and the hook at work.
        }
        remove(path);
    }
}
