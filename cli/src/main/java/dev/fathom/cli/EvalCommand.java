package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.eval.PairedTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

final class EvalCommand extends Command {

    private final Supplier<Optional<Path>> folder = optional(
            Path.class,
            "--index",
            "DIR",
            "Where to keep the index of the collection (default: a folder that is removed afterwards).");

    private final Supplier<RankingChoice> ranking =
            option(RankingChoice.HYBRID, "--ranking", "RANKING", "bm25, hybrid (default), rrf, union or vectors.");

    private final Supplier<Optional<Sweep>> sweep = optional(
            Sweep.class,
            "--weights",
            "FROM:TO:STEP",
            "Tries these weights of the latent similarity in the hybrid ranking and prints a table.");

    private final Supplier<Optional<Path>> runFile =
            optional(Path.class, "--run", "FILE", "Writes the rankings as a TREC run.");

    private final Supplier<Optional<Compared>> other = optional(
            Compared.class,
            "--compare",
            "RANKING|RUN",
            "Another ranking, or the file of a TREC run, to compare with, query by query, by a "
                    + "randomisation test.");

    private final Supplier<Optional<Format>> format =
            optional(Format.class, "--format", "FORMAT", "json, or with --weights: table (default) or jsonl.");

    private final Supplier<Boolean> quiet = flag("--quiet", "No progress bar.");

    private final ThesaurusChoice thesaurus = new ThesaurusChoice(this);

    private final Supplier<Path> directory = parameter(Path.class, "DIR", "The test collection.");

    EvalCommand() {
        super(
                "eval",
                "Measures rankings on a test collection in the form of BEIR: corpus.jsonl, queries.jsonl and qrels.tsv.",
                "Documents are ranked 1000 deep by their best passage; times are those of a search for ten passages.");
        footer(
                "",
                "Examples:",
                "  fathom eval cranfield",
                "  fathom eval cranfield --compare bm25",
                "  fathom eval cranfield --ranking bm25 --run bm25.run",
                "  fathom eval cranfield --compare other.run",
                "  fathom eval cranfield --weights 0:1:0.1");
    }

    @Override
    public Integer call() throws IOException {
        if (sweep.get().isPresent() && (runFile.get().isPresent() || other.get().isPresent())) {
            throw new UsageException("--weights makes many runs; --run and --compare want one");
        }
        boolean table = format.get().orElse(sweep.get().isPresent() ? Format.TABLE : Format.JSON) == Format.TABLE;
        if (format.get().filter(f -> f == Format.CSV || f == Format.TREC).isPresent()
                || (table && sweep.get().isEmpty())) {
            throw new UsageException(
                    "eval prints json, and with --weights also a table; for TREC's form say --run FILE");
        }
        Optional<Compared.Answers> compared =
                other.get().isPresent() ? Optional.of(other.get().get().read()) : Optional.empty();
        BeirCollection collection = BeirCollection.read(directory.get());
        try (TemporaryFolder temporary = new TemporaryFolder();
                FathomIndex index =
                        FathomIndex.open(folder.get().isPresent() ? folder.get().get() : temporary.path())) {
            double seconds = index(index, collection);
            if (sweep.get().isPresent()) {
                sweep(index, collection, sweep.get().get(), table);
            } else {
                measure(index, collection, seconds, compared);
            }
        }
        return Main.OK;
    }

    private Progress progress(String what, long total) {
        return new Progress(err(), what, total, quiet.get());
    }

    private double index(FathomIndex index, BeirCollection collection) throws IOException {
        long start = System.nanoTime();
        try (Progress progress = progress("indexing " + collection.name(), 0)) {
            Ingest ingest = new Ingest(index, new Ingest.Reporter(err(), quiet.get(), progress));
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
            String name = ranking.get().name().toLowerCase(Locale.ROOT);
            Experiment.Outcome outcome =
                    experiment.run(ranking.get().tag(), ranking.get().ranking());
            double[] times = experiment.times(ranking.get().ranking());
            if (runFile.get().isPresent()) {
                outcome.run().write(runFile.get().get());
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
