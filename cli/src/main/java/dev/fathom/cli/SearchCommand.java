package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "search", description = "Finds passages that say something.", mixinStandardHelpOptions = true)
final class SearchCommand extends QueryCommand<PassageHit> {

    @Override
    Hits<PassageHit> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException {
        return index.search(PassageQuery.of(text).limit(limit).collapse(collapse).thesaurus(thesaurus()).filter(filter()).explain(explain()));
    }

    @Override
    HitPrinter<PassageHit> printer() {
        return new PassagePrinter();
    }
}
