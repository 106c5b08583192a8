package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.eval.PairedTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        description = {
            "Measures rankings on a test collection in the form of BEIR: corpus.jsonl, queries.jsonl and qrels.tsv.",
            "Documents are ranked 1000 deep by their best passage; times are those of a search for ten passages."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom eval cranfield",
            "  fathom eval cranfield --compare bm25",
            "  fathom eval cranfield --ranking bm25 --run bm25.run",
            "  fathom eval cranfield --compare other.run",
            "  fathom eval cranfield --weights 0:1:0.1"
        })
final class EvalCommand implements Callable<Integer> {

    @Option(
            names = "--index",
            paramLabel = "DIR",
            description = "Where to keep the index of the collection (default: a folder that is removed afterwards).")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--ranking", paramLabel = "RANKING", description = "bm25, hybrid (default), rrf, union or vectors.")
    private RankingChoice ranking = RankingChoice.HYBRID;

    @Option(
            names = "--weights",
            paramLabel = "FROM:TO:STEP",
            converter = Sweep.Converter.class,
            description = "Tries these weights of the latent similarity in the hybrid ranking and prints a table.")
    private Optional<Sweep> sweep = Optional.empty();

    @Option(names = "--run", paramLabel = "FILE", description = "Writes the rankings as a TREC run.")
    private Optional<Path> runFile = Optional.empty();

    @Option(
            names = "--compare",
            paramLabel = "RANKING|RUN",
            converter = Compared.Converter.class,
            description = "Another ranking, or the file of a TREC run, to compare with, query by query, by a "
                    + "randomisation test.")
    private Optional<Compared> other = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, or with --weights: table (default) or jsonl.")
    private Optional<Format> format = Optional.empty();

    @Option(names = "--quiet", description = "No progress bar.")
    private boolean quiet;

    @Mixin
    private ThesaurusChoice thesaurus = new ThesaurusChoice();

    @Parameters(paramLabel = "DIR", arity = "1", description = "The test collection.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (sweep.isPresent() && (runFile.isPresent() || other.isPresent())) {
            throw new UsageException("--weights makes many runs; --run and --compare want one");
        }
        boolean table = format.orElse(sweep.isPresent() ? Format.TABLE : Format.JSON) == Format.TABLE;
        if (format.filter(f -> f == Format.CSV || f == Format.TREC).isPresent() || (table && sweep.isEmpty())) {
            throw new UsageException(
                    "eval prints json, and with --weights also a table; for TREC's form say --run FILE");
        }
        Optional<Compared.Answers> compared =
                other.isPresent() ? Optional.of(other.get().read()) : Optional.empty();
        BeirCollection collection = BeirCollection.read(directory);
        try (TemporaryFolder temporary = new TemporaryFolder();
                FathomIndex index = FathomIndex.open(folder.isPresent() ? folder.get() : temporary.path())) {
            double seconds = index(index, collection);
            if (sweep.isPresent()) {
                sweep(index, collection, sweep.get(), table);
            } else {
                measure(index, collection, seconds, compared);
            }
        }
        return Main.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Progress progress(String what, long total) {
        return new Progress(spec.commandLine().getErr(), what, total, quiet);
    }

    private double index(FathomIndex index, BeirCollection collection) throws IOException {
        long start = System.nanoTime();
        try (Progress progress = progress("indexing " + collection.name(), 0)) {
            Ingest ingest =
                    new Ingest(index, new Ingest.Reporter(spec.commandLine().getErr(), quiet, progress));
            ingest.addRecords(collection.corpus());
            index.commit();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void measure(
            FathomIndex index, BeirCollection collection, double seconds, Optional<Compared.Answers> compared)
            throws IOException {
        int rankings = compared.isPresent() ? 3 : 2;
        try (Progress progress =
                progress("answering", (long) rankings * collection.queries().size())) {
            Experiment experiment = new Experiment(index, collection, thesaurus.thesaurus(), progress);
            String name = ranking.name().toLowerCase(Locale.ROOT);
            Experiment.Outcome outcome = experiment.run(ranking.tag(), ranking.ranking());
            double[] times = experiment.times(ranking.ranking());
            if (runFile.isPresent()) {
                outcome.run().write(runFile.get());
            }
            Optional<Experiment.Outcome> baseline =
                    compared.isPresent() ? Optional.of(compared.get().of(experiment)) : Optional.empty();
            progress.clear();
            Json.write(out(), json -> {
                json.writeStartObject();
                json.writeStringField("collection", collection.name());
                json.writeStringField("ranking", name);
                json.writeNumberField("queries", outcome.ndcg().values().size());
                EvalJson.metrics(json, outcome);
                json.writeNumberField("index_seconds", EvalJson.rounded(seconds, 3));
                json.writeNumberField("p50_ms", EvalJson.rounded(percentile(times, 0.50), 3));
                json.writeNumberField("p99_ms", EvalJson.rounded(percentile(times, 0.99), 3));
                if (baseline.isPresent()) {
                    EvalJson.comparison(json, outcome, baseline.get());
                }
                json.writeEndObject();
            });
        }
    }

    /** The smallest time that is not exceeded by that share of the queries. */
    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private void sweep(FathomIndex index, BeirCollection collection, Sweep weights, boolean table) throws IOException {
        int rankings = 1 + weights.weights().size();
        try (Progress progress =
                progress("answering", (long) rankings * collection.queries().size())) {
            Experiment experiment = new Experiment(index, collection, thesaurus.thesaurus(), progress);
            List<Row> rows = new ArrayList<>();
            Experiment.Outcome baseline = experiment.run("bm25", RankingChoice.BM25.ranking());
            rows.add(new Row("bm25", baseline, PairedTest.of(baseline.ndcg(), baseline.ndcg())));
            for (BigDecimal weight : weights.weights()) {
                Experiment.Outcome outcome = experiment.run("latent-" + weight, Sweep.ranking(weight));
                rows.add(new Row(weight.toPlainString(), outcome, PairedTest.of(outcome.ndcg(), baseline.ndcg())));
            }
            progress.clear();
            print(collection, rows, table);
        }
    }

    private record Row(String latent, Experiment.Outcome outcome, PairedTest test) {}

    private void print(BeirCollection collection, List<Row> rows, boolean table) throws IOException {
        if (table) {
            out().printf(
                            Locale.ROOT,
                            "%-10s%10s%10s%12s%10s%8s%n",
                            "latent",
                            "ndcg@10",
                            "map",
                            "recall@100",
                            "- bm25",
                            "p");
        }
        for (Row row : rows) {
            Experiment.Outcome outcome = row.outcome();
            if (table) {
                out().printf(
                                Locale.ROOT,
                                "%-10s%10.4f%10.4f%12.4f%+10.4f%8.4f%n",
                                row.latent(),
                                outcome.ndcg().mean(),
                                outcome.map().mean(),
                                outcome.recall().mean(),
                                row.test().difference(),
                                row.test().p());
            } else {
                Json.write(out(), json -> {
                    json.writeStartObject();
                    json.writeStringField("collection", collection.name());
                    json.writeStringField("latent", row.latent());
                    EvalJson.metrics(json, outcome);
                    json.writeNumberField(
                            "difference", EvalJson.rounded(row.test().difference(), 6));
                    json.writeNumberField("p", EvalJson.rounded(row.test().p(), 6));
                    json.writeEndObject();
                });
            }
        }
    }
}
