package dev.fathom.djl.recipe;

import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The models of {@link ModelRecipe} for tests, and what they should give. */
public final class Models {

    /** As the models were trained. */
    private static final int HEADS = 4;

    private static final int POSITIONS = 128;

    private Models() {}

    /** The folder of the sentence encoder. */
    public static Path embedder() {
        return folder("embedder");
    }

    /** The folder of the cross-encoder. */
    public static Path crossEncoder() {
        return folder("cross-encoder");
    }

    private static Path folder(String name) {
        try {
            return Path.of(Models.class.getResource("/models/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Skips a test where an engine's native code does not run. */
    public static void require(String engine) {
        try {
            Engine.getEngine(engine);
        } catch (RuntimeException | LinkageError e) {
            Assumptions.abort("no native code of " + engine + " for this system: " + e.getMessage());
        }
    }

    /** A copy that can be spoilt. */
    public static Path copy(Path model, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(model.relativize(file).toString()));
            }
        }
        return to;
    }

    /** A copy as TorchScript instead of ONNX. */
    public static Path torchScript(Path model, Path to) throws IOException {
        copy(model, to);
        Files.delete(to.resolve("model.onnx"));
        Files.writeString(to.resolve("serving.properties"), "includeTokenTypes=true\n");
        try (OutputStream out = Files.newOutputStream(to.resolve("model.pt"))) {
            TorchScriptFile.write(OnnxWeights.read(model.resolve("model.onnx"), HEADS), out);
        }
        return to;
    }

    /** A text's vector, computed by hand. */
    public static float[] embedding(String text) throws IOException {
        try (HuggingFaceTokenizer tokenizer = tokenizer(embedder())) {
            Encoding tokens = tokenizer.encode(text);
            return OnnxWeights.read(embedder().resolve("model.onnx"), HEADS)
                    .embedding(new Tape(), ints(tokens.getIds()), ints(tokens.getTypeIds()))
                    .data;
        }
    }

    /** A pair's output, computed by hand. */
    public static float score(String query, String passage) throws IOException {
        try (HuggingFaceTokenizer tokenizer = tokenizer(crossEncoder())) {
            Encoding tokens = tokenizer.encode(query, passage);
            return OnnxWeights.read(crossEncoder().resolve("model.onnx"), HEADS)
                    .score(new Tape(), ints(tokens.getIds()), ints(tokens.getTypeIds()))
                    .data[0];
        }
    }

    private static HuggingFaceTokenizer tokenizer(Path model) throws IOException {
        return HuggingFaceTokenizer.newInstance(
                model.resolve("tokenizer.json"),
                Map.of("truncation", "true", "padding", "false", "maxLength", Integer.toString(POSITIONS)));
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    /** A model in ONNX whose weights are in another file. */
    public static byte[] withExternalData(String location) {
        Protobuf where = new Protobuf().text(1, "location").text(2, location);
        Protobuf tensor = new Protobuf()
                .number(1, 1)
                .number(2, 1)
                .text(8, "w")
                .message(13, where)
                .number(14, 1);
        return new Protobuf()
                .number(1, 8)
                .message(7, new Protobuf().message(5, tensor))
                .toBytes();
    }
}
