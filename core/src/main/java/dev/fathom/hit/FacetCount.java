package dev.fathom.hit;

/**
 * How many matches of a query have one value of a {@link dev.fathom.query.Facet}.
 *
 * @param value the value
 * @param count how many matches have it
 */
public record FacetCount(String value, long count) {}
