package dev.fathom.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.djl.recipe.Models;
import dev.fathom.embed.ModelException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a model is told in one sentence that says what to do. */
class ModelErrorsTest {

    @TempDir
    private Path temporary;

    private Path model;

    @BeforeEach
    void copy() throws IOException {
        Models.require(Engines.ONNX);
        model = Models.copy(Models.embedder(), temporary.resolve("model"));
    }

    private static String error(DjlModel model) throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(model)) {
            String message = assertThrows(ModelException.class, () -> embedder.embed(List.of("text")))
                    .getMessage();
            assertEquals(1, message.lines().count(), message);
            return message;
        }
    }

    private String error() throws IOException {
        return error(DjlModel.of(model));
    }

    private static void assertStarts(String expected, String message) {
        assertTrue(message.startsWith(expected), () -> message + "\nshould start with\n" + expected);
    }

    @Test
    void noFolder() throws IOException {
        Path nowhere = temporary.resolve("nowhere");
        assertEquals(
                "there is no model folder " + nowhere + "; give the folder of a model as Hugging Face exports it",
                error(DjlModel.of(nowhere)));
        assertEquals(
                "there is no model classpath:nowhere; nothing of that name is on the class path",
                error(DjlModel.of("classpath:nowhere")));
    }

    @Test
    void noModelFile() throws IOException {
        Files.delete(model.resolve("model.onnx"));
        assertEquals(
                "the folder " + model
                        + " holds neither model.onnx nor a TorchScript file (*.pt); export the model to ONNX",
                error());
    }

    @Test
    void noTokenizer() throws IOException {
        Files.delete(model.resolve("tokenizer.json"));
        assertEquals(
                "the model " + model + " has no tokenizer.json; export it together with its fast tokenizer", error());
    }

    @Test
    void damagedFiles() throws IOException {
        byte[] whole = Files.readAllBytes(model.resolve("model.onnx"));
        Files.write(model.resolve("model.onnx"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(
                "the model file " + model.resolve("model.onnx") + " is not ONNX; is it damaged or cut short?", error());
        Files.writeString(model.resolve("model.onnx"), "");
        assertStarts("the model file " + model.resolve("model.onnx") + " cannot be read by OnnxRuntime (", error());
        Files.write(model.resolve("model.onnx"), whole);
        Files.writeString(model.resolve("tokenizer.json"), "{");
        assertStarts(model.resolve("tokenizer.json") + " cannot be read as a tokenizer (", error());
        Files.writeString(model.resolve("config.json"), "{\"hidden_size\": ");
        assertStarts(model.resolve("config.json") + " is not JSON (", error());
    }

    @Test
    void damagedTorchScript() throws IOException {
        Models.require(Engines.PYTORCH);
        Path script = Models.torchScript(Models.embedder(), temporary.resolve("script"));
        byte[] whole = Files.readAllBytes(script.resolve("model.pt"));
        Files.write(script.resolve("model.pt"), Arrays.copyOf(whole, whole.length / 2));
        assertStarts(
                "the model file " + script.resolve("model.pt") + " cannot be read by PyTorch (",
                error(DjlModel.of(script)));
    }

    @Test
    void otherDimensions() throws IOException {
        Files.writeString(model.resolve("1_Pooling/config.json"), "{\"word_embedding_dimension\": 384}");
        assertEquals(
                "the model " + model
                        + " gives vectors of 48 dimensions, and its files say 384; do they belong together?",
                error());
        Files.delete(model.resolve("1_Pooling/config.json"));
        Files.delete(model.resolve("config.json"));
        assertEquals(
                "the model " + model + " does not say how long its vectors are; add a config.json with \"hidden_size\"",
                error());
    }

    @Test
    void anotherHash() throws IOException {
        assertEquals(
                "the model file " + model.resolve("model.onnx") + " has SHA-256 "
                        + ModelFolder.of("", model).modelHash()
                        + ", and 00ff is asked for; it is another model or damaged",
                error(DjlModel.of(model).sha256("00ff")));
    }

    @Test
    void whatFathomDoesNotDo() throws IOException {
        Files.writeString(model.resolve("modules.json"), """
            [{"type": "sentence_transformers.models.Dense"}]\
            """);
        assertEquals(
                "the model " + model
                        + " has a module Dense, which Fathom does not apply; export it as a whole and remove"
                        + " modules.json",
                error());
        Files.delete(model.resolve("modules.json"));
        Files.writeString(model.resolve("serving.properties"), "pooling=attention\n");
        assertEquals("the model " + model + " wants pooling attention, which Fathom does not have", error());
    }

    @Test
    void dataOutsideTheFolder() throws IOException {
        Files.writeString(temporary.resolve("weights"), "1234");
        for (String location :
                List.of("../weights", temporary.resolve("weights").toString(), "a/../../weights")) {
            Files.write(model.resolve("model.onnx"), Models.withExternalData(location));
            assertEquals(
                    "the model " + model + " wants to read " + location
                            + ", which is outside its folder; this is refused, put its data beside it and export it"
                            + " anew",
                    error());
        }
        Files.write(model.resolve("model.onnx"), Models.withExternalData("weights"));
        assertEquals(
                "the model " + model + " keeps its weights in weights, which is not there; copy it into the folder",
                error());
    }

    @Test
    void anAddressThatDjlDoesNotHave() throws IOException {
        assertStarts(
                "the model djl://ai.djl.huggingface.onnxruntime/no/such could not be fetched (",
                error(DjlModel.of("djl://ai.djl.huggingface.onnxruntime/no/such")));
    }

    @Test
    void anEmbedderIsNoCrossEncoder() throws IOException {
        try (DjlReranker reranker = DjlReranker.of(DjlModel.of(model))) {
            assertEquals(
                    "the model " + model
                            + " gives 48 numbers for a pair, and a cross-encoder that ranks gives one; is it an"
                            + " embedder?",
                    assertThrows(ModelException.class, () -> reranker.score("query", List.of("passage")))
                            .getMessage());
        }
    }

    /** Fathom's own classes anew, without DJL. */
    private static final class WithoutEngines extends URLClassLoader {

        WithoutEngines(URL fathom) {
            super(new URL[] {fathom}, ModelErrorsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("ai.djl.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("dev.fathom.djl.")) {
                    Class<?> known = findLoadedClass(name);
                    return known == null ? findClass(name) : known;
                }
                return super.loadClass(name, resolve);
            }
        }
    }

    @Test
    void noEngineOnTheClassPath() throws ReflectiveOperationException, MalformedURLException, IOException {
        URL fathom = DjlModel.class.getProtectionDomain().getCodeSource().getLocation();
        try (WithoutEngines classes = new WithoutEngines(fathom)) {
            Class<?> type = classes.loadClass(DjlModel.class.getName());
            Object source = type.getMethod("of", Path.class).invoke(null, model);
            dev.fathom.embed.Embedder embedder =
                    (dev.fathom.embed.Embedder) classes.loadClass(DjlEmbedder.class.getName())
                            .getMethod("of", type)
                            .invoke(null, source);
            assertEquals(
                    "the model " + model + " needs the engine OnnxRuntime, which is not on the class path; add the"
                            + " dependencies ai.djl:api, ai.djl.huggingface:tokenizers,"
                            + " ai.djl.onnxruntime:onnxruntime-engine (\"fathom models\" says how on the command line)",
                    assertThrows(ModelException.class, () -> embedder.embed(List.of("text")))
                            .getMessage());
        }
    }
}
