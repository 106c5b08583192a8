package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "search",
        description = "Finds passages that say something.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom search smart border gate --in reports",
            "  fathom search \"smart border gate\" --index kb -n 3 --explain",
            "  fathom search --queries queries.jsonl --format trec > run.txt"
        })
final class SearchCommand extends QueryCommand<PassageHit> {

    @Option(names = "--ranking", paramLabel = "RANKING", description = "bm25, hybrid (default) or rrf.")
    private RankingChoice ranking = RankingChoice.HYBRID;

    @Override
    Hits<PassageHit> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException {
        PassageQuery query = PassageQuery.of(text)
                .limit(limit)
                .offset(offset())
                .collapse(collapse)
                .explain(explain())
                .thesaurus(thesaurus())
                .filter(filter());
        return index.search(query, ranking.ranking());
    }

    @Override
    HitPrinter<PassageHit> printer() {
        return new PassagePrinter();
    }
}
