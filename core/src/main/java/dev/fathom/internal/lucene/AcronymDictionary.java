package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.Map;

/** The acronyms that documents define, in the order of their terms; see {@link Definitions#recordTerms}. */
public interface AcronymDictionary {

    /** Whether there are none. */
    boolean isEmpty();

    /**
     * Counts the documents that define a form as this or that.
     *
     * @param form its terms
     * @param others gets what it stands for, with the number of documents
     * @return whether any form begins so
     */
    boolean collect(String form, Map<String, Integer> others) throws IOException;
}
