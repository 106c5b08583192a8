package dev.fathom.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which documents may answer, by their metadata. Immutable tree. The names {@code id}, {@code title} and {@code date} stand
 * for the document's own; every other name for its metadata.
 */
public sealed interface Filter {

    /** The most conditions a filter can have, every all, any and not counted as one. */
    int MAX_CONDITIONS = 1000;

    /** How deep all, any and not can be nested. */
    int MAX_DEPTH = 64;

    /** Every document. */
    Filter ALL = new And(List.of());

    /** Whether this is {@link #ALL}. */
    default boolean isAll() {
        return this instanceof And(List<Filter> parts) && parts.isEmpty();
    }

    /** How a value is compared. */
    enum Operator {
        /** The same value; strings compare exactly. */
        EQUAL,
        /** Has the name, with another value. */
        NOT_EQUAL,
        /** Smaller. */
        LESS,
        /** Smaller or the same. */
        AT_MOST,
        /** Larger. */
        MORE,
        /** Larger or the same. */
        AT_LEAST
    }

    /**
     * All of them hold; none: every document.
     *
     * @param filters the parts
     */
    record And(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public And {
            filters = List.copyOf(filters);
        }
    }

    /**
     * At least one of them holds.
     *
     * @param filters the parts
     */
    record Or(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /**
     * It does not hold.
     *
     * @param filter the part
     */
    record Not(Filter filter) implements Filter {}

    /**
     * A value compares so.
     *
     * @param name the metadata name
     * @param operator how to compare
     * @param value a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or {@link LocalDate}
     */
    record Compare(String name, Operator operator, Object value) implements Filter {
        /** Checks the value's type. */
        public Compare {
            boolean known = value instanceof String
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof Boolean
                    || value instanceof LocalDate;
            if (!known) {
                throw new IllegalArgumentException(
                        "a filter compares with a string, long, double, boolean or date, got "
                                + value.getClass().getSimpleName());
            }
            if (value instanceof Double number && number.isNaN()) {
                throw new IllegalArgumentException("the filter on " + name + " compares with not-a-number");
            }
        }
    }

    /**
     * The document has a value of that name.
     *
     * @param name the metadata name
     */
    record Exists(String name) implements Filter {}

    /**
     * A filter written as text: {@code region == "africa" and (date >= 2020 or not exists author)}.
     *
     * <p>Compared is with {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=} and
     * {@code name in (value, value)}; joined with {@code and}, {@code or}, {@code not} and parentheses, {@code and} binding
     * more closely. Values are strings in double or single quotes, with {@code \\} before a quote that belongs to them;
     * numbers; {@code true} and {@code false}; days, months and, for dates, years: {@code 2020-05-17}, {@code 2020-05},
     * {@code 2020}. A name with blanks stands in quotes. Blank text is {@link #ALL}.
     *
     * @throws QuerySyntaxException where the text does not follow this, nests deeper than 100 or compares more than 400 times
     */
    static Filter parse(String text) {
        return FilterParser.parse(text);
    }

    /** The document with that id. */
    static Filter id(String id) {
        return new Compare("id", Operator.EQUAL, id);
    }

    /** The value of that name is {@code value}. */
    static Filter equal(String name, Object value) {
        return new Compare(name, Operator.EQUAL, value instanceof Integer i ? Long.valueOf(i) : value);
    }

    /** Both hold. */
    default Filter and(Filter other) {
        return new And(join(this instanceof And(List<Filter> parts) ? parts : List.of(this), other));
    }

    /** One of them holds. */
    default Filter or(Filter other) {
        return new Or(join(this instanceof Or(List<Filter> parts) ? parts : List.of(this), other));
    }

    /** This does not hold. */
    default Filter not() {
        return new Not(this);
    }

    private static List<Filter> join(List<Filter> parts, Filter other) {
        List<Filter> joined = new ArrayList<>(parts);
        joined.add(other);
        return joined;
    }
}
