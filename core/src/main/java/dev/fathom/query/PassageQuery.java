package dev.fathom.query;

import java.time.Duration;
import java.util.Optional;

/**
 * Asks for passages that say something. The text is plain words, no character of it syntax, unless the query is made by
 * {@link #syntax}.
 *
 * @param text the words, in any order and form
 * @param expression what must, may or must not be said, in place of any of the words
 * @param stating a figure that passages must state
 * @param options which documents, how many hits, what to tell about them
 */
public record PassageQuery(String text, Optional<Expression> expression, Optional<FigureQuery> stating, Options options)
        implements Query {

    /** A query of plain words with the default options. */
    public static PassageQuery of(String text) {
        return new PassageQuery(text, Optional.empty(), Optional.empty(), Options.DEFAULT);
    }

    /**
     * A query in explicit syntax, as {@link Expression#parse} reads it: phrases, fields, prefixes, fuzzy words, and, or, not.
     * The thesaurus adds nothing to what is asked for so exactly.
     *
     * @throws QuerySyntaxException where the text does not follow the syntax; says where
     */
    public static PassageQuery syntax(String text) {
        return of(Expression.parse(text));
    }

    /** A query built as a tree. */
    public static PassageQuery of(Expression expression) {
        return new PassageQuery(expression.words(), Optional.of(expression), Optional.empty(), Options.DEFAULT);
    }

    private PassageQuery with(Options options) {
        return new PassageQuery(text, expression, stating, options);
    }

    /**
     * Only passages that state a figure as {@code query} asks for it, every word of its subject included: passages that state a
     * growth above 8 %. Its preferences, order, limits and document filter are left aside.
     */
    public PassageQuery stating(FigureQuery query) {
        return new PassageQuery(text, expression, Optional.of(query), options);
    }

    /** Only documents that match {@code filter}. */
    public PassageQuery filter(Filter filter) {
        return with(options.withFilter(filter));
    }

    /** Skips the best {@code offset} hits. */
    public PassageQuery offset(int offset) {
        return with(options.withOffset(offset));
    }

    /** At most {@code limit} hits; default {@value Query#DEFAULT_LIMIT}. */
    public PassageQuery limit(int limit) {
        return with(options.withLimit(limit));
    }

    /** Whether near-duplicates are shown once; default true. */
    public PassageQuery collapse(boolean collapse) {
        return with(options.withCollapse(collapse));
    }

    /** Whether hits carry the parts of their score; default false. */
    public PassageQuery explain(boolean explain) {
        return with(options.withExplain(explain));
    }

    /** Whether all matches are counted; default false: the total may be a lower bound. */
    public PassageQuery exactTotal(boolean exact) {
        return with(options.withExactTotal(exact));
    }

    /** What may stand for the query's words; default {@link Thesaurus#english()}, {@link Thesaurus#none()} switches it off. */
    public PassageQuery thesaurus(Thesaurus thesaurus) {
        return with(options.withThesaurus(thesaurus));
    }

    /** Returns the best hits found within this time, marked partial; default: no limit. */
    public PassageQuery timeLimit(Duration limit) {
        return with(options.withTimeLimit(limit));
    }
}
