package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.query.FigureQueryParser;
import java.io.IOException;
import java.time.LocalDate;
import picocli.CommandLine.Command;

@Command(name = "figures", description = "Finds quantities that are stated.", mixinStandardHelpOptions = true)
final class FiguresCommand extends QueryCommand<FigureHit> {

    @Override
    Hits<FigureHit> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException {
        return index.search(FigureQueryParser.english(LocalDate.now()).parse(text).query().limit(limit).collapse(collapse).thesaurus(thesaurus()));
    }

    @Override
    HitPrinter<FigureHit> printer() {
        return new FigurePrinter();
    }
}
