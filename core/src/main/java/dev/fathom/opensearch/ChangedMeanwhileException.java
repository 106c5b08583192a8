package dev.fathom.opensearch;

import java.io.IOException;

/** A document that was found is gone before it could be read: the search has to be done again. */
final class ChangedMeanwhileException extends IOException {

    private static final long serialVersionUID = 1;

    ChangedMeanwhileException() {
        super("the index changed while it was searched, again and again; search again, or search a view of it");
    }
}
