package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.Settings;
import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.Reranker;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.scoring.ScoringModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** An embedding model and a scoring model of LangChain4j, whichever services they stand for, in an index of Fathom. */
public final class LangChainModels {

    private LangChainModels() {}

    /** Asked again twice when the service fails; what is embedded already is not asked for again. */
    static Embedder embedder(String name, EmbeddingModel model) {
        return Embedder.of(Embedder.Identity.of(name, model.dimension()), texts -> vectors(model, texts))
                .retrying(3, Duration.ofMillis(200));
    }

    private static float[][] vectors(EmbeddingModel model, List<String> texts) {
        var vectors = model.embedAll(texts.stream().map(TextSegment::from).toList());
        return vectors.content().stream().map(Embedding::vector).toArray(float[][]::new);
    }

    static Reranker reranker(String name, ScoringModel model) {
        return Reranker.of(name, (query, passages) -> {
            var segments = passages.stream().map(TextSegment::from).toList();
            List<Double> scores = model.scoreAll(segments, query).content();
            float[] floats = new float[scores.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = scores.get(i).floatValue();
            }
            return floats;
        });
    }

    /** Indexes documents with the one model and orders the answers with the other. */
    public static List<String> run(
            List<Document> documents, String query, EmbeddingModel embeddings, ScoringModel scores) throws IOException {
        Settings settings = Settings.DEFAULT.embedder(embedder("service", embeddings));
        try (FathomIndex index = FathomIndex.inMemory(settings)) {
            index.addAll(documents.stream());
            index.commit();
            Ranking ranking = Ranking.HYBRID.rerank(reranker("scores", scores));
            return index.search(PassageQuery.of(query), ranking).hits().stream()
                    .map(hit -> hit.source().id())
                    .toList();
        }
    }
}
