package dev.fathom.query;

/** A typed query. Immutable. */
public sealed interface Query permits PassageQuery, FigureQuery {

    /** How many hits a query returns unless it says otherwise. */
    int DEFAULT_LIMIT = 10;

    /** The most hits that can be asked for at once, offset included. */
    int MAX_WINDOW = 10_000;

    /** What every query has besides its subject: which documents, which hits of the ranking, what to tell about them. */
    Options options();
}
