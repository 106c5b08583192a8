package dev.fathom.query;

import java.time.Duration;
import java.util.Optional;

/**
 * What queries of all kinds share.
 *
 * @param filter which documents may answer
 * @param offset how many of the best hits to skip, 0 or more
 * @param limit how many hits to return at most, 1 or more; {@code offset + limit} is at most {@link Query#MAX_WINDOW}
 * @param collapse whether near-duplicates are shown once, with the places where else they stand
 * @param explain whether hits carry the parts of their score
 * @param exactTotal whether all matches are counted; else {@code total} may be a lower bound
 * @param thesaurus what may stand for the query's words; {@link Thesaurus#none()}: only the words themselves
 * @param timeLimit after this the best hits found so far are returned, marked partial; absent: no limit
 */
public record Options(
        Filter filter,
        int offset,
        int limit,
        boolean collapse,
        boolean explain,
        boolean exactTotal,
        Thesaurus thesaurus,
        Optional<Duration> timeLimit) {

    /**
     * All documents, the first {@link Query#DEFAULT_LIMIT} hits, duplicates collapsed, no explanations, Fathom's own
     * thesaurus.
     */
    public static final Options DEFAULT =
            new Options(Filter.ALL, 0, Query.DEFAULT_LIMIT, true, false, false, Thesaurus.english(), Optional.empty());

    /** Checks the numbers. */
    public Options {
        if (offset < 0 || limit < 1 || (long) offset + limit > Query.MAX_WINDOW) {
            throw new IllegalArgumentException("a query needs offset >= 0, limit >= 1 and offset + limit <= "
                    + Query.MAX_WINDOW + ", got offset " + offset + " and limit " + limit);
        }
        timeLimit.filter(d -> d.isNegative() || d.isZero()).ifPresent(d -> {
            throw new IllegalArgumentException("a time limit must be positive, got " + d);
        });
    }

    Options withFilter(Filter filter) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }

    Options withOffset(int offset) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }

    Options withLimit(int limit) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }

    Options withCollapse(boolean collapse) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }

    Options withExplain(boolean explain) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }

    Options withExactTotal(boolean exactTotal) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }

    Options withTimeLimit(Duration timeLimit) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, Optional.of(timeLimit));
    }

    Options withThesaurus(Thesaurus thesaurus) {
        return new Options(filter, offset, limit, collapse, explain, exactTotal, thesaurus, timeLimit);
    }
}
