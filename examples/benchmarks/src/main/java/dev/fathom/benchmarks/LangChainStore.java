package dev.fathom.benchmarks;

import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** LangChain4j's store in memory, with its recursive splitter and any embedder. */
final class LangChainStore {

    /** About the 300 and 30 tokens of its Easy RAG, in characters. */
    private static final int LENGTH = 1_200;

    private static final int OVERLAP = 120;

    /** So many segments are asked for, to find ten documents. */
    private static final int SEGMENTS = 50;

    private final Embedder embedder;
    private final InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();

    /** Splits, embeds in the embedder's batches, and stores. */
    LangChainStore(Embedder embedder, List<Document> documents) throws IOException {
        this.embedder = embedder;
        DocumentSplitter splitter = DocumentSplitters.recursive(LENGTH, OVERLAP);
        List<TextSegment> segments = new ArrayList<>();
        for (Document document : documents) {
            String text = document.title().map(title -> title + "\n\n").orElse("") + document.text();
            if (!text.isBlank()) {
                segments.addAll(splitter.split(
                        dev.langchain4j.data.document.Document.from(text, Metadata.from("id", document.id()))));
            }
        }
        for (int from = 0; from < segments.size(); from += embedder.maxBatch()) {
            List<TextSegment> batch = segments.subList(from, Math.min(segments.size(), from + embedder.maxBatch()));
            store.addAll(embed(batch.stream().map(TextSegment::text).toList()), batch);
        }
    }

    private List<Embedding> embed(List<String> texts) throws IOException {
        return Stream.of(embedder.embed(texts)).map(Embedding::from).toList();
    }

    /** The documents of the nearest segments with their scores, best first. */
    Map<String, Double> search(String query) throws IOException {
        EmbeddingSearchRequest request = EmbeddingSearchRequest.builder()
                .queryEmbedding(embed(List.of(query)).getFirst())
                .maxResults(SEGMENTS)
                .build();
        Map<String, Double> documents = new LinkedHashMap<>();
        for (EmbeddingMatch<TextSegment> match : store.search(request).matches()) {
            documents.putIfAbsent(match.embedded().metadata().getString("id"), match.score());
        }
        return documents;
    }
}
