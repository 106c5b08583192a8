package dev.fathom.backend;

/** A document holds more text than an index takes; nothing of it was written. */
public final class DocumentTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** With a sentence that says which document, its size and the limit. */
    public DocumentTooLargeException(String message) {
        super(message);
    }
}
