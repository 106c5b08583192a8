package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.FacetCount;
import dev.fathom.query.Facet;
import dev.fathom.query.Query;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** By what matches are counted. */
final class FacetChoice {

    private static final int MOST_VALUES = 20;

    private final Supplier<List<String>> names;

    FacetChoice(Arguments taken) {
        names = taken.parted(
                "--facets",
                "NAME",
                "Count all matches instead of showing them: by document, by a metadata name, and figures by"
                        + " unit, year or place.");
    }

    boolean isEmpty() {
        return names.get().isEmpty();
    }

    /** Says whether there was anything to count. */
    boolean print(FathomIndex index, Query query, PrintWriter out) throws IOException {
        boolean any = false;
        for (String name : names.get()) {
            List<FacetCount> counts = index.facets(query, facet(name), MOST_VALUES);
            any |= !counts.isEmpty();
            out.println(Terminal.bold(name));
            for (FacetCount count : counts) {
                out.println(String.format(
                        Locale.ROOT, "%8d  %s", count.count(), count.value().isEmpty() ? "–" : count.value()));
            }
        }
        return any;
    }

    private static Facet facet(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "unit" -> Facet.UNIT;
            case "year" -> Facet.YEAR;
            case "place" -> Facet.PLACE;
            case "document" -> Facet.DOCUMENT;
            default -> Facet.metadata(name);
        };
    }
}
