package dev.fathom.cli;

/** The command line asks for something that cannot be; the message says what to do. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
