package dev.fathom.backend;

import java.io.IOException;

/** Another writer holds the index. Reading it works; writing works once the other has closed it or has ended. */
public final class IndexLockedException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence that says which index and who holds it. */
    public IndexLockedException(String message) {
        super(message);
    }
}
