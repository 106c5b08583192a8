package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "figures", description = "Finds quantities that are stated.", mixinStandardHelpOptions = true)
final class FiguresCommand extends QueryCommand<FigureHit> {

    @Override
    Hits<FigureHit> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException {
        return index.search(
                FigureQuery.about(text).limit(limit).collapse(collapse).thesaurus(thesaurus()));
    }

    @Override
    HitPrinter<FigureHit> printer() {
        return new FigurePrinter();
    }
}
