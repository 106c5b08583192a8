package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Change;
import dev.fathom.IngestReport;
import dev.fathom.Ingestion;
import dev.fathom.Settings;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            "  fathom index reports --include '*.pdf' --prune",
            "  fathom index --index kb --records articles.jsonl",
            "  fathom index --index kb --language de berichte",
            "  fathom index --index kb --model all-MiniLM-L6-v2 reports"
        })
final class IndexCommand implements Callable<Integer> {

    private static final long WATCH_MS = 2_000;

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

    @Mixin
    private CrawlOptions crawl = new CrawlOptions();

    @Option(names = "--prune", description = "Remove documents whose files are no longer there.")
    private boolean prune;

    @Option(names = "--dry-run", description = "Only tell what would be done, and every file that would be skipped.")
    private boolean dryRun;

    @Option(
            names = "--watch",
            description = "Go on, and bring the index up to date whenever files change, until interrupted.")
    private boolean watch;

    @Mixin
    private ModelChoice model = new ModelChoice();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders.")
    private List<Path> paths = new ArrayList<>();

    /** Whether this is not the first time round. */
    private boolean again;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (paths.isEmpty() && records.isEmpty()) {
            throw new UsageException("nothing to index; name a file or folder, or --records FILE");
        }
        if ((dryRun || watch) && paths.isEmpty()) {
            throw new UsageException((dryRun ? "--dry-run" : "--watch") + " is for files; name a file or folder");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (ModelChoice closing = model;
                FathomIndex index = target.place()
                        .openOrMake(
                                language.isPresent() || model.isPresent()
                                        ? Optional.of(settings())
                                        : Optional.empty())) {
            if (dryRun) {
                plan(index);
                return Main.OK;
            }
            try (Interruption interruption = new Interruption(err)) {
                bringIn(index, records);
                while (watch && pause()) {
                    bringIn(index, List.of());
                }
            }
        }
        return Main.OK;
    }

    private Settings settings() {
        return model.in(language.map(Settings.DEFAULT::language).orElse(Settings.DEFAULT));
    }

    /** Says what would be done. */
    private void plan(FathomIndex index) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Ingestion.Listener skips = new Ingestion.Listener() {
            @Override
            public void skipped(Folder.Skip skip) {
                out.println("skip  " + skip.path() + ": " + skip.reason());
            }
        };
        Ingestion.into(index, DocumentReader.plainText())
                .crawl(crawl.crawl())
                .listener(skips)
                .plan(paths)
                .forEach((file, step) -> {
                    if (step != Ingestion.Step.KEEP) {
                        out.println(step.name().toLowerCase(Locale.ROOT)
                                + (step == Ingestion.Step.ADD ? "   " : "  ")
                                + file.path());
                    }
                });
    }

    private void bringIn(FathomIndex index, List<Path> recordFiles) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = new Progress(err, "indexing", 0, quiet)) {
            Ingest ingest = new Ingest(index, new Ingest.Reporter(err, quiet || again, progress));
            IngestReport report = ingest.files(paths, crawl.crawl(), date, prune || watch);
            for (Path file : recordFiles) {
                ingest.addRecords(file);
            }
            boolean changed = report.changed() || ingest.count(Change.ADDED) + ingest.count(Change.UPDATED) > 0;
            if (changed || !again) {
                index.commit();
                progress.clear();
                report(report, ingest, index.counts());
            }
            again = true;
        }
    }

    /** Waits a while; says whether to go on. */
    private static boolean pause() {
        try {
            Thread.sleep(WATCH_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void report(IngestReport report, Ingest ingest, FathomIndex.Counts counts) {
        if (quiet) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d added, %d updated, %d unchanged, %d skipped%s%s; %s holds %d documents, %d passages, %d figures%n",
                report.added() + ingest.count(Change.ADDED),
                report.updated() + ingest.count(Change.UPDATED),
                report.unchanged() + ingest.count(Change.UNCHANGED),
                report.skipped().stream().filter(skip -> !skip.byRule()).count(),
                count(report.removed(), " removed"),
                count(report.duplicates().size(), " with the content of another"),
                target.name(),
                counts.documents(),
                counts.passages(),
                counts.figures());
        out.flush();
    }

    private static String count(int number, String what) {
        return number > 0 ? ", " + number + what : "";
    }
}
