package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * Prints hits of one kind.
 *
 * @param <H> the kind of hit
 */
interface HitPrinter<H> {

    /** For people. */
    void table(PrintWriter out, H hit);

    /** As one JSON object. */
    void json(JsonGenerator json, H hit) throws IOException;

    /** The names of the columns of {@link #row}. */
    List<String> columns();

    /** As a row of a table. */
    List<String> row(H hit);

    /** Document, rank and score, as in a TREC run. */
    String trec(H hit);
}
