package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Change;
import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings files and records into an index. */
final class Ingest {

    private final FathomIndex index;
    private final Optional<LocalDate> date;
    private final Reporter reporter;
    private final DocumentReader reader = DocumentReader.plainText();
    private final Map<Change, Integer> changes = new EnumMap<>(Change.class);
    private int removed;
    private int skipped;

    /**
     * Whom to tell.
     *
     * @param err where what was skipped is told
     * @param quiet whether it is not
     * @param progress steps with every document
     */
    record Reporter(PrintWriter err, boolean quiet, Progress progress) {}

    Ingest(FathomIndex index, Optional<LocalDate> date, Reporter reporter) {
        this.index = index;
        this.date = date;
        this.reporter = reporter;
    }

    /** Makes the index hold exactly the files under {@code paths}. */
    void sync(List<Path> paths) throws IOException {
        Set<String> gone = new HashSet<>(index.ids());
        for (String id : addFiles(paths)) {
            gone.remove(id);
        }
        for (String id : gone) {
            index.delete(id);
            removed++;
        }
        commit();
    }

    /** Adds the files under {@code paths}; returns the ids of their documents. */
    Set<String> addFiles(List<Path> paths) throws IOException {
        Set<String> ids = new HashSet<>();
        Folder.Listing listing = Folder.list(paths);
        listing.skips().forEach(skip -> skip(skip.path(), skip.reason()));
        for (Folder.Source source : listing.sources()) {
            Optional<Document> document = read(source);
            if (document.isPresent()) {
                add(document.get());
                ids.add(source.id());
            }
        }
        return ids;
    }

    private Optional<Document> read(Folder.Source source) {
        try {
            Optional<Document> document = reader.read(source.path(), source.id());
            if (document.isEmpty()) {
                skip(source.path(), "not a kind of file that can be read");
            }
            return document.map(d -> date.map(d::withDate).orElse(d));
        } catch (IOException e) {
            skip(source.path(), Failures.sentence(e));
            return Optional.empty();
        }
    }

    private void skip(Path path, String reason) {
        skipped++;
        if (!reporter.quiet()) {
            reporter.progress().clear();
            reporter.err().println("fathom: skipped " + path + ": " + reason);
        }
    }

    void addRecords(Path file) throws IOException {
        Records.documents(file, this::add);
    }

    private void add(Document document) throws IOException {
        changes.merge(index.add(document), 1, Integer::sum);
        reporter.progress().step();
    }

    /** Commits, if there is anything to. */
    void commit() throws IOException {
        if (removed > 0 || count(Change.ADDED) > 0 || count(Change.UPDATED) > 0) {
            index.commit();
        }
    }

    int count(Change change) {
        return changes.getOrDefault(change, 0);
    }

    int removed() {
        return removed;
    }

    int skipped() {
        return skipped;
    }
}
