package dev.fathom.cli;

import dev.fathom.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reindex",
        description = {
            "Builds an index anew from the text that it holds, as this version of Fathom does it.",
            "Searches see the old one until it is done; if it is interrupted, nothing has changed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom reindex",
            "  fathom reindex --index kb --language de",
            "  fathom reindex --model latent"
        })
final class ReindexCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Another language of the texts, such as en or de, or none (default: the one it has).")
    private Optional<String> language = Optional.empty();

    @Mixin
    private ModelChoice model = new ModelChoice();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int documents;
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = language.isPresent() || model.isPresent()
                ? Optional.of(model.in(language.map(Settings.DEFAULT::language).orElse(Settings.DEFAULT)))
                : Optional.empty();
        try (ModelChoice closing = model;
                Interruption interruption = new Interruption(err);
                Progress progress = new Progress(err, "reindexing", 0, quiet)) {
            documents = target.place().reindex(settings, done -> progress.step());
        }
        if (!quiet) {
            spec.commandLine().getOut().println(documents + " documents prepared anew");
        }
        return Main.OK;
    }
}
