package dev.fathom.djl.recipe;

import dev.fathom.djl.recipe.Tape.Matrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a {@link Transformer} as ONNX (operator set 17): inputs {@code input_ids}, {@code attention_mask} and
 * {@code token_type_ids} of any batch and length, as Hugging Face exports BERT; output {@code last_hidden_state}, or
 * {@code logits} of a classifier. Numbers of messages' fields are those of {@code onnx.proto}.
 */
final class OnnxFile {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Transformer model;
    private final List<Protobuf> nodes = new ArrayList<>();
    private final List<Protobuf> tensors = new ArrayList<>();
    private int names;

    private OnnxFile(Transformer model) {
        this.model = model;
    }

    static byte[] of(Transformer model) {
        return new OnnxFile(model).build();
    }

    private byte[] build() {
        model.parameters.forEach(this::parameter);
        String output = model.isClassifier() ? "logits" : "last_hidden_state";
        String hidden = tokens();
        if (model.isClassifier()) {
            hidden = linear(node("Gather", List.of(hidden, ints(0L)), integer("axis", 1)), "classifier");
            hidden = node("Reshape", List.of(hidden, ints(-1, 1)));
        }
        nodes.add(new Protobuf().text(1, hidden).text(2, output).text(4, "Identity"));
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "encoder");
        tensors.forEach(tensor -> graph.message(5, tensor));
        for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
            graph.message(11, value(input, INT64, "batch", "sequence"));
        }
        graph.message(
                12,
                model.isClassifier()
                        ? value(output, FLOAT, "batch", "one")
                        : value(output, FLOAT, "batch", "sequence", "width"));
        return new Protobuf()
                .number(1, 8)
                .text(2, "fathom")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, 17))
                .toBytes();
    }

    /** The same steps as {@link Transformer#tokens}, for a batch of padded texts. */
    private String tokens() {
        String length = node("Gather", List.of(node("Shape", List.of("input_ids")), scalar(1)), integer("axis", 0));
        String positions = node("Range", List.of(scalar(0), length, scalar(1)));
        String sum = node(
                "Add", List.of(gather("embeddings.word", "input_ids"), gather("embeddings.type", "token_type_ids")));
        String x = norm(node("Add", List.of(sum, gather("embeddings.position", positions))), "embeddings.norm");
        String mask = node("Cast", List.of("attention_mask"), integer("to", FLOAT));
        String masked = node("Mul", List.of(node("Sub", List.of(mask, number(1))), number(10000)));
        String bias = node("Unsqueeze", List.of(masked, ints(1, 2)));
        for (int layer = 0; layer < model.shape.layers(); layer++) {
            String name = "layer." + layer + ".";
            x = norm(node("Add", List.of(x, attention(x, bias, name))), name + "attention.norm");
            String inner = node("Relu", List.of(linear(x, name + "inner")));
            x = norm(node("Add", List.of(x, linear(inner, name + "outer"))), name + "norm");
        }
        return x;
    }

    private String attention(String x, String bias, String name) {
        String query = heads(linear(x, name + "query"), 0, 2, 1, 3);
        String key = heads(linear(x, name + "key"), 0, 2, 3, 1);
        String value = heads(linear(x, name + "value"), 0, 2, 1, 3);
        float scale = (float) (1 / Math.sqrt(model.shape.width() / model.shape.heads()));
        String scores = node("Mul", List.of(node("MatMul", List.of(query, key)), number(scale)));
        String weights = node("Softmax", List.of(node("Add", List.of(scores, bias))), integer("axis", -1));
        String mixed = transposed(node("MatMul", List.of(weights, value)), 0, 2, 1, 3);
        return linear(node("Reshape", List.of(mixed, ints(0, 0, model.shape.width()))), name + "attended");
    }

    private String heads(String x, int... order) {
        int heads = model.shape.heads();
        return transposed(node("Reshape", List.of(x, ints(0, 0, heads, model.shape.width() / heads))), order);
    }

    private String transposed(String x, int... order) {
        Protobuf attribute = new Protobuf().text(1, "perm");
        for (int axis : order) {
            attribute.number(8, axis);
        }
        return node("Transpose", List.of(x), attribute.number(20, 7));
    }

    private String gather(String table, String numbers) {
        return node("Gather", List.of(table, numbers), integer("axis", 0));
    }

    private String linear(String x, String name) {
        return node("Add", List.of(node("MatMul", List.of(x, name + ".weight")), name + ".bias"));
    }

    private String norm(String x, String name) {
        Protobuf epsilon = new Protobuf()
                .text(1, "epsilon")
                .number(2, Transformer.LAYER_NORM_EPSILON)
                .number(20, 1);
        return node("LayerNormalization", List.of(x, name + ".weight", name + ".bias"), integer("axis", -1), epsilon);
    }

    private String node(String operator, List<String> inputs, Protobuf... attributes) {
        String output = "t" + names++;
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(4, operator);
        for (Protobuf attribute : attributes) {
            node.message(5, attribute);
        }
        nodes.add(node);
        return output;
    }

    private static Protobuf integer(String name, int value) {
        return new Protobuf().text(1, name).number(3, value).number(20, 2);
    }

    private void parameter(String name, Matrix matrix) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * matrix.data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(matrix.data);
        Protobuf tensor = new Protobuf();
        if (matrix.rows > 1 || name.endsWith(".weight") && !name.contains("norm")) {
            tensor.number(1, matrix.rows);
        }
        tensors.add(
                tensor.number(1, matrix.columns).number(2, FLOAT).text(8, name).bytes(9, bytes.array()));
    }

    private String number(float value) {
        byte[] bytes = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        return constant(new Protobuf().number(2, FLOAT).bytes(9, bytes));
    }

    private String scalar(long value) {
        return constant(new Protobuf().number(2, INT64).bytes(9, longs(value)));
    }

    private String ints(long... values) {
        return constant(new Protobuf().number(1, values.length).number(2, INT64).bytes(9, longs(values)));
    }

    private String constant(Protobuf tensor) {
        String name = "c" + names++;
        tensors.add(tensor.text(8, name));
        return name;
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }

    private static Protobuf value(String name, int type, String... dimensions) {
        Protobuf shape = new Protobuf();
        for (String dimension : dimensions) {
            shape.message(1, new Protobuf().text(2, dimension));
        }
        Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
