package dev.fathom.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.fathom.embed.ModelException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a model's files say about it.
 *
 * @param type of the transformer, such as {@code bert}
 * @param dimensions length of its vectors; absent where nothing tells
 * @param maxLength longest text in tokens
 * @param pooling how tokens' vectors become one
 * @param normalise whether the result is brought to length 1
 * @param tokenTypes whether a TorchScript model takes token types; an ONNX model tells by itself
 * @param queryPrefix put before queries
 * @param passagePrefix put before passages
 */
record ModelConfig(
        String type,
        OptionalInt dimensions,
        int maxLength,
        Pooling pooling,
        boolean normalise,
        boolean tokenTypes,
        String queryPrefix,
        String passagePrefix) {

    private static final int MAX_LENGTH = 512;
    private static final String POOLING = "1_Pooling/config.json";

    /** Two positions of these are taken by what is not text. */
    private static final Set<String> OFFSET_POSITIONS =
            Set.of("roberta", "xlm-roberta", "camembert", "mpnet", "longformer");

    private static final List<String> MODULES = List.of("Transformer", "Pooling", "Normalize");

    static ModelConfig read(ModelFolder folder) throws IOException {
        JsonObject config = folder.object("config.json");
        JsonObject pooling = folder.object(POOLING);
        Properties serving = folder.serving();
        List<String> modules = modules(folder);
        String type = text(config, "model_type").orElse("model");
        JsonElement prompts = folder.object("config_sentence_transformers.json").get("prompts");
        JsonObject prefixes = prompts != null && prompts.isJsonObject() ? prompts.getAsJsonObject() : new JsonObject();
        return new ModelConfig(
                type,
                Stream.of(
                                number(pooling, "word_embedding_dimension"),
                                number(config, "hidden_size"),
                                number(config, "dim"))
                        .filter(OptionalInt::isPresent)
                        .findFirst()
                        .orElse(OptionalInt.empty()),
                maxLength(folder, config, type),
                pooling(folder, pooling, serving),
                serving.containsKey("normalize")
                        ? Boolean.parseBoolean(serving.getProperty("normalize"))
                        : modules.contains("Normalize"),
                Boolean.parseBoolean(serving.getProperty("includeTokenTypes", "false")),
                text(prefixes, "query").orElse(""),
                text(prefixes, "passage").or(() -> text(prefixes, "document")).orElse(""));
    }

    private static List<String> modules(ModelFolder folder) throws IOException {
        List<String> modules = folder.array("modules.json").stream()
                .flatMap(ModelConfig::types)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
        for (String module : modules) {
            if (!MODULES.contains(module)) {
                throw new ModelException("the model " + folder.address() + " has a module " + module
                        + ", which Fathom does not apply; export it as a whole and remove modules.json");
            }
        }
        return modules;
    }

    private static Stream<String> types(JsonArray modules) {
        return modules.asList().stream()
                .filter(JsonElement::isJsonObject)
                .flatMap(module -> text(module.getAsJsonObject(), "type").stream());
    }

    private static Pooling pooling(ModelFolder folder, JsonObject pooling, Properties serving) throws ModelException {
        Optional<String> named =
                Optional.ofNullable(serving.getProperty("pooling")).or(() -> text(pooling, "pooling_mode"));
        if (named.isPresent()) {
            return Pooling.named(named.get())
                    .orElseThrow(() -> new ModelException("the model " + folder.address() + " wants pooling "
                            + named.get() + ", which Fathom does not have"));
        }
        List<Pooling> flagged = Stream.of(Pooling.values())
                .filter(each ->
                        pooling.has(each.flag()) && pooling.get(each.flag()).getAsBoolean())
                .toList();
        if (flagged.size() > 1) {
            throw new ModelException("the model " + folder.address() + " wants several poolings at once, " + flagged
                    + ", which Fathom does not do");
        }
        return flagged.isEmpty() ? Pooling.MEAN : flagged.getFirst();
    }

    private static int maxLength(ModelFolder folder, JsonObject config, String type) throws IOException {
        int positions = number(config, "max_position_embeddings").orElse(MAX_LENGTH)
                - (OFFSET_POSITIONS.contains(type) ? 2 : 0);
        int said = Stream.of(
                        number(folder.object("sentence_bert_config.json"), "max_seq_length"),
                        number(folder.object("tokenizer_config.json"), "model_max_length"))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .findFirst()
                .orElse(positions);
        return Math.min(said, positions);
    }

    private static OptionalInt number(JsonObject object, String name) {
        JsonElement value = object.get(name);
        // A length without limit is written as 1e30.
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isNumber()
                        && value.getAsDouble() >= 1
                ? OptionalInt.of((int) Math.min(value.getAsDouble(), Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }
}
