package dev.fathom.document.format;

import dev.fathom.document.Document;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process that reads files, one after the other, until one of them kills it. Not safe to share between threads. */
final class Fork implements Closeable {

    /** What a Java process that ran out of memory ends with. */
    private static final int OUT_OF_MEMORY = 3;

    /** What one whose main class was not found ends with. */
    private static final int NOT_STARTED = 1;

    private static final int PATIENCE_SECONDS = 10;

    private final Limits limits;
    private final ScheduledExecutorService clock;
    private final Path temporary;
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private volatile boolean late;

    /** Starts the process. */
    Fork(Limits limits, String classPath, ScheduledExecutorService clock) throws IOException {
        this.limits = limits;
        this.clock = clock;
        this.temporary = Files.createTempDirectory("fathom-reader");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.memory() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath,
                ReaderProcess.class.getName(),
                Integer.toString(limits.maxTextLength())));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        // What a user sets for his own processes could change what this one prints.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        try {
            this.process = builder.start();
        } catch (IOException e) {
            delete(temporary);
            throw e;
        }
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The document of a file; {@link FileSystemException} with the reason where there is none, and then the process may be dead. */
    Document read(Path file, String id) throws IOException {
        ScheduledFuture<?> alarm = clock.schedule(this::stop, limits.time().toMillis(), TimeUnit.MILLISECONDS);
        try {
            Wire.writeString(requests, file.toAbsolutePath().toString());
            requests.flush();
            if (answers.readUnsignedByte() == Wire.READ) {
                return Wire.readDocument(answers, id);
            }
            throw new FileSystemException(file.toString(), null, Wire.readString(answers));
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, death());
        } finally {
            alarm.cancel(false);
        }
    }

    private void stop() {
        late = true;
        process.destroyForcibly();
    }

    private String death() throws IOException {
        process.destroyForcibly();
        if (late) {
            return "took longer than " + limits.time().toMillis() / 1000.0 + " s to read";
        }
        int code = exitCode();
        return switch (code) {
            case OUT_OF_MEMORY -> "needs more than " + limits.memory() + " MB of memory to read";
            case NOT_STARTED ->
                "cannot be read: the process that reads did not start; its class path must hold Fathom itself";
            default -> "ended the process that read it (exit code " + code + ")";
        };
    }

    private int exitCode() throws IOException {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while a file was read");
        }
    }

    /** Ends the process and removes what it left behind. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        exitCode();
        delete(temporary);
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
