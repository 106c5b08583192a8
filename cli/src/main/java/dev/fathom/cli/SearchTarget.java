package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which index is searched: that of {@code --index}, or the one kept for the paths after {@code --in}. */
final class SearchTarget {

    @Mixin
    private Target target = new Target();

    @Option(
            names = "--in",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Search these files and folders; an index for them is kept in the cache folder.")
    private List<Path> in = new ArrayList<>();

    /** How many paths are given. */
    int paths() {
        return in.size();
    }

    /** Opens the index; that of paths is brought up to date first. */
    FathomIndex open(PrintWriter err, boolean quiet, Opening... how) throws IOException {
        return in.isEmpty() ? target.place().open(how) : PathSetIndex.open(in, err, quiet, how);
    }
}
