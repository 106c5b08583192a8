package dev.fathom.backend;

import java.io.IOException;

/** An index was built in a way that the settings it is opened with, or this version of Fathom, cannot read. */
public final class IndexMismatchException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence that says what was found, what was expected, and what to do. */
    public IndexMismatchException(String message) {
        super(message);
    }
}
