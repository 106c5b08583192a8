package dev.fathom;

import dev.fathom.FathomIndex.Change;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Known;
import dev.fathom.document.Crawl;
import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

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

    /** Files together larger than this part of the heap are not read at a time. */
    private static final int HEAP_PART = 24;

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
        return new Run().run(Folder.list(paths, crawl), roots(paths));
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

    private boolean isSame(Folder.Source source, Known before) {
        return source.version() != 0 && version(source) == before.version();
    }

    /** What the file is like, together with all else that its document depends on. */
    private long version(Folder.Source source) {
        if (source.version() == 0) {
            return TOO_NEW;
        }
        long made = READING
                + 31L * index.fingerprint().extractor().hashCode()
                + index.fingerprint().splitter().hashCode()
                + 17L * date.hashCode();
        return source.version() ^ made * 0x9E3779B97F4A7C15L;
    }

    /** One run. */
    private final class Run {

        /** What a thread made of a file. */
        private record Result(Folder.Source source, Optional<Entry> entry, Optional<Throwable> failure) {}

        private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
        private final List<Folder.Skip> skips = new ArrayList<>();
        private final long mostBytes = Math.max(1 << 20, Runtime.getRuntime().maxMemory() / HEAP_PART);
        private int added;
        private int updated;
        private int unchanged;
        private int removed;
        private int underWay;
        private long bytesUnderWay;

        IngestReport run(Folder.Listing listing, Map<String, Path> roots) throws IOException {
            listing.skips().forEach(this::skip);
            listener.found(listing.sources().size());
            Map<String, Known> known = index.known();
            List<Folder.Source> toRead = new ArrayList<>();
            for (Folder.Source source : listing.sources()) {
                Known before = known.get(source.id());
                if (before != null && isSame(source, before)) {
                    unchanged++;
                    listener.done();
                } else {
                    toRead.add(source);
                }
            }
            if (!toRead.isEmpty()) {
                read(toRead, known);
            }
            if (prune) {
                remove(known, listing, roots);
            }
            return new IngestReport(added, updated, unchanged, removed, skips, duplicates(listing, known));
        }

        private void skip(Folder.Skip skip) {
            skips.add(skip);
            listener.skipped(skip);
        }

        private void read(List<Folder.Source> sources, Map<String, Known> known) throws IOException {
            Iterator<Folder.Source> next = sources.iterator();
            Folder.Source waiting = next.next();
            ExecutorService pool = Executors.newFixedThreadPool(
                    threads,
                    Thread.ofPlatform().daemon().name("fathom-reader-", 0).factory());
            try {
                while (waiting != null || underWay > 0) {
                    while (waiting != null && fits(waiting)) {
                        Folder.Source source = waiting;
                        underWay++;
                        bytesUnderWay += source.size();
                        pool.execute(() -> results.add(prepare(source)));
                        waiting = next.hasNext() ? next.next() : null;
                    }
                    write(results.take(), known);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while files were read");
            } finally {
                pool.shutdownNow();
            }
        }

        private boolean fits(Folder.Source source) {
            return underWay == 0 || underWay < 4 * threads && bytesUnderWay + source.size() <= mostBytes;
        }

        private Result prepare(Folder.Source source) {
            try {
                Optional<Document> document = reader.read(source.path(), source.id());
                if (document.isEmpty()) {
                    throw new java.nio.file.FileSystemException(
                            source.path().toString(), null, "not a kind of file that can be read");
                }
                Document dated = date.map(document.get()::withDate).orElse(document.get());
                return new Result(source, index.prepare(dated, version(source)), Optional.empty());
            } catch (IOException | RuntimeException | Error e) {
                return new Result(source, Optional.empty(), Optional.of(e));
            }
        }

        private void write(Result result, Map<String, Known> known) throws IOException {
            Folder.Source source = result.source();
            underWay--;
            bytesUnderWay -= source.size();
            if (result.failure().isPresent()) {
                failed(source, result.failure().get());
            } else if (result.entry().isPresent()) {
                Entry entry = result.entry().get();
                if (index.put(entry) == Change.ADDED) {
                    added++;
                } else {
                    updated++;
                }
                known.put(source.id(), new Known(entry.hash(), entry.version()));
            } else {
                unchanged++;
                if (known.containsKey(source.id()) && source.version() != 0) {
                    index.know(source.id(), version(source));
                }
            }
            listener.done();
        }

        /** A file that cannot be read is passed over; what ails the index ends the run. */
        private void failed(Folder.Source source, Throwable failure) throws IOException {
            switch (failure) {
                case dev.fathom.backend.IndexLockedException e -> throw e;
                case dev.fathom.backend.IndexWriteException e -> throw e;
                case dev.fathom.backend.IndexDamagedException e -> throw e;
                case InterruptedIOException e -> throw e;
                case IOException e -> skip(new Folder.Skip(source.path(), reason(e)));
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }

        private static String reason(IOException e) {
            return switch (e) {
                case java.nio.file.NoSuchFileException gone -> "is no longer there";
                case java.nio.file.AccessDeniedException denied -> "cannot be accessed: permission denied";
                case java.nio.file.FileSystemException other when other.getReason() != null -> other.getReason();
                default -> String.valueOf(e.getMessage());
            };
        }

        /** Removes the documents of files that were under the roots and are there no more. What could not be looked into stays. */
        private void remove(Map<String, Known> known, Folder.Listing listing, Map<String, Path> roots)
                throws IOException {
            Set<String> there = new HashSet<>();
            listing.sources().forEach(source -> there.add(source.id()));
            Set<String> unseen = unseen(listing, roots);
            for (Map.Entry<String, Known> document : Map.copyOf(known).entrySet()) {
                String id = document.getKey();
                boolean fromFile = document.getValue().version() != 0;
                if (fromFile && !there.contains(id) && isUnder(id, roots.keySet()) && !isUnder(id, unseen)) {
                    removed += index.delete(id) ? 1 : 0;
                    known.remove(id);
                }
            }
        }

        /** The ids of what could not be looked into, a folder's being that of all under it. */
        private static Set<String> unseen(Folder.Listing listing, Map<String, Path> roots) {
            Set<String> ids = new HashSet<>();
            for (Folder.Skip skip : listing.skips()) {
                roots.forEach((name, root) -> {
                    if (!skip.byRule() && skip.path().startsWith(root)) {
                        String inner = root.relativize(skip.path()).toString().replace('\\', '/');
                        ids.add(inner.isEmpty() ? name : name + "/" + inner);
                    }
                });
            }
            return ids;
        }

        /** Whether an id is one of these or stands under one of them. */
        private static boolean isUnder(String id, Set<String> folders) {
            for (int end = id.length(); end > 0; end = id.lastIndexOf('/', end - 1)) {
                if (folders.contains(id.substring(0, end))) {
                    return true;
                }
            }
            return false;
        }

        private static Map<String, String> duplicates(Folder.Listing listing, Map<String, Known> known) {
            Map<String, String> first = new TreeMap<>();
            Map<String, String> duplicates = new TreeMap<>();
            for (Folder.Source source : listing.sources()) {
                Known document = known.get(source.id());
                String other = document == null ? null : first.putIfAbsent(document.hash(), source.id());
                if (other != null) {
                    duplicates.put(source.id(), other);
                }
            }
            return duplicates;
        }
    }
}
