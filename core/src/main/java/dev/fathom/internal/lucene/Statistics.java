package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;

/** What is counted of the words of an index, whichever engine keeps it: how rare they are, and what acronyms stand for. */
public interface Statistics {

    /** In how many passages, figures or records a term stands. */
    int documentFrequency(Term term) throws IOException;

    /** How many passages, figures or records have a field. */
    int documents(String field) throws IOException;

    /** Says which terms will be asked for; an engine at the end of a line then asks once for all of them. */
    default void expect(Collection<Term> terms) throws IOException {}

    /** What documents define as acronyms, as far as it may concern a query of these terms. */
    AcronymDictionary acronyms(List<String> query) throws IOException;
}
