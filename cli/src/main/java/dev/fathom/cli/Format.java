package dev.fathom.cli;

/** How results are printed. */
enum Format {
    /** For people. */
    TABLE,
    /** One JSON value. */
    JSON,
    /** One JSON object a line. */
    JSONL,
    /** Comma-separated values with a header line. */
    CSV,
    /** A TREC run: {@code query Q0 document rank score tag}. */
    TREC
}
