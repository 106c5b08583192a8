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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

final class IndexCommand extends Command {

    private static final long WATCH_MS = 2_000;

    private final Target target = new Target(this);

    private final Supplier<List<Path>> records = list(
            Path.class,
            "--records",
            "FILE",
            "A file with one JSON object a line: id, text, and if known title, date, metadata.");

    private final Supplier<Optional<LocalDate>> date =
            optional(LocalDate.class, "--date", "DATE", "The day the files speak from, such as 2025-04-16.");

    private final Supplier<Optional<String>> language = optional(
            String.class,
            "--language",
            "CODE",
            "The language of the texts of a new index, such as en (default) or de, or none.");

    private final CrawlOptions crawl = new CrawlOptions(this);

    private final Supplier<Boolean> prune = flag("--prune", "Remove documents whose files are no longer there.");

    private final Supplier<Boolean> dryRun =
            flag("--dry-run", "Only tell what would be done, and every file that would be skipped.");

    private final Supplier<Boolean> watch =
            flag("--watch", "Go on, and bring the index up to date whenever files change, until interrupted.");

    private final ModelChoice model = new ModelChoice(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    private final Supplier<List<Path>> paths = parameters(0, Path.class, "PATH", "Files and folders.");

    /** Whether this is not the first time round. */
    private boolean again;

    IndexCommand() {
        super(
                "index",
                "Adds files, folders or records to an index; what is unchanged costs nothing.",
                "If it is interrupted, the index is as it was.");
        footer(
                "",
                "Examples:",
                "  fathom index reports",
                "  fathom index reports --include '*.pdf' --prune",
                "  fathom index --index kb --records articles.jsonl",
                "  fathom index --index kb --language de berichte",
                "  fathom index --index kb --model all-MiniLM-L6-v2 reports");
    }

    @Override
    public Integer call() throws IOException {
        if (paths.get().isEmpty() && records.get().isEmpty()) {
            throw new UsageException("nothing to index; name a file or folder, or --records FILE");
        }
        if ((dryRun.get() || watch.get()) && paths.get().isEmpty()) {
            throw new UsageException((dryRun.get() ? "--dry-run" : "--watch") + " is for files; name a file or folder");
        }
        PrintWriter err = err();
        try (ModelChoice closing = model;
                FathomIndex index = target.place()
                        .openOrMake(
                                language.get().isPresent() || model.isPresent()
                                        ? Optional.of(settings())
                                        : Optional.empty())) {
            if (dryRun.get()) {
                plan(index);
                return Main.OK;
            }
            try (Interruption interruption = new Interruption(err)) {
                bringIn(index, records.get());
                while (watch.get() && pause()) {
                    bringIn(index, List.of());
                }
            }
        }
        return Main.OK;
    }

    private Settings settings() {
        return model.in(language.get().map(Settings.DEFAULT::language).orElse(Settings.DEFAULT));
    }

    /** Says what would be done. */
    private void plan(FathomIndex index) throws IOException {
        PrintWriter out = out();
        Ingestion.Listener skips = new Ingestion.Listener() {
            @Override
            public void skipped(Folder.Skip skip) {
                out.println("skip  " + skip.path() + ": " + skip.reason());
            }
        };
        Ingestion.into(index, DocumentReader.plainText())
                .crawl(crawl.crawl())
                .listener(skips)
                .plan(paths.get())
                .forEach((file, step) -> {
                    if (step != Ingestion.Step.KEEP) {
                        out.println(step.name().toLowerCase(Locale.ROOT)
                                + (step == Ingestion.Step.ADD ? "   " : "  ")
                                + file.path());
                    }
                });
    }

    private void bringIn(FathomIndex index, List<Path> recordFiles) throws IOException {
        PrintWriter err = err();
        try (Progress progress = new Progress(err, "indexing", 0, quiet.get())) {
            Ingest ingest = new Ingest(index, new Ingest.Reporter(err, quiet.get() || again, progress));
            IngestReport report = ingest.files(paths.get(), crawl.crawl(), date.get(), prune.get() || watch.get());
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
        if (quiet.get()) {
            return;
        }
        PrintWriter out = out();
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
