package dev.fathom.query;

import dev.fathom.query.Filter.Operator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Comparisons with a value as it is written: nothing in the text of a filter says whether a metadata name holds strings,
 * numbers or dates, so a value compares with every type that it can be read as.
 */
final class Comparison {

    private Comparison() {}

    /** A value in text, quoted or not, as a number, date or month; absent where it is neither, or a date that does not exist. */
    static Optional<Object> read(String written) {
        try {
            if (written.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Optional.of(LocalDate.parse(written));
            }
            if (written.matches("\\d{4}-\\d{2}")) {
                return Optional.of(YearMonth.parse(written));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        if (written.matches("[+-]?\\d{1,18}")) {
            return Optional.of(Long.valueOf(written));
        }
        if (written.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
            return Optional.of(Double.valueOf(written)).filter(Double::isFinite).map(number -> number);
        }
        return Optional.empty();
    }

    /** Compares with a value that stands in no quotes and may be of any type. */
    static Filter ofWritten(String name, Operator operator, String written) {
        if (written.equals("true") || written.equals("false")) {
            return new Filter.Compare(name, operator, Boolean.valueOf(written));
        }
        Filter string = new Filter.Compare(name, operator, written);
        return read(written)
                .filter(value -> !isName(name))
                .map(value -> operator == Operator.NOT_EQUAL
                        ? of(name, operator, value).and(string)
                        : of(name, operator, value).or(string))
                .orElse(string);
    }

    private static boolean isName(String name) {
        return name.equals("id") || name.equals("title");
    }

    /** Compares with a value of a known type; a year may be a number or a date, a quoted day a string or a date. */
    static Filter of(String name, Operator operator, Object value) {
        if (isName(name)) {
            return new Filter.Compare(name, operator, value.toString());
        }
        if (value instanceof YearMonth month) {
            return during(name, operator, month.atDay(1), month.atEndOfMonth());
        }
        if (value instanceof Long year && name.equals("date") && year >= 1 && year <= 9999) {
            return year(name, operator, year);
        }
        if (value instanceof Long year && year >= 1000 && year <= 2999) {
            return either(operator, new Filter.Compare(name, operator, value), year(name, operator, year));
        }
        if (value instanceof String text && read(text).orElse(text) instanceof LocalDate day) {
            return either(operator, new Filter.Compare(name, operator, text), new Filter.Compare(name, operator, day));
        }
        return new Filter.Compare(name, operator, value);
    }

    private static Filter either(Operator operator, Filter one, Filter other) {
        return operator == Operator.NOT_EQUAL ? one.and(other) : one.or(other);
    }

    private static Filter year(String name, Operator operator, long year) {
        return during(name, operator, LocalDate.of((int) year, 1, 1), LocalDate.of((int) year, 12, 31));
    }

    /** A comparison with a span of days: before its first, after its last, or within. */
    private static Filter during(String name, Operator operator, LocalDate first, LocalDate last) {
        return switch (operator) {
            case LESS, AT_LEAST -> new Filter.Compare(name, operator, first);
            case MORE, AT_MOST -> new Filter.Compare(name, operator, last);
            case EQUAL -> within(name, first, last);
            case NOT_EQUAL ->
                new Filter.Exists(name).and(within(name, first, last).not());
        };
    }

    private static Filter within(String name, LocalDate first, LocalDate last) {
        return new Filter.Compare(name, Operator.AT_LEAST, first).and(new Filter.Compare(name, Operator.AT_MOST, last));
    }
}
