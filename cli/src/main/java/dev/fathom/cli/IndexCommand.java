package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Change;
import dev.fathom.Settings;
import java.util.Locale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "index",
        description = {
            "Adds files, folders or records to an index; what is unchanged costs nothing.",
            "If it is interrupted, the index is as it was."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom index reports",
            "  fathom index --index kb --records articles.jsonl",
            "  fathom index --index kb --language de berichte"
        })
final class IndexCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(
            names = "--records",
            paramLabel = "FILE",
            description = "A file with one JSON object a line: id, text, and if known title, date, metadata.")
    private List<Path> records = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DATE", description = "The day the files speak from, such as 2025-04-16.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "The language of the texts of a new index, such as en (default) or de, or none.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders.")
    private List<Path> paths = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (paths.isEmpty() && records.isEmpty()) {
            throw new UsageException("nothing to index; name a file or folder, or --records FILE");
        }
        PrintWriter err = spec.commandLine().getErr();
        Path folder = target.folder();
        try (FathomIndex index = language.isPresent()
                        ? FathomIndex.open(folder, Settings.DEFAULT.language(language.get()))
                        : FathomIndex.open(folder);
                Interruption interruption = new Interruption(err);
                Progress progress = new Progress(err, "indexing", 0, quiet)) {
            Ingest ingest = new Ingest(index, date, new Ingest.Reporter(err, quiet, progress));
            ingest.addFiles(paths);
            for (Path file : records) {
                ingest.addRecords(file);
            }
            ingest.commit();
            progress.clear();
            if (!quiet) {
                report(ingest, index.counts());
            }
        }
        return Main.OK;
    }

    private void report(Ingest ingest, FathomIndex.Counts counts) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%d added, %d updated, %d unchanged, %d skipped; %s holds %d documents, %d passages, %d figures%n",
                        ingest.count(Change.ADDED),
                        ingest.count(Change.UPDATED),
                        ingest.count(Change.UNCHANGED),
                        ingest.skipped(),
                        target.folder(),
                        counts.documents(),
                        counts.passages(),
                        counts.figures());
    }
}
