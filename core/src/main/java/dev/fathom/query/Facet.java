package dev.fathom.query;

/**
 * What the matches of a query can be counted by.
 *
 * @param kind by what
 * @param name the metadata name for {@link Kind#METADATA}; else empty
 */
public record Facet(Kind kind, String name) {

    /** By what is counted. */
    public enum Kind {
        /** The unit as stated; figures only. */
        UNIT,
        /** Every year of the period; figures only. */
        YEAR,
        /** The place as written; figures only. */
        PLACE,
        /** The documents' ids. */
        DOCUMENT,
        /** The values of one name in the documents' metadata. */
        METADATA
    }

    /** The units as stated. */
    public static final Facet UNIT = new Facet(Kind.UNIT, "");

    /** The years figures speak of; a longer period counts for each of its years, for 50 of them at most. */
    public static final Facet YEAR = new Facet(Kind.YEAR, "");

    /** The places as written. */
    public static final Facet PLACE = new Facet(Kind.PLACE, "");

    /** The documents' ids; of documents with as many matches as the last one counted, those added first are. */
    public static final Facet DOCUMENT = new Facet(Kind.DOCUMENT, "");

    /** The strings, numbers and dates of one name in the documents' metadata; {@code date} stands for the document's own. */
    public static Facet metadata(String name) {
        return new Facet(Kind.METADATA, name);
    }
}
