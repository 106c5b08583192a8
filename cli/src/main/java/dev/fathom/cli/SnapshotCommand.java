package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

final class SnapshotCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    private final Supplier<Path> to = parameter(Path.class, "DIR", "Where to; opening that folder restores the index.");

    SnapshotCommand() {
        super("snapshot", "Copies the last commit of an index to a new or empty folder, while others may write.");
        footer("", "Examples:", "  fathom snapshot backup", "  fathom search \"border gate\" --index backup");
    }

    @Override
    public Integer call() throws IOException {
        try (FathomIndex index = target.place().open()) {
            index.snapshot(to.get());
        }
        if (!quiet.get()) {
            out().println("copied " + target.name() + " to " + to.get());
        }
        return Main.OK;
    }
}
