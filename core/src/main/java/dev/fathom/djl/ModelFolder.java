package dev.fathom.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.fathom.embed.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The files of a model in a local folder.
 *
 * @param address what the model is called in messages
 * @param folder where it lies
 * @param model the file an engine reads
 */
record ModelFolder(String address, Path folder, Path model) {

    private static final String TOKENIZER = "tokenizer.json";
    private static final String TORCH_SCRIPT = ".pt";

    /** The files beside the model that change what it gives, in the order in which they are hashed. */
    static final List<String> PARTS = List.of(
            TOKENIZER,
            "config.json",
            "1_Pooling/config.json",
            "modules.json",
            "sentence_bert_config.json",
            "tokenizer_config.json",
            "config_sentence_transformers.json",
            "serving.properties");

    /** Where a model in ONNX is looked for. */
    static final List<String> ONNX_FILES = List.of("model.onnx", "onnx/model.onnx");

    /** Finds the files. */
    static ModelFolder of(String address, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException("there is no model folder " + address
                    + "; give the folder of a model as Hugging Face" + " exports it");
        }
        Path model = modelFile(folder)
                .orElseThrow(() -> new ModelException("the folder " + address
                        + " holds neither model.onnx nor a TorchScript file (*.pt); export the model to ONNX"));
        if (!Files.exists(folder.resolve(TOKENIZER))) {
            throw new ModelException(
                    "the model " + address + " has no " + TOKENIZER + "; export it together with its fast tokenizer");
        }
        return new ModelFolder(address, folder, model);
    }

    private static Optional<Path> modelFile(Path folder) throws IOException {
        Optional<Path> onnx =
                ONNX_FILES.stream().map(folder::resolve).filter(Files::exists).findFirst();
        if (onnx.isPresent()) {
            return onnx;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(TORCH_SCRIPT))
                    .sorted()
                    .findFirst();
        }
    }

    boolean isOnnx() {
        return !model.toString().endsWith(TORCH_SCRIPT);
    }

    String engine() {
        return isOnnx() ? Engines.ONNX : Engines.PYTORCH;
    }

    Path tokenizer() {
        return folder.resolve(TOKENIZER);
    }

    /** The hash of the model file. */
    String modelHash() throws IOException {
        return hash(model);
    }

    /** The hash of all files: that of what {@code sha256sum} prints for the model, its external data and {@link #PARTS}. */
    String hash() throws IOException {
        StringBuilder lines = new StringBuilder(line(model));
        if (isOnnx()) {
            for (Path data : ExternalData.of(this)) {
                lines.append(line(data));
            }
        }
        for (String part : PARTS) {
            if (Files.exists(folder.resolve(part))) {
                lines.append(line(folder.resolve(part)));
            }
        }
        return HexFormat.of().formatHex(sha256().digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String line(Path file) throws IOException {
        return hash(file) + "  " + folder.relativize(file).toString().replace('\\', '/') + "\n";
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A JSON object; empty where there is no such file. */
    JsonObject object(String name) throws IOException {
        return json(name)
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .orElseGet(JsonObject::new);
    }

    /** A JSON array; absent where there is no such file. */
    Optional<JsonArray> array(String name) throws IOException {
        return json(name).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray);
    }

    private Optional<JsonElement> json(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parseString(Files.readString(file)));
        } catch (JsonParseException e) {
            throw new ModelException(file + " is not JSON (" + Failure.reason(e) + "); is it damaged?", e);
        }
    }

    /** What DJL's own exports keep beside a model; empty where there is no such file. */
    Properties serving() throws IOException {
        Properties properties = new Properties();
        Path file = folder.resolve("serving.properties");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            }
        }
        return properties;
    }
}
