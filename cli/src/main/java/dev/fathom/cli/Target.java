package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which index a command works on: {@code --index}, or for searches the one kept for the paths after {@code --in}. */
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
    FathomIndex open() throws IOException {
        return FathomIndex.open(existing());
    }

    /** Opens the index for searching: the one of these paths, if there are any. */
    FathomIndex open(List<Path> in, PrintWriter err, boolean quiet) throws IOException {
        return in.isEmpty() ? open() : PathSetIndex.open(in, err, quiet);
    }
}
