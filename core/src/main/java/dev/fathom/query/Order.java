package dev.fathom.query;

/**
 * In what order figures come. Orders other than {@link #RELEVANCE} hold of the figures that match every word of the subject;
 * ties go by relevance.
 */
public enum Order {
    /** The best match first. */
    RELEVANCE,
    /** The largest value first, in the base unit of its dimension; ask for one unit to compare like with like. */
    LARGEST,
    /** The smallest value first. */
    SMALLEST,
    /** The latest end of the period first; figures without a period last. */
    LATEST,
    /** The earliest start of the period first; figures without a period last. */
    EARLIEST
}
