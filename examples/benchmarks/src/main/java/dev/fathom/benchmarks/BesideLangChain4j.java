package dev.fathom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.FathomIndex;
import dev.fathom.Settings;
import dev.fathom.benchmarks.Contest.Variant;
import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.fathom.embed.LatentModel;
import dev.fathom.embed.TermSequence;
import dev.fathom.eval.Evaluation;
import dev.fathom.eval.Metric;
import dev.fathom.eval.Qrels;
import dev.fathom.eval.Run;
import dev.fathom.hit.DocumentHit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fathom in memory beside LangChain4j's store in memory with its splitter and the same embedder: how fast they index, how fast
 * they answer, how well they rank.
 *
 * <p>{@code BesideLangChain4j COLLECTION latent|MODEL [ROUNDS]}: a collection in BEIR's form, and {@code latent} for a latent model
 * learned beforehand or the address of an ONNX model.
 */
public final class BesideLangChain4j {

    private static final int DOCUMENTS = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Document> documents;
    private final Map<String, String> queries = new LinkedHashMap<>();
    private final Qrels qrels;
    private final Embedder embedder;
    private final int rounds;

    /** Something that ranks documents. */
    private interface Search {
        Map<String, Double> of(String query) throws IOException;
    }

    private BesideLangChain4j(Path collection, Embedder embedder, int rounds) throws IOException {
        this.documents = Records.read(collection.resolve("corpus.jsonl"));
        this.qrels = Qrels.read(collection.resolve("qrels.tsv"));
        this.embedder = embedder;
        this.rounds = rounds;
        for (String line : Files.readAllLines(collection.resolve("queries.jsonl"))) {
            JsonNode query = new ObjectMapper().readTree(line);
            queries.put(query.path("_id").asText(), query.path("text").asText());
        }
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: BesideLangChain4j COLLECTION latent|MODEL [ROUNDS]");
            System.exit(2);
        }
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path collection = Path.of(args[0]);
        try (Embedder embedder = args[1].equals("latent")
                ? latent(collection)
                : DjlEmbedder.of(DjlModel.of(args[1]).threads(1))) {
            new BesideLangChain4j(collection, embedder, rounds).measure();
        }
    }

    /** Fathom's latent model, learned beforehand from the documents as wholes; passages and queries are embedded alike. */
    private static Embedder latent(Path collection) throws IOException {
        TextAnalysis analysis = TextAnalysis.of("en");
        LatentModel model = LatentModel.learn(Records.read(collection.resolve("corpus.jsonl")).stream()
                .map(document -> terms(analysis, document.title().orElse("") + "\n" + document.text())));
        return Embedder.of(
                Embedder.Identity.of("latent-of-documents", model.dimensions()),
                texts -> texts.stream()
                        .map(text -> model.passageVector(terms(analysis, text)))
                        .toArray(float[][]::new));
    }

    private static TermSequence terms(TextAnalysis analysis, String text) {
        return TermSequence.of(
                analysis.terms(text).stream().mapToInt(TermSequence::hash).toArray());
    }

    private void measure() throws IOException {
        out.printf(
                Locale.ROOT,
                "%d documents, %d queries, %s, %d rounds%n",
                documents.size(),
                queries.size(),
                embedder.identity().name(),
                rounds);
        indexing();
        LangChainStore theirs = new LangChainStore(embedder, documents);
        try (FathomIndex ours = index(Settings.DEFAULT.embedder(embedder));
                FathomIndex latent = index(Settings.DEFAULT)) {
            print("LangChain4j", theirs::search);
            print("Fathom", query -> search(ours, query));
            print("Fathom, latent model", query -> search(latent, query));
            List<String> texts = List.copyOf(queries.values());
            Contest contest = new Contest(
                    texts.size(),
                    rounds,
                    List.of(
                            new Variant("LangChain4j", 0, number -> theirs.search(texts.get(number))),
                            new Variant("Fathom", 0, number -> search(ours, texts.get(number))),
                            new Variant("Fathom, latent model", 0, number -> search(latent, texts.get(number)))));
            contest.run(2);
            contest.print(out);
        }
    }

    private void indexing() throws IOException {
        List<Work> theirs = new ArrayList<>();
        List<Work> ours = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            Work their = Work.of(() -> new LangChainStore(embedder, documents));
            Work our = Work.of(() -> index(Settings.DEFAULT.embedder(embedder)).close());
            if (round >= 0) {
                theirs.add(their);
                ours.add(our);
            }
        }
        out.println("documents a second of processor time: LangChain4j "
                + Spread.of(rounds, r -> documents.size() / theirs.get(r).processor()) + ", Fathom "
                + Spread.of(rounds, r -> documents.size() / ours.get(r).processor()) + "; Fathom's rate x "
                + Spread.of(rounds, r -> theirs.get(r).processor() / ours.get(r).processor()));
    }

    private FathomIndex index(Settings settings) throws IOException {
        FathomIndex index = FathomIndex.inMemory(settings);
        index.addAll(documents.stream());
        index.commit();
        return index;
    }

    private static Map<String, Double> search(FathomIndex index, String query) throws IOException {
        Map<String, Double> found = new LinkedHashMap<>();
        for (DocumentHit hit : index.documents(PassageQuery.of(query).limit(DOCUMENTS), Ranking.HYBRID)) {
            found.put(hit.source().id(), hit.score());
        }
        return found;
    }

    private void print(String name, Search search) throws IOException {
        Map<String, List<Run.Entry>> rankings = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            rankings.put(
                    query.getKey(),
                    search.of(query.getValue()).entrySet().stream()
                            .map(hit -> new Run.Entry(hit.getKey(), hit.getValue()))
                            .toList());
        }
        double mean = Evaluation.of(Metric.ndcg(DOCUMENTS), qrels, Run.of("benchmark", rankings))
                .mean();
        out.printf(Locale.ROOT, "%s: nDCG@10 %.4f%n", name, mean);
    }
}
