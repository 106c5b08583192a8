package dev.fathom;

import dev.fathom.FathomIndex.Change;
import dev.fathom.backend.Entry;
import dev.fathom.backend.Known;
import dev.fathom.document.Document;
import dev.fathom.document.Folder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** One run: reads what has changed by several threads and writes it by the one that calls. For one call of {@link #run}. */
final class IngestionRun {

    /** Files together larger than this part of the heap are not read at a time. */
    private static final int HEAP_PART = 24;

    /** What a thread made of a file. */
    private record Result(Folder.Source source, Optional<Entry> entry, Optional<Throwable> failure) {}

    private final Ingestion ingestion;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final List<Folder.Skip> skips = new ArrayList<>();
    private final long mostBytes = Math.max(1 << 20, Runtime.getRuntime().maxMemory() / HEAP_PART);
    private int added;
    private int updated;
    private int unchanged;
    private int removed;
    private int underWay;
    private long bytesUnderWay;

    IngestionRun(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    IngestReport run(Folder.Listing listing, Map<String, Path> roots) throws IOException {
        listing.skips().forEach(this::skip);
        ingestion.listener().found(listing.sources().size());
        Map<String, Known> known = ingestion.index().known();
        List<Folder.Source> toRead = new ArrayList<>();
        for (Folder.Source source : listing.sources()) {
            Known before = known.get(source.id());
            if (before != null && ingestion.isSame(source, before)) {
                unchanged++;
                ingestion.listener().done();
            } else {
                toRead.add(source);
            }
        }
        if (!toRead.isEmpty()) {
            read(toRead, known);
        }
        if (ingestion.prune()) {
            remove(known, listing, roots);
        }
        return new IngestReport(added, updated, unchanged, removed, skips, duplicates(listing, known));
    }

    private void skip(Folder.Skip skip) {
        skips.add(skip);
        ingestion.listener().skipped(skip);
    }

    private void read(List<Folder.Source> sources, Map<String, Known> known) throws IOException {
        Iterator<Folder.Source> next = sources.iterator();
        Folder.Source waiting = next.next();
        ExecutorService pool = Executors.newFixedThreadPool(
                ingestion.threads(),
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
        return underWay == 0 || underWay < 4 * ingestion.threads() && bytesUnderWay + source.size() <= mostBytes;
    }

    private Result prepare(Folder.Source source) {
        try {
            Optional<Document> document = ingestion.reader().read(source.path(), source.id());
            if (document.isEmpty()) {
                throw new java.nio.file.FileSystemException(
                        source.path().toString(), null, "not a kind of file that can be read");
            }
            Document dated = ingestion.date().map(document.get()::withDate).orElse(document.get());
            return new Result(
                    source, ingestion.index().writer().prepare(dated, ingestion.version(source)), Optional.empty());
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
            if (ingestion.index().writer().put(entry) == Change.ADDED) {
                added++;
            } else {
                updated++;
            }
            known.put(source.id(), new Known(entry.hash(), entry.version()));
        } else {
            unchanged++;
            if (known.containsKey(source.id()) && source.version() != 0) {
                ingestion.index().writer().know(source.id(), ingestion.version(source));
            }
        }
        ingestion.listener().done();
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
    private void remove(Map<String, Known> known, Folder.Listing listing, Map<String, Path> roots) throws IOException {
        Set<String> there = new HashSet<>();
        listing.sources().forEach(source -> there.add(source.id()));
        Set<String> unseen = unseen(listing, roots);
        for (Map.Entry<String, Known> document : Map.copyOf(known).entrySet()) {
            String id = document.getKey();
            boolean fromFile = document.getValue().version() != 0;
            if (fromFile && !there.contains(id) && isUnder(id, roots.keySet()) && !isUnder(id, unseen)) {
                removed += ingestion.index().delete(id) ? 1 : 0;
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
