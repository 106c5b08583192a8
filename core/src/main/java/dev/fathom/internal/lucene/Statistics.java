package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What is counted of the words of an index, whichever engine keeps it: how rare they are, and what acronyms stand for. */
public interface Statistics {

    /** In how many passages, figures or records a term stands. */
    int documentFrequency(Term term) throws IOException;

    /** A query for a term, which need not look it up again. */
    default Query query(Term term) throws IOException {
        return new TermQuery(term);
    }

    /** How many passages, figures or records have a field. */
    int documents(String field) throws IOException;

    /** Says which terms will be asked for; an engine at the end of a line then asks once for all of them. */
    default void expect(Supplier<Set<Term>> terms) throws IOException {}

    /** What documents define as acronyms, as far as it may concern a query of these terms. */
    AcronymDictionary acronyms(List<String> query) throws IOException;
}
