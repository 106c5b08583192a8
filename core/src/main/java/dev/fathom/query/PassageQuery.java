package dev.fathom.query;

import java.time.Duration;

/**
 * Asks for passages that say something. The text is plain words: no character of it is syntax.
 *
 * @param text the words, in any order and form
 * @param options which documents, how many hits, what to tell about them
 */
public record PassageQuery(String text, Options options) implements Query {

    /** A query with the default options. */
    public static PassageQuery of(String text) {
        return new PassageQuery(text, Options.DEFAULT);
    }

    /** Only documents that match {@code filter}. */
    public PassageQuery filter(Filter filter) {
        return new PassageQuery(text, options.withFilter(filter));
    }

    /** Skips the best {@code offset} hits. */
    public PassageQuery offset(int offset) {
        return new PassageQuery(text, options.withOffset(offset));
    }

    /** At most {@code limit} hits; default {@value Query#DEFAULT_LIMIT}. */
    public PassageQuery limit(int limit) {
        return new PassageQuery(text, options.withLimit(limit));
    }

    /** Whether near-duplicates are shown once; default true. */
    public PassageQuery collapse(boolean collapse) {
        return new PassageQuery(text, options.withCollapse(collapse));
    }

    /** Whether hits carry the parts of their score; default false. */
    public PassageQuery explain(boolean explain) {
        return new PassageQuery(text, options.withExplain(explain));
    }

    /** Whether all matches are counted; default false: the total may be a lower bound. */
    public PassageQuery exactTotal(boolean exact) {
        return new PassageQuery(text, options.withExactTotal(exact));
    }

    /** What may stand for the query's words; default {@link Thesaurus#english()}, {@link Thesaurus#none()} switches it off. */
    public PassageQuery thesaurus(Thesaurus thesaurus) {
        return new PassageQuery(text, options.withThesaurus(thesaurus));
    }

    /** Returns the best hits found within this time, marked partial; default: no limit. */
    public PassageQuery timeLimit(Duration limit) {
        return new PassageQuery(text, options.withTimeLimit(limit));
    }
}
