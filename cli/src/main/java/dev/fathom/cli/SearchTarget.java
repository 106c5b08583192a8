package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Which index is searched: that of {@code --index}, or the one kept for the paths after {@code --in}. */
final class SearchTarget {

    private final Target target;
    private final Supplier<List<Path>> in;

    SearchTarget(Arguments taken) {
        target = new Target(taken);
        in = taken.several(
                Path.class,
                "--in",
                "PATH",
                "Search these files and folders; an index for them is kept in the cache folder.");
    }

    /** How many paths are given. */
    int paths() {
        return in.get().size();
    }

    /** Opens the index; that of paths is brought up to date first. */
    FathomIndex open(PrintWriter err, boolean quiet, Opening... how) throws IOException {
        if (target.isNamed() && !in.get().isEmpty()) {
            throw new UsageException("give either --index, an index that is there, or --in, the files to search");
        }
        return in.get().isEmpty() ? target.place().open(how) : PathSetIndex.open(in.get(), err, quiet, how);
    }
}
