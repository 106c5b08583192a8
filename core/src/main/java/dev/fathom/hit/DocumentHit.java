package dev.fathom.hit;

/**
 * A document that answers a query, by its best passage.
 *
 * @param rank its place in the ranking, from 1
 * @param score the score of its best passage; comparable within one answer only
 * @param source the document
 */
public record DocumentHit(int rank, double score, Source source) {}
