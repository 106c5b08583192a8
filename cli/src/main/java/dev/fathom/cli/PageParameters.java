package dev.fathom.cli;

import dev.fathom.query.Filter;
import dev.fathom.query.Query;
import io.helidon.common.uri.UriQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/** What an address asks for after its question mark. */
final class PageParameters {

    /** What options of {@code fathom figures} can be asked for, under their names without dashes. */
    static final List<String> FIGURE_OPTIONS = List.of(
            "unit",
            "min",
            "max",
            "about",
            "from",
            "to",
            "direction",
            "kind",
            "place",
            "sort",
            "per-document",
            "certain");

    private static final int DEFAULT_COUNT = 10;

    private final UriQuery query;

    PageParameters(UriQuery query) {
        this.query = query;
    }

    /** Refuses names that mean nothing here, which are misspelt more often than superfluous. */
    void requireOnly(Set<String> known) {
        for (String name : query.names()) {
            if (!known.contains(name)) {
                throw new UsageException("there is no parameter " + name + " here; there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** A value that is not blank. */
    Optional<String> text(String name) {
        return query.contains(name) ? Optional.of(query.get(name)).filter(value -> !value.isBlank()) : Optional.empty();
    }

    String words() {
        return text("q").orElse("");
    }

    int offset() {
        return count("offset", 0, 0);
    }

    int limit() {
        int limit = count("n", DEFAULT_COUNT, 1);
        if ((long) offset() + limit > Query.MAX_WINDOW) {
            throw new UsageException("offset and n add up to at most " + Query.MAX_WINDOW);
        }
        return limit;
    }

    int count(String name, int otherwise, int least) {
        return text(name).map(value -> count(name, value, least)).orElse(otherwise);
    }

    private static int count(String name, String value, int least) {
        try {
            int count = Integer.parseInt(value);
            if (count >= least) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below, with the numbers that are too small
        }
        throw new UsageException(name + " takes a count from " + least + ", got " + value);
    }

    /** Which documents may answer. */
    Filter filter() {
        Filter written = text("filter").map(Filter::parse).orElse(Filter.ALL);
        return text("document").map(id -> written.and(Filter.id(id))).orElse(written);
    }

    /** The options of {@code fathom figures}, read as on the command line. */
    FigureOptions figureOptions() {
        Arguments taken = new Arguments();
        FigureOptions options = new FigureOptions(taken);
        String[] arguments = FIGURE_OPTIONS.stream()
                .filter(name -> text(name).isPresent())
                .map(name -> "--" + name + "=" + text(name).orElseThrow())
                .toArray(String[]::new);
        try {
            taken.line().setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        } catch (ParameterException e) {
            throw withoutDashes(e);
        }
        return options;
    }

    /** The same failure, naming parameters and not options. */
    static UsageException withoutDashes(RuntimeException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "wrong usage");
        return new UsageException(message.replace("option '--", "'").replace("--", ""));
    }
}
