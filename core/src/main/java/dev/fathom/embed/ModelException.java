package dev.fathom.embed;

import java.io.IOException;

/**
 * A model that the user brought cannot be loaded or failed: no engine on the class path, a file missing or damaged, no
 * network, a service that gave up. What was indexed is unharmed.
 */
public final class ModelException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence that says which model, what is wrong and what to do. */
    public ModelException(String message) {
        super(message);
    }

    /** With a sentence that says which model, what is wrong and what to do. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
