package dev.fathom.document.format;

import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Reads plain text, Markdown, HTML, PDF, Office files (.docx, .pptx, .xlsx, .doc, .ppt, .xls), OpenDocument, RTF, EPUB, e-mail,
 * CSV, TSV and JSON lines.
 *
 * <p>Plain text in UTF-8 or UTF-16 is read here; everything else in processes of their own, as many as threads read at a time. A
 * file that takes too much time or memory, or kills its process, costs that process only: it is refused with the reason, and the
 * next file gets a new process. Safe to share between threads; closing ends the processes.
 */
public final class ForkedReader implements DocumentReader, Closeable {

    private final Limits limits;
    private final String classPath;
    private final DocumentReader plain;
    private final ScheduledThreadPoolExecutor clock;
    private final ConcurrentLinkedDeque<Fork> idle = new ConcurrentLinkedDeque<>();
    private final Set<Fork> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ForkedReader(Limits limits, String classPath) {
        this.limits = limits;
        this.classPath = classPath;
        this.plain = DocumentReader.plainText(limits.maxFileSize(), this::readForked);
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("fathom-reader-clock").factory());
        this.clock.setRemoveOnCancelPolicy(true);
    }

    /** A reader with the default limits, whose processes have this one's class path. No process is started yet. */
    public static ForkedReader open() {
        return open(Limits.DEFAULT);
    }

    /** A reader whose processes have this one's class path. No process is started yet. */
    public static ForkedReader open(Limits limits) {
        return open(limits, System.getProperty("java.class.path"));
    }

    /**
     * A reader whose processes have a class path of their own: Tika need not be on this one's. No process is started yet.
     *
     * @param classPath what {@code java -cp} takes; it holds Fathom and Tika's parser modules
     */
    public static ForkedReader open(Limits limits, String classPath) {
        return new ForkedReader(limits, classPath);
    }

    @Override
    public Optional<Document> read(Path file, String id) throws IOException {
        Optional<FileKind> kind = FileKind.of(file);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return kind.get() == FileKind.TEXT ? plain.read(file, id) : readForked(file, id);
    }

    private Optional<Document> readForked(Path file, String id) throws IOException {
        requireFits(file);
        Fork fork = fork();
        try {
            return Optional.of(fork.read(file, id));
        } finally {
            giveBack(fork);
        }
    }

    private void requireFits(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        if (attributes.size() > limits.maxFileSize()) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "holds " + attributes.size() + " bytes, and at most " + limits.maxFileSize()
                            + " are read; split it");
        }
    }

    private Fork fork() throws IOException {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        Fork waiting = idle.poll();
        if (waiting != null) {
            return waiting;
        }
        Fork fork = new Fork(limits, classPath, clock);
        all.add(fork);
        return fork;
    }

    private void giveBack(Fork fork) throws IOException {
        if (fork.isAlive() && !closed) {
            idle.push(fork);
        } else {
            all.remove(fork);
            fork.close();
        }
    }

    /** Ends all processes; what is being read is refused. */
    @Override
    public void close() throws IOException {
        closed = true;
        clock.shutdownNow();
        IOException failure = null;
        for (Fork fork : all) {
            try {
                fork.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
