package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.FigureQueryParser;
import dev.fathom.query.Understanding;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "figures", description = "Finds quantities that are stated.", mixinStandardHelpOptions = true)
final class FiguresCommand extends QueryCommand<FigureHit> {

    private static final int FACET_VALUES = 20;

    @Mixin
    private FigureOptions options = new FigureOptions();

    @Option(names = "--chart", description = "Draw the values over time.")
    private boolean chart;

    @Option(
            names = "--facets",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Count all matches by unit, year, place, document or a metadata name, instead of showing them.")
    private List<String> facets = new ArrayList<>();

    private final FigureQueryParser parser = FigureQueryParser.english(LocalDate.now(ZoneId.systemDefault()));

    @Override
    boolean needsWords() {
        return !options.ask();
    }

    private Understanding understand(String text) {
        return parser.parse(text);
    }

    private FigureQuery query(String text) throws IOException {
        return options.apply(understand(text).query()).filter(filter()).thesaurus(thesaurus());
    }

    @Override
    Hits<FigureHit> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException {
        return index.search(
                query(text).limit(limit).offset(offset()).collapse(collapse).explain(explain()));
    }

    @Override
    boolean answerOtherwise(FathomIndex index, String text, int limit, PrintWriter out) throws IOException {
        if (explain()) {
            out.print(understand(text));
            out.println();
        }
        if (chart) {
            FigureChart.print(out, search(index, text, limit, true));
        }
        for (String name : facets) {
            count(index, query(text), name, out);
        }
        return chart || !facets.isEmpty();
    }

    private static void count(FathomIndex index, FigureQuery query, String name, PrintWriter out) throws IOException {
        Facet facet = switch (name.toLowerCase(Locale.ROOT)) {
            case "unit" -> Facet.UNIT;
            case "year" -> Facet.YEAR;
            case "place" -> Facet.PLACE;
            case "document" -> Facet.DOCUMENT;
            default -> Facet.metadata(name);
        };
        out.println(Terminal.bold(name));
        for (FacetCount count : index.facets(query, facet, FACET_VALUES)) {
            out.println(String.format(
                    Locale.ROOT, "%8d  %s", count.count(), count.value().isEmpty() ? "–" : count.value()));
        }
    }

    @Override
    HitPrinter<FigureHit> printer() {
        return new FigurePrinter();
    }
}
