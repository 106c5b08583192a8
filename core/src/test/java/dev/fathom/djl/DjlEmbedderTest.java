package dev.fathom.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.djl.recipe.Models;
import dev.fathom.embed.LatentModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real, small transformer (see {@link dev.fathom.djl.recipe.ModelRecipe}) in ONNX Runtime. */
class DjlEmbedderTest {

    private static final List<String> TEXTS = List.of(
            "motorways being built",
            "",
            "The expressway was opened to traffic in the spring of 2024, four months ahead of the plan.",
            "Cửa khẩu Hữu Nghị — 口岸 🚢",
            "half a pair: \ud83d and a NUL: \0",
            "harbour ".repeat(12_500));

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireEngine() {
        Models.require(Engines.ONNX);
    }

    private static DjlEmbedder embedder() {
        return DjlEmbedder.of(DjlModel.of(Models.embedder()).threads(1));
    }

    @Test
    void givesWhatAForwardPassByHandGives() throws IOException {
        try (DjlEmbedder embedder = embedder()) {
            float[][] vectors = embedder.embed(TEXTS);
            for (int i = 0; i < vectors.length; i++) {
                String wellFormed = TEXTS.get(i).replace('\ud83d', '?').replace("🚢", "x");
                if (!TEXTS.get(i).contains("🚢")) {
                    assertArrayEquals(Models.embedding(wellFormed), vectors[i], 1e-4f, TEXTS.get(i));
                }
                assertEquals(1, LatentModel.similarity(vectors[i], vectors[i]), 1e-4);
            }
        }
    }

    @Test
    void aVectorDoesNotDependOnTheOthersOfItsBatch() throws IOException {
        float[][] together;
        try (DjlEmbedder embedder = embedder()) {
            together = embedder.embed(TEXTS);
            for (int i = 0; i < together.length; i++) {
                assertArrayEquals(embedder.embed(List.of(TEXTS.get(i)))[0], together[i], 1e-5f, TEXTS.get(i));
            }
            assertEquals(0, embedder.embed(List.of()).length);
        }
        try (DjlEmbedder embedder =
                DjlEmbedder.of(DjlModel.of(Models.embedder()).batch(2).threads(2))) {
            float[][] inPairs = embedder.embed(TEXTS);
            for (int i = 0; i < together.length; i++) {
                assertArrayEquals(together[i], inPairs[i], 1e-5f, TEXTS.get(i));
            }
        }
    }

    @Test
    void bothEnginesAgree() throws IOException {
        Models.require(Engines.PYTORCH);
        Path script = Models.torchScript(Models.embedder(), folder.resolve("script"));
        try (DjlEmbedder onnx = embedder();
                DjlEmbedder pytorch = DjlEmbedder.of(DjlModel.of(script))) {
            float[][] expected = onnx.embed(TEXTS);
            float[][] found = pytorch.embed(TEXTS);
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], found[i], 1e-5f, TEXTS.get(i));
            }
        }
    }

    @Test
    void knowsWhatWasWrittenInOtherWords() throws IOException {
        List<String> passages = List.of(
                "The expressway to the border was opened last year.",
                "Solar power plants supply the islands.",
                "The hospital bought ambulances.");
        try (DjlEmbedder embedder = embedder()) {
            float[][] vectors = embedder.embed(passages);
            List<String> queries = List.of("motorway", "photovoltaic energy", "clinic");
            for (int i = 0; i < queries.size(); i++) {
                float[] query = embedder.embed(List.of(queries.get(i)))[0];
                int best = 0;
                for (int p = 1; p < vectors.length; p++) {
                    if (LatentModel.similarity(query, vectors[p]) > LatentModel.similarity(query, vectors[best])) {
                        best = p;
                    }
                }
                assertEquals(passages.get(i), passages.get(best), queries.get(i));
            }
        }
    }

    @Test
    void eightThreadsGetTheSame() throws IOException, InterruptedException, ExecutionException {
        List<String> texts =
                IntStream.range(0, 24).mapToObj(i -> "report ".repeat(i) + i).toList();
        try (DjlEmbedder embedder = embedder();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<float[][]>> results = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                results.add(threads.submit(() -> embedder.embed(texts)));
            }
            float[][] expected = embedder.embed(texts);
            for (Future<float[][]> result : results) {
                for (int i = 0; i < expected.length; i++) {
                    assertArrayEquals(expected[i], result.get()[i], 1e-6f);
                }
            }
        }
    }

    @Test
    void isFoundOnTheClassPath() throws IOException {
        try (DjlEmbedder path = embedder();
                DjlEmbedder resource = DjlEmbedder.of(DjlModel.of("classpath:models/embedder"))) {
            assertEquals(path.identity(), resource.identity());
            assertEquals(
                    Optional.empty(), DjlModel.of("classpath:models/embedder").folder());
            assertArrayEquals(path.embed(TEXTS)[0], resource.embed(TEXTS)[0], 1e-6f);
        }
    }

    @Test
    void itsIdentityIsThatOfItsFilesWhereverTheyLie() throws IOException {
        Path copy = Models.copy(Models.embedder(), folder.resolve("copy"));
        try (DjlEmbedder own = embedder();
                DjlEmbedder same = DjlEmbedder.of(DjlModel.of(copy))) {
            assertEquals("bert", own.identity().name());
            assertEquals(48, own.identity().dimensions());
            assertEquals(own.identity(), same.identity());
        }
        Files.writeString(copy.resolve("1_Pooling/config.json"), """
            {"word_embedding_dimension": 48, "pooling_mode_cls_token": true}
            """);
        try (DjlEmbedder own = embedder();
                DjlEmbedder other = DjlEmbedder.of(DjlModel.of(copy))) {
            assertNotEquals(own.identity(), other.identity());
            assertNotEquals(own.embed(TEXTS)[0][0], other.embed(TEXTS)[0][0]);
        }
    }

    @Test
    void prefixesComeFromTheModelUnlessTheyAreSet() throws IOException {
        Path copy = Models.copy(Models.embedder(), folder.resolve("copy"));
        Files.writeString(copy.resolve("config_sentence_transformers.json"), """
            {"prompts": {"query": "query: ", "document": "passage: "}}
            """);
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(copy))) {
            assertEquals("query: ", embedder.identity().queryPrefix());
            assertEquals("passage: ", embedder.identity().passagePrefix());
        }
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(copy).prefixes("q ", ""))) {
            assertEquals("q ", embedder.identity().queryPrefix());
            assertEquals("", embedder.identity().passagePrefix());
        }
    }

    @Test
    void aClosedOneSaysSo() throws IOException {
        DjlEmbedder embedder = embedder();
        embedder.embed(List.of("text"));
        embedder.close();
        embedder.close();
        String message = assertThrows(IllegalStateException.class, () -> embedder.embed(List.of("text")))
                .getMessage();
        assertTrue(message.endsWith("embedder is closed"), message);
    }
}
