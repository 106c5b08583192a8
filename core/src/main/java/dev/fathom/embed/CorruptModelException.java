package dev.fathom.embed;

import java.io.IOException;

/** The bytes read are not a whole, unchanged model of a format this version knows; learning anew is the remedy. */
public final class CorruptModelException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptModelException(String message) {
        super(message);
    }
}
