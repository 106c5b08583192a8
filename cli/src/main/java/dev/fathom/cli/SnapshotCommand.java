package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        description = "Copies the last commit of an index to a new or empty folder, while others may write.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  fathom snapshot backup", "  fathom search \"border gate\" --index backup"})
final class SnapshotCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Parameters(paramLabel = "DIR", arity = "1", description = "Where to; opening that folder restores the index.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (FathomIndex index = target.place().open()) {
            index.snapshot(to);
        }
        if (!quiet) {
            spec.commandLine().getOut().println("copied " + target.name() + " to " + to);
        }
        return Main.OK;
    }
}
