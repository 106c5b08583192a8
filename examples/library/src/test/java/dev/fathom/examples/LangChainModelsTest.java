package dev.fathom.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models of LangChain4j that count letters: the services they stand for are not there in a test. */
class LangChainModelsTest {

    private static final List<Document> DOCUMENTS = List.of(
            Document.of("long", "The harbour of the town was opened in the spring of that year."),
            Document.of("short", "The harbour was opened."));

    private static List<String> run(int failures, boolean shortFirst) throws IOException {
        int[] left = {failures};
        EmbeddingModel embeddings = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
                if (left[0]-- > 0) {
                    throw new IllegalStateException("429 too many requests");
                }
                return Response.from(texts.stream()
                        .map(text -> Embedding.from(new float[] {1, text.text().length()}))
                        .toList());
            }

            @Override
            public int dimension() {
                return 2;
            }
        };
        ScoringModel scores = (texts, query) -> Response.from(texts.stream()
                .map(text -> text.text().length() * (shortFirst ? -1.0 : 1.0))
                .toList());
        return LangChainModels.run(DOCUMENTS, "harbour opened", embeddings, scores);
    }

    @Test
    void theScoringModelDecides() throws IOException {
        assertEquals(List.of("short", "long"), run(0, true));
        assertEquals(List.of("long", "short"), run(0, false));
    }

    @Test
    void aServiceThatFailsTwiceIsAskedAThirdTime() throws IOException {
        assertEquals(List.of("short", "long"), run(2, true));
    }
}
