package dev.fathom.text;

/**
 * A short form that a text defines: {@code Gross Regional Domestic Product (GRDP)}.
 *
 * @param shortForm the abbreviation as written, {@code GRDP}
 * @param longForm what it stands for as written, {@code Gross Regional Domestic Product}
 * @param shortSpan where the short form stands in the text
 * @param longSpan where the long form stands in the text
 */
public record Acronym(String shortForm, String longForm, Span shortSpan, Span longSpan) {}
