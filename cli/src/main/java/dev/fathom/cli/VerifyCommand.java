package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Reads every byte of an index and checks it; exit code 2 if anything is damaged.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  fathom verify --index kb"})
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (FathomIndex index = target.place().open()) {
            index.verify();
        }
        if (!quiet) {
            spec.commandLine().getOut().println("the index " + target.name() + " is sound");
        }
        return Main.OK;
    }
}
