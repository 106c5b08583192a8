package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Change;
import dev.fathom.IngestReport;
import dev.fathom.Ingestion;
import dev.fathom.document.Crawl;
import dev.fathom.document.Document;
import dev.fathom.document.Folder;
import dev.fathom.document.format.ForkedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings files and records into an index, and tells how far it is. */
final class Ingest {

    private final FathomIndex index;
    private final Reporter reporter;
    private final Map<Change, Integer> changes = new EnumMap<>(Change.class);

    /**
     * Whom to tell.
     *
     * @param err where what was skipped is told
     * @param quiet whether it is not
     * @param progress steps with every document
     */
    record Reporter(PrintWriter err, boolean quiet, Progress progress) implements Ingestion.Listener {

        @Override
        public void found(int files) {
            progress.total(files);
        }

        @Override
        public void done() {
            progress.step();
        }

        @Override
        public void skipped(Folder.Skip skip) {
            if (!quiet && !skip.byRule()) {
                progress.clear();
                err.println("fathom: skipped " + skip.path() + ": " + skip.reason());
            }
        }
    }

    Ingest(FathomIndex index, Reporter reporter) {
        this.index = index;
        this.reporter = reporter;
    }

    /** Brings the files under some paths in; nothing is committed. */
    IngestReport files(List<Path> paths, Crawl crawl, Optional<LocalDate> date, boolean prune) throws IOException {
        try (ForkedReader reader = Readers.open(crawl.maxFileSize())) {
            Ingestion ingestion =
                    Ingestion.into(index, reader).crawl(crawl).prune(prune).listener(reporter);
            return date.map(ingestion::date).orElse(ingestion).run(paths);
        }
    }

    void addRecords(Path file) throws IOException {
        Records.documents(file, this::add);
    }

    private void add(Document document) throws IOException {
        changes.merge(index.add(document), 1, Integer::sum);
        reporter.done();
    }

    int count(Change change) {
        return changes.getOrDefault(change, 0);
    }
}
