package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.FigureQueryParser;
import dev.fathom.query.Understanding;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

final class FiguresCommand extends QueryCommand<FigureHit> {

    private final FigureOptions options = new FigureOptions(this);

    private final Supplier<Boolean> chart = flag("--chart", "Draw the values over time.");

    private final FacetChoice facets = new FacetChoice(this);

    private final FigureQueryParser parser = FigureQueryParser.english(LocalDate.now(ZoneId.systemDefault()));

    FiguresCommand() {
        super("figures", "Finds quantities that are stated.");
        footer(
                "",
                "Examples:",
                "  fathom figures forest coverage rate --in reports",
                "  fathom figures \"export turnover over 500 million USD in 2024\" --index kb --explain",
                "  fathom figures \"roads longer than 40 miles\" --in reports --format csv > roads.csv",
                "  fathom figures GRDP growth --index kb --chart");
    }

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
    void understood(String text, PrintWriter out) {
        if (explain()) {
            out.print(understand(text));
            out.println();
        }
    }

    @Override
    Optional<String> otherForm() {
        return chart.get() ? Optional.of("--chart") : facets.isEmpty() ? Optional.empty() : Optional.of("--facets");
    }

    @Override
    boolean answerOtherwise(FathomIndex index, String text, int limit, PrintWriter out) throws IOException {
        boolean any = false;
        if (chart.get()) {
            any = FigureChart.print(out, search(index, text, limit, true));
        }
        if (!facets.isEmpty()) {
            any |= facets.print(index, query(text), out);
        }
        return any;
    }

    @Override
    HitPrinter<FigureHit> printer() {
        return new FigurePrinter();
    }
}
