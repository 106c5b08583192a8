package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.djl.DjlModel;
import dev.fathom.djl.DjlReranker;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "search",
        description = "Finds passages that say something.",
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom search smart border gate --in reports",
            "  fathom search \"smart border gate\" --index kb -n 3 --explain",
            "  fathom search --syntax '\"border gate\" -port title:plan*' --index kb",
            "  fathom search growth --stating \"growth above 8 %%\" --index kb",
            "  fathom search --queries queries.jsonl --format trec > run.txt"
        })
final class SearchCommand extends QueryCommand<PassageHit> {

    @Option(names = "--ranking", paramLabel = "RANKING", description = "bm25, hybrid (default), rrf, union or vectors.")
    private RankingChoice ranking = RankingChoice.HYBRID;

    @Option(
            names = "--rerank",
            paramLabel = "DIR",
            description =
                    "A cross-encoder that orders the 30 best anew: a folder as Hugging Face exports it, or djl://…")
    private Optional<String> crossEncoder = Optional.empty();

    private @Nullable DjlReranker reranker;

    @Option(
            names = "--syntax",
            description =
                    "Read the words as syntax: \"a phrase\"~2, +must, -not, prefix*, fuzzy~1, title:word, AND, OR,"
                            + " NOT.")
    private boolean syntax;

    @Option(
            names = "--stating",
            paramLabel = "FIGURE",
            description = "Only passages that state such a figure: \"growth above 8 %%\".")
    private Optional<String> stating = Optional.empty();

    @Option(names = "--figures", description = "List the figures that passages state.")
    private boolean figures;

    @Mixin
    private FacetChoice facets = new FacetChoice();

    @Override
    public Integer call() throws IOException {
        if (stating.filter(String::isBlank).isPresent()) {
            throw new UsageException("--stating needs a figure such as \"growth above 8 %\"");
        }
        if (crossEncoder.isEmpty()) {
            return super.call();
        }
        DjlModel model = DjlModel.of(crossEncoder.get());
        if (model.folder().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
            throw new UsageException("there is no model folder " + crossEncoder.get()
                    + "; --rerank takes the folder of a cross-encoder as Hugging Face exports it");
        }
        try (DjlReranker opened = DjlReranker.of(model)) {
            reranker = opened;
            return super.call();
        }
    }

    private Ranking ranking() {
        return reranker == null ? ranking.ranking() : ranking.ranking().rerank(reranker);
    }

    private PassageQuery query(String text) throws IOException {
        PassageQuery query = (syntax ? PassageQuery.syntax(text) : PassageQuery.of(text))
                .thesaurus(thesaurus())
                .filter(filter());
        return stating.map(FigureQuery::parse).map(query::stating).orElse(query);
    }

    @Override
    Hits<PassageHit> search(FathomIndex index, String text, int limit, boolean collapse) throws IOException {
        PassageQuery query =
                query(text).limit(limit).offset(offset()).collapse(collapse).explain(explain());
        return index.search(query, ranking());
    }

    @Override
    Optional<String> otherForm() {
        return facets.isEmpty() ? Optional.empty() : Optional.of("--facets");
    }

    @Override
    boolean answerOtherwise(FathomIndex index, String text, int limit, PrintWriter out) throws IOException {
        return facets.print(index, query(text), out);
    }

    @Override
    HitPrinter<PassageHit> printer() {
        return new PassagePrinter(figures || stating.isPresent());
    }
}
