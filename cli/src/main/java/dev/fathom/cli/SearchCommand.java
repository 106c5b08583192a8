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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class SearchCommand extends QueryCommand<PassageHit> {

    private final Supplier<RankingChoice> ranking =
            option(RankingChoice.HYBRID, "--ranking", "RANKING", "bm25, hybrid (default), rrf, union or vectors.");

    private final Supplier<Optional<String>> crossEncoder = optional(
            String.class,
            "--rerank",
            "DIR",
            "A cross-encoder that orders the 30 best anew: a folder as Hugging Face exports it, or djl://…");

    private @Nullable DjlReranker reranker;

    private final Supplier<Boolean> syntax = flag(
            "--syntax",
            "Read the words as syntax: \"a phrase\"~2, +must, -not, prefix*, fuzzy~1, title:word, AND, OR, NOT.");

    private final Supplier<Optional<String>> stating = optional(
            String.class, "--stating", "FIGURE", "Only passages that state such a figure: \"growth above 8 %%\".");

    private final Supplier<Boolean> figures = flag("--figures", "List the figures that passages state.");

    private final FacetChoice facets = new FacetChoice(this);

    SearchCommand() {
        super("search", "Finds passages that say something.");
        footer(
                "",
                "Examples:",
                "  fathom search smart border gate --in reports",
                "  fathom search \"smart border gate\" --index kb -n 3 --explain",
                "  fathom search --syntax '\"border gate\" -port title:plan*' --index kb",
                "  fathom search growth --stating \"growth above 8 %%\" --index kb",
                "  fathom search --queries queries.jsonl --format trec > run.txt");
    }

    @Override
    public Integer call() throws IOException {
        if (stating.get().filter(String::isBlank).isPresent()) {
            throw new UsageException("--stating needs a figure such as \"growth above 8 %\"");
        }
        Optional<String> address = crossEncoder.get();
        if (address.isEmpty()) {
            return super.call();
        }
        DjlModel model = DjlModel.of(address.get());
        if (model.folder().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
            throw new UsageException("there is no model folder " + address.get()
                    + "; --rerank takes the folder of a cross-encoder as Hugging Face exports it");
        }
        try (DjlReranker opened = DjlReranker.of(model)) {
            reranker = opened;
            return super.call();
        }
    }

    private Ranking ranking() {
        return reranker == null
                ? ranking.get().ranking()
                : ranking.get().ranking().rerank(reranker);
    }

    private PassageQuery query(String text) throws IOException {
        PassageQuery query = (syntax.get() ? PassageQuery.syntax(text) : PassageQuery.of(text))
                .thesaurus(thesaurus())
                .filter(filter());
        return stating.get().map(FigureQuery::parse).map(query::stating).orElse(query);
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
        return new PassagePrinter(figures.get() || stating.get().isPresent());
    }
}
