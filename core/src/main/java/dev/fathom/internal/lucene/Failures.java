package dev.fathom.internal.lucene;

import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexWriteException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a caller is told when writing an index failed.
 *
 * @param name what to call the index
 */
record Failures(String name) {

    /** The changes are still there. */
    IndexWriteException kept(Throwable e) {
        return new IndexWriteException(
                "writing the index " + name + " failed (" + reason(e)
                        + "); nothing is lost: the changes since the last commit are kept, commit again when the cause"
                        + " is mended",
                true,
                e);
    }

    /** The changes are given up. A merge reads what was written before, and may be the first to find it damaged. */
    IOException lost(Throwable e) {
        return Guard.isDamage(e)
                ? Guard.damaged(name, e)
                : new IndexWriteException(
                        "writing the index " + name + " failed (" + reason(e)
                                + "); what was committed is safe, the changes since then are not kept: mend the cause"
                                + " and make them again, after rollback() where the index stays open",
                        false,
                        e);
    }

    /** The same as before, from where it is thrown now. */
    static IOException again(IOException failure) {
        String message = Objects.requireNonNull(failure.getMessage());
        return failure instanceof IndexDamagedException
                ? new IndexDamagedException(message, failure)
                : new IndexWriteException(message, false, failure);
    }

    IndexWriteException rolledBack(Throwable e) {
        return new IndexWriteException(
                "the change of the index " + name + " was rolled back by another thread; make it again", false, e);
    }

    IndexWriteException notOpened(IOException e) {
        return new IndexWriteException(
                "the index " + name + " could not be opened for writing (" + reason(e) + ")", true, e);
    }

    IndexWriteException notClosed(IOException e) {
        return new IndexWriteException(
                "ending the work on the index " + name + " failed (" + reason(e) + "); what was committed is safe",
                false,
                e);
    }

    IndexWriteException notCopied(Path target, IOException e) {
        return new IndexWriteException(
                "copying the index " + name + " to " + target + " failed (" + reason(e)
                        + "); nothing of it is left there, and the index is as it was: mend the cause and copy again",
                true,
                e);
    }

    private static String reason(Throwable e) {
        return e instanceof NoSuchFileException gone ? gone.getFile() + " does not exist" : message(e);
    }

    private static String message(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
