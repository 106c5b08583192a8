package dev.fathom.opensearch;

import java.io.IOException;

/** A server could not be reached, or refused what it was asked. What was acknowledged before is safe. */
public final class ServerException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    ServerException(String message, int status) {
        super(message);
        this.status = status;
    }

    ServerException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }
}
