package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.util.function.Supplier;

final class VerifyCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    VerifyCommand() {
        super("verify", "Reads every byte of an index and checks it; exit code 2 if anything is damaged.");
        footer("", "Example:", "  fathom verify --index kb");
    }

    @Override
    public Integer call() throws IOException {
        try (FathomIndex index = target.place().open()) {
            index.verify();
        }
        if (!quiet.get()) {
            out().println("the index " + target.name() + " is sound");
        }
        return Main.OK;
    }
}
