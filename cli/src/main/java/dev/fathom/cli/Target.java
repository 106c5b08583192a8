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

    /** Opens the index for searching. */
    FathomIndex open(List<Path> in, PrintWriter err) throws IOException {
        if (!in.isEmpty()) {
            return PathSetIndex.open(in, err);
        }
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no index at " + folder
                    + "; make one with \"fathom index PATH\", or search files at once with \"--in PATH\"");
        }
        return FathomIndex.open(folder);
    }
}
