package dev.fathom.document;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Named values of a document: strings, numbers, booleans, dates, or lists of these. Immutable; keys are kept in
 * alphabetical order.
 */
public final class Metadata {

    /** The longest name, in UTF-16 code units. */
    public static final int MAX_NAME_LENGTH = 256;

    /** No values at all. */
    public static final Metadata EMPTY = new Metadata(new TreeMap<>());

    private final SequencedMap<String, List<Object>> values;

    private Metadata(TreeMap<String, List<Object>> values) {
        this.values = Collections.unmodifiableSequencedMap(values);
    }

    /**
     * Metadata of the given values.
     *
     * @param values by name: {@link String}, {@link Number}, {@link Boolean}, {@link LocalDate}, or a {@link List} of
     *     these
     * @throws IllegalArgumentException if a name is blank or longer than {@value #MAX_NAME_LENGTH} characters, or a value is of another type
     */
    public static Metadata of(Map<String, ?> values) {
        TreeMap<String, List<Object>> checked = new TreeMap<>();
        values.forEach((name, value) -> checked.put(checkName(name), asList(name, value)));
        return checked.isEmpty() ? EMPTY : new Metadata(checked);
    }

    private static String checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("a metadata name must not be blank and has at most " + MAX_NAME_LENGTH
                    + " characters, got " + name.length());
        }
        if (!WellFormed.of(name).equals(name)) {
            throw new IllegalArgumentException(
                    "a metadata name must be well-formed Unicode, got a surrogate standing alone");
        }
        return name;
    }

    private static List<Object> asList(String name, Object value) {
        List<?> list = value instanceof List<?> many ? many : List.of(value);
        return list.stream().map(one -> normalise(name, one)).toList();
    }

    private static Object normalise(String name, Object value) {
        return switch (value) {
            case String s -> WellFormed.of(s);
            case Boolean b -> b;
            case LocalDate d -> d;
            case Integer i -> i.longValue();
            case Long l -> l;
            case Number n when Double.isFinite(n.doubleValue()) -> n.doubleValue();
            default ->
                throw new IllegalArgumentException("metadata \"" + name
                        + "\" must be a string, finite number, boolean, date or a list of these, got "
                        + value.getClass().getSimpleName() + " " + value);
        };
    }

    /** The values by name; numbers are {@link Long} or {@link Double}. */
    public SequencedMap<String, List<Object>> asMap() {
        return values;
    }

    /** The first value of that name. */
    public Optional<Object> get(String name) {
        List<Object> list = values.getOrDefault(name, List.of());
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getFirst());
    }

    /** Whether there are no values. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata m && m.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
