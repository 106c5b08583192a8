package dev.fathom.backend;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files of an index are damaged or missing. Restore a snapshot, or build the index anew from its sources. */
public final class IndexDamagedException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence that says which index, and what was found. */
    public IndexDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
