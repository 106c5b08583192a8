package dev.fathom.document.format;

/** A file cannot be read; the message says why, as a reason after the file's name. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableException(String reason) {
        super(reason);
    }
}
