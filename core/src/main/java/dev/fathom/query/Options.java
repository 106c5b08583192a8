package dev.fathom.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What queries of all kinds share.
 *
 * @param filter which documents may answer; at most {@link Filter#MAX_CONDITIONS} conditions, {@link Filter#MAX_DEPTH} deep
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
        if (!filter.isAll()) {
            conditions(filter, 0, 0);
        }
        timeLimit.filter(d -> d.isNegative() || d.isZero()).ifPresent(d -> {
            throw new IllegalArgumentException("a time limit must be positive, got " + d);
        });
    }

    /** Adds the conditions of a filter to those counted so far; stops at too many, for a filter may hold itself twice. */
    private static int conditions(Filter filter, int depth, int before) {
        if (depth > Filter.MAX_DEPTH) {
            throw new IllegalArgumentException("a filter is nested at most " + Filter.MAX_DEPTH
                    + " deep; put the parts of one \"all\" or \"any\" into one list");
        }
        if (before == Filter.MAX_CONDITIONS) {
            throw new IllegalArgumentException("a filter has at most " + Filter.MAX_CONDITIONS + " conditions");
        }
        List<Filter> parts = switch (filter) {
            case Filter.And(List<Filter> all) -> all;
            case Filter.Or(List<Filter> any) -> any;
            case Filter.Not(Filter part) -> List.of(part);
            case Filter.Exists exists -> List.of();
            case Filter.Compare compare -> List.of();
        };
        int count = before + 1;
        for (Filter part : parts) {
            count = conditions(part, depth + 1, count);
        }
        return count;
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
