package dev.fathom.djl.recipe;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.fathom.djl.recipe.Corpus.Pair;
import dev.fathom.djl.recipe.Tape.Matrix;
import dev.fathom.djl.recipe.Transformer.Shape;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Trains the two small models of the tests, {@code models/embedder} and {@code models/cross-encoder} under the test resources, in
 * some minutes:
 *
 * <pre>mvn -pl core test -Dtest=ModelRecipe</pre>
 *
 * <p>The embedder learns to bring together the texts of a {@link Pair} among 32 (Henderson et al. 2017, in-batch negatives); the
 * cross-encoder, which begins as a copy of it, to score the right of eight passages highest. The same seed and the same texts
 * give the same models; the texts are those of {@link Corpus}, which change with the project.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ModelRecipe {

    private static final System.Logger LOGGER = System.getLogger(ModelRecipe.class.getName());
    private static final int SEED = 20250416;
    private static final int BATCH = 32;
    private static final int PASSAGES = 8;
    private static final int POSITIONS = 128;
    private static final int HEADS = 4;
    private static final float SHARPNESS = 20;
    private static final double RATE = 2e-3;

    private final Path project = Files.exists(Path.of("seeds")) ? Path.of("") : Path.of("..");
    private final Path models = project.resolve("core/src/test/resources/models");
    private final Path embedder = models.resolve("embedder");
    private final Path crossEncoder = models.resolve("cross-encoder");
    private final Random random = new Random(SEED);

    @Test
    @Order(1)
    void embedder() throws IOException {
        Corpus corpus = Corpus.read(project);
        WordPieces pieces = WordPieces.learn(corpus.texts(), 1500, 150);
        Files.createDirectories(embedder);
        Files.writeString(embedder.resolve("tokenizer.json"), pieces.json());
        Shape shape = new Shape(pieces.size(), 48, HEADS, 96, 2, POSITIONS);
        try (HuggingFaceTokenizer tokenizer = tokenizer()) {
            Transformer model = Transformer.random(shape, random);
            train("embedder", model, 1500, RATE, tape -> embedderLoss(tape, model, corpus, tokenizer));
            Files.write(embedder.resolve("model.onnx"), OnnxFile.of(model));
        }
        Files.writeString(embedder.resolve("config.json"), config(shape, "BertModel"));
        writePooling();
    }

    /** Begins as a copy of the embedder, which knows what words mean. */
    @Test
    @Order(2)
    void crossEncoder() throws IOException {
        Corpus corpus = Corpus.read(project);
        try (HuggingFaceTokenizer tokenizer = tokenizer()) {
            Transformer model =
                    OnnxWeights.read(embedder.resolve("model.onnx"), HEADS).withClassifier(random);
            train("cross-encoder", model, 1200, RATE / 2, tape -> scorerLoss(tape, model, corpus, tokenizer));
            Files.createDirectories(crossEncoder);
            Files.write(crossEncoder.resolve("model.onnx"), OnnxFile.of(model));
            Files.writeString(
                    crossEncoder.resolve("config.json"), config(model.shape, "BertForSequenceClassification"));
        }
        Files.copy(
                embedder.resolve("tokenizer.json"),
                crossEncoder.resolve("tokenizer.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private HuggingFaceTokenizer tokenizer() throws IOException {
        return HuggingFaceTokenizer.newInstance(
                embedder.resolve("tokenizer.json"),
                Map.of("truncation", "true", "maxLength", Integer.toString(POSITIONS), "padding", "false"));
    }

    private interface Loss {
        Matrix of(Tape tape);
    }

    private static void train(String name, Transformer model, int steps, double rate, Loss loss) {
        Adam adam = new Adam();
        double mean = 0;
        for (int step = 1; step <= steps; step++) {
            Tape tape = new Tape();
            Matrix value = loss.of(tape);
            tape.backward(value);
            double warmth = Math.min(1, step / 100.0) * Math.min(1, 2.0 * (steps - step + 1) / steps);
            adam.step(model.parameters.values(), rate * warmth);
            mean += value.data[0] / 100;
            if (step % 100 == 0) {
                LOGGER.log(Level.INFO, "{0}: step {1}, loss {2}", name, step, mean);
                mean = 0;
            }
        }
    }

    private Matrix embedderLoss(Tape tape, Transformer model, Corpus corpus, HuggingFaceTokenizer tokenizer) {
        List<Matrix> queries = new ArrayList<>();
        List<Matrix> passages = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Pair pair = corpus.pair(random);
            queries.add(embedding(tape, model, tokenizer.encode(pair.query())));
            passages.add(embedding(tape, model, tokenizer.encode(pair.passage())));
        }
        Matrix similarities = tape.timesTransposed(stacked(tape, queries), stacked(tape, passages));
        int[] right = IntStream.range(0, BATCH).toArray();
        return tape.crossEntropy(tape.scaled(similarities, SHARPNESS), right);
    }

    private static Matrix stacked(Tape tape, List<Matrix> rows) {
        return tape.reshaped(tape.beside(rows), rows.size());
    }

    private Matrix scorerLoss(Tape tape, Transformer model, Corpus corpus, HuggingFaceTokenizer tokenizer) {
        List<Matrix> scores = new ArrayList<>();
        for (int i = 0; i < BATCH / PASSAGES; i++) {
            Pair pair = corpus.pair(random);
            for (int j = 0; j < PASSAGES; j++) {
                String passage = j == 0 ? pair.passage() : corpus.pair(random).passage();
                scores.add(score(tape, model, tokenizer.encode(pair.query(), passage)));
            }
        }
        Matrix all = tape.reshaped(tape.beside(scores), BATCH / PASSAGES);
        return tape.crossEntropy(all, new int[BATCH / PASSAGES]);
    }

    private static Matrix embedding(Tape tape, Transformer model, Encoding text) {
        return model.embedding(tape, ints(text.getIds()), ints(text.getTypeIds()));
    }

    private static Matrix score(Tape tape, Transformer model, Encoding pair) {
        return model.score(tape, ints(pair.getIds()), ints(pair.getTypeIds()));
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static String config(Shape shape, String architecture) {
        return String.format(
                Locale.ROOT,
                """
                {
                  "architectures": ["%s"],
                  "model_type": "bert",
                  "vocab_size": %d,
                  "hidden_size": %d,
                  "num_attention_heads": %d,
                  "intermediate_size": %d,
                  "num_hidden_layers": %d,
                  "max_position_embeddings": %d,
                  "type_vocab_size": 2,
                  "hidden_act": "relu",
                  "layer_norm_eps": %s,
                  "pad_token_id": 0
                }
                """,
                architecture,
                shape.vocabulary(),
                shape.width(),
                shape.heads(),
                shape.inner(),
                shape.layers(),
                shape.positions(),
                Transformer.LAYER_NORM_EPSILON);
    }

    private void writePooling() throws IOException {
        Files.writeString(embedder.resolve("modules.json"), """
            [
              {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
              {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
              {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}
            ]
            """);
        Files.writeString(embedder.resolve("sentence_bert_config.json"), String.format(Locale.ROOT, """
            {"max_seq_length": %d, "do_lower_case": false}
            """, POSITIONS));
        Files.writeString(Files.createDirectories(embedder.resolve("1_Pooling")).resolve("config.json"), """
            {
              "word_embedding_dimension": 48,
              "pooling_mode_cls_token": false,
              "pooling_mode_mean_tokens": true,
              "pooling_mode_max_tokens": false,
              "pooling_mode_mean_sqrt_len_tokens": false
            }
            """);
    }
}
