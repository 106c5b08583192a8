package dev.fathom.cli;

import dev.fathom.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

final class ReindexCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Optional<String>> language = optional(
            String.class,
            "--language",
            "CODE",
            "Another language of the texts, such as en or de, or none (default: the one it has).");

    private final ModelChoice model = new ModelChoice(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    ReindexCommand() {
        super(
                "reindex",
                "Builds an index anew from the text that it holds, as this version of Fathom does it.",
                "Searches see the old one until it is done; if it is interrupted, nothing has changed.");
        footer(
                "",
                "Examples:",
                "  fathom reindex",
                "  fathom reindex --index kb --language de",
                "  fathom reindex --model latent");
    }

    @Override
    public Integer call() throws IOException {
        int documents;
        PrintWriter err = err();
        Optional<Settings> settings = language.get().isPresent() || model.isPresent()
                ? Optional.of(
                        model.in(language.get().map(Settings.DEFAULT::language).orElse(Settings.DEFAULT)))
                : Optional.empty();
        try (ModelChoice closing = model;
                Interruption interruption = new Interruption(err);
                Progress progress = new Progress(err, "reindexing", 0, quiet.get())) {
            documents = target.place().reindex(settings, done -> progress.step());
        }
        if (!quiet.get()) {
            out().println(documents + " documents prepared anew");
        }
        return Main.OK;
    }
}
