package dev.fathom.backend;

/** The kinds of things an index holds. */
public enum Kind {
    /** Source documents. */
    DOCUMENT,
    /** Passages. */
    PASSAGE,
    /** Figures. */
    FIGURE
}
