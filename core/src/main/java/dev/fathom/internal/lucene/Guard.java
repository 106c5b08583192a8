package dev.fathom.internal.lucene;

import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.backend.IndexMismatchException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;

/** Turns what Lucene throws over damaged files into one exception a caller can act on. */
final class Guard {

    private Guard() {}

    /** Something done with an index. */
    interface Action<T> {
        T run() throws IOException;
    }

    static <T> T reading(String name, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (IndexDamagedException | IndexLockedException | IndexMismatchException e) {
            throw e;
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new IndexMismatchException("the index " + name + " was written by another version of Lucene ("
                    + e.getMessage() + "); build it anew from its sources");
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException e) {
            throw damaged(name, e);
        } catch (AlreadyClosedException e) {
            throw new IllegalStateException("the index " + name + " is closed", e);
        } catch (RuntimeException e) {
            if (isOurs(e)) {
                throw e;
            }
            throw damaged(name, e);
        } catch (AssertionError e) {
            throw damaged(name, e);
        }
    }

    /** Whether Fathom itself refuses what a caller asks for; Lucene uses the same exceptions for bytes it cannot decode. */
    private static boolean isOurs(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("dev.fathom.query");
    }

    private static IndexDamagedException damaged(String name, Throwable cause) {
        return new IndexDamagedException(
                "the index " + name + " is damaged (" + cause.getMessage()
                        + "); restore a snapshot of it, or build it anew from its sources",
                cause);
    }
}
