package dev.fathom.backend;

import java.io.IOException;

/**
 * Writing an index failed, as it does when the disk is full. What was committed is safe, and searches go on. Either the
 * changes since the last commit are kept and {@code FathomIndex.commit()} can be tried again, or they are given up: then the
 * index takes no more until {@code FathomIndex.rollback()} has been called, so that nobody commits without noticing.
 */
public final class IndexWriteException extends IOException {

    private static final long serialVersionUID = 1;

    /** Whether the changes before stay. */
    private final boolean changesKept;

    /** With a sentence that says which index, what failed and what to do. */
    public IndexWriteException(String message, boolean changesKept, Throwable cause) {
        super(message, cause);
        this.changesKept = changesKept;
    }

    /**
     * Whether the changes since the last commit are still there to be committed. A merge that fails in the background while
     * the disk is full may give them up later; the next call says so.
     */
    public boolean changesKept() {
        return changesKept;
    }
}
