package dev.fathom.internal.lucene;

import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.backend.IndexWriteException;
import dev.fathom.embed.ModelException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.ThreadInterruptedException;

/**
 * Turns what goes wrong over damaged files into one exception a caller can act on. Bytes that cannot be decoded show as
 * exceptions of every kind; which of them are damage, and which a fault of the program, the checksums tell.
 */
final class Guard {

    private final Directory directory;
    private final String name;

    /** The commit whose checksums were found right. */
    private volatile String sound = "";

    Guard(Directory directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /** Something done with an index. */
    interface Action<T> {
        T run() throws IOException;
    }

    <T> T reading(Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (IndexDamagedException | IndexMismatchException | IndexWriteException e) {
            throw e;
        } catch (LockObtainFailedException | InterruptedIOException | ModelException e) {
            throw e;
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new IndexMismatchException("the index " + name + " was written by another version of Lucene ("
                    + e.getMessage() + "); use the version of Fathom that built it, or build it anew from its sources");
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException e) {
            throw damaged(name, e);
        } catch (AlreadyClosedException e) {
            throw new IllegalStateException("the index " + name + " is closed", e);
        } catch (ThreadInterruptedException | ClosedByInterruptException e) {
            throw interrupted(name);
        } catch (IOException | RuntimeException | Error e) {
            if (!isOurs(e)) {
                requireSound(e);
            }
            throw e;
        }
    }

    /** Whether something can only go wrong over files that are damaged or missing. */
    static boolean isDamage(Throwable e) {
        return e instanceof IndexDamagedException
                || e instanceof CorruptIndexException
                || e instanceof EOFException
                || e instanceof FileNotFoundException
                || e instanceof NoSuchFileException;
    }

    static IndexDamagedException damaged(String name, Throwable e) {
        return Damage.found(name, message(e), e);
    }

    /** What a thread gets that is interrupted; its interrupt flag stays set. */
    static InterruptedIOException interrupted(String name) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException(
                "the work on the index " + name + " was cancelled: its thread was interrupted");
    }

    /** Whether Fathom itself refuses what a caller asks for; Lucene uses the same exceptions for bytes it cannot decode. */
    private static boolean isOurs(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("dev.fathom.query");
    }

    private void requireSound(Throwable suspicion) throws IOException {
        try {
            String commit = Objects.requireNonNullElse(SegmentInfos.getLastCommitSegmentsFileName(directory), "");
            if (!commit.equals(sound)) {
                Damage.check(directory, name);
                sound = commit;
            }
        } catch (AlreadyClosedException closed) {
            suspicion.addSuppressed(closed); // nothing can be read any more, so nothing was found damaged
        } catch (AccessDeniedException denied) {
            throw denied; // what may not be read was not found damaged either
        } catch (IOException | RuntimeException | Error damage) {
            IndexDamagedException found = Damage.found(name, message(damage), suspicion);
            found.addSuppressed(damage);
            throw found;
        }
    }

    private static String message(Throwable e) {
        return e instanceof NoSuchFileException missing
                ? "the file " + missing.getFile() + " is missing"
                : Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
