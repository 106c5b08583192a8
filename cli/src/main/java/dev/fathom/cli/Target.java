package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The index a command works on. */
final class Target {

    @Option(
            names = "--index",
            paramLabel = "DIR",
            description = "The index's folder (default: $FATHOM_INDEX, else ./.fathom).")
    private Optional<Path> index = Optional.empty();

    Path folder() {
        return index.or(() -> Optional.ofNullable(System.getenv("FATHOM_INDEX")).map(Path::of))
                .orElse(Path.of(".fathom"));
    }

    /** The folder, in which there must be something. */
    Path existing() throws IOException {
        Path folder = folder();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("the index " + folder + " is a file; --index takes the folder of an index");
        }
        if (!FathomIndex.exists(folder)) {
            throw new UsageException("there is no index at " + folder
                    + "; make one with \"fathom index PATH\", or search files at once with \"--in PATH\"");
        }
        return folder;
    }

    /** Opens the index, which must be there. */
    FathomIndex open(Opening... how) throws IOException {
        return FathomIndex.open(existing(), how);
    }
}
