package dev.fathom;

import dev.fathom.backend.Known;
import dev.fathom.document.Crawl;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings the files of folders into an index. Files whose size, time and place on the disk are as they were when they were last
 * read are not opened; others are read and made ready by several threads, and written by the one that calls. No more is under
 * way at a time than a part of the heap holds.
 *
 * <pre>{@code
 * IngestReport report = Ingestion.into(index, reader).prune(true).run(List.of(Path.of("reports")));
 * }</pre>
 *
 * Nothing is committed: see {@link FathomIndex#commit()}. Immutable; runs on one index come one at a time.
 *
 * @param index where to
 * @param reader how files are read
 * @param crawl which files are taken; default {@link Crawl#DEFAULT}
 * @param date the day that files speak from; default what they say themselves
 * @param prune whether documents are removed whose files are no longer under the folders given; default false
 * @param threads how many read and prepare; default one for each processor
 * @param listener whom to tell how far it is; default nobody
 */
public record Ingestion(
        FathomIndex index,
        DocumentReader reader,
        Crawl crawl,
        Optional<LocalDate> date,
        boolean prune,
        int threads,
        Listener listener) {

    /** Of a file that may still be changing: it is read anew the next time. */
    private static final long TOO_NEW = 1;

    /** Goes up when files are read in another way, so that all are read anew. */
    private static final long READING = 1;

    /** Is told how far a run is, by the thread that runs it. */
    public interface Listener {

        /** So many files are there. */
        default void found(int files) {}

        /** One more file is done. */
        default void done() {}

        /** A file or folder is passed over. */
        default void skipped(Folder.Skip skip) {}
    }

    /** Checks the number of threads. */
    public Ingestion {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, got " + threads);
        }
    }

    /** Into an index, with the defaults. */
    public static Ingestion into(FathomIndex index, DocumentReader reader) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Ingestion(index, reader, Crawl.DEFAULT, Optional.empty(), false, processors, new Listener() {});
    }

    /** With other files. */
    public Ingestion crawl(Crawl crawl) {
        return new Ingestion(index, reader, crawl, date, prune, threads, listener);
    }

    /** With this date for all files. */
    public Ingestion date(LocalDate date) {
        return new Ingestion(index, reader, crawl, Optional.of(date), prune, threads, listener);
    }

    /** Removing, or not, what is no longer there. */
    public Ingestion prune(boolean prune) {
        return new Ingestion(index, reader, crawl, date, prune, threads, listener);
    }

    /** With so many threads. */
    public Ingestion threads(int threads) {
        return new Ingestion(index, reader, crawl, date, prune, threads, listener);
    }

    /** Telling this listener. */
    public Ingestion listener(Listener listener) {
        return new Ingestion(index, reader, crawl, date, prune, threads, listener);
    }

    /**
     * Brings the files under some folders in; a path may also be a file.
     *
     * @throws java.nio.file.NoSuchFileException if a path does not exist
     * @throws IllegalArgumentException if two paths have the same name
     * @throws dev.fathom.backend.IndexLockedException if another program writes this index
     */
    public IngestReport run(List<Path> paths) throws IOException {
        return new IngestionRun(this).run(Folder.list(paths, crawl), roots(paths));
    }

    /** What a run would do with a file, as far as can be told without reading it. */
    public enum Step {
        /** The index has no document of it. */
        ADD,
        /** It has changed on the disk: it would be read, and its document updated if that differs. */
        READ,
        /** The index holds it as it is. */
        KEEP
    }

    /** What a run would do, without reading a file or changing the index; what would be passed over is told to the listener. */
    public Map<Folder.Source, Step> plan(List<Path> paths) throws IOException {
        Map<String, Known> known = index.known();
        Map<Folder.Source, Step> plan = new LinkedHashMap<>();
        Folder.Listing listing = Folder.list(paths, crawl);
        listing.skips().forEach(listener::skipped);
        for (Folder.Source source : listing.sources()) {
            Known before = known.get(source.id());
            plan.put(source, before == null ? Step.ADD : isSame(source, before) ? Step.KEEP : Step.READ);
        }
        return plan;
    }

    private static Map<String, Path> roots(List<Path> paths) throws IOException {
        Map<String, Path> roots = new TreeMap<>();
        for (Path path : paths) {
            Path real = path.toRealPath();
            roots.put(real.getFileName() == null ? "" : real.getFileName().toString(), real);
        }
        return roots;
    }

    boolean isSame(Folder.Source source, Known before) {
        return source.version() != 0 && version(source) == before.version();
    }

    /** What the file is like, together with all else that its document depends on. */
    long version(Folder.Source source) {
        if (source.version() == 0) {
            return TOO_NEW;
        }
        long made = READING
                + 31L * index.fingerprint().extractor().hashCode()
                + index.fingerprint().splitter().hashCode()
                + 17L * date.hashCode();
        return source.version() ^ made * 0x9E3779B97F4A7C15L;
    }
}
