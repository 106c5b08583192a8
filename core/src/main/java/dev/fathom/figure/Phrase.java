package dev.fathom.figure;

/**
 * Tokens that belong together.
 *
 * @param first the first token
 * @param last the last token
 */
record Phrase(int first, int last) {}
