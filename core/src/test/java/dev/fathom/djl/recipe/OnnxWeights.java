package dev.fathom.djl.recipe;

import dev.fathom.djl.recipe.Tape.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads back the weights that {@link OnnxFile} wrote. */
final class OnnxWeights {

    private OnnxWeights() {}

    /** The model in a file, run by {@link Tape} instead of an engine. */
    static Transformer read(Path file, int heads) throws IOException {
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        each(ByteBuffer.wrap(Files.readAllBytes(file)), (field, model) -> {
            if (field == 7) {
                each(model, (part, tensor) -> {
                    if (part == 5) {
                        read(tensor, parameters);
                    }
                });
            }
        });
        Matrix words = parameters.get("embeddings.word");
        int layers = (int) parameters.keySet().stream()
                .filter(name -> name.matches("layer\\.\\d+\\.norm\\.bias"))
                .count();
        return new Transformer(
                new Transformer.Shape(
                        words.rows,
                        words.columns,
                        heads,
                        parameters.get("layer.0.inner.weight").columns,
                        layers,
                        parameters.get("embeddings.position").rows),
                parameters);
    }

    private static void read(ByteBuffer tensor, Map<String, Matrix> parameters) {
        List<String> names = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        each(tensor, (field, value) -> {
            switch (field) {
                case 1 -> dimensions.add((int) value.getLong(0));
                case 8 -> names.add(StandardCharsets.UTF_8.decode(value).toString());
                case 9 -> values.add(floats(value));
                default -> {}
            }
        });
        if (names.getFirst().contains(".")) {
            int columns = dimensions.getLast();
            float[] data = values.getFirst();
            parameters.put(names.getFirst(), new Matrix(data.length / columns, columns, data));
        }
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] floats = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    /** The fields of a message; a varint as eight bytes. */
    private static void each(ByteBuffer message, BiConsumer<Integer, ByteBuffer> field) {
        while (message.hasRemaining()) {
            long tag = varint(message);
            ByteBuffer value;
            switch ((int) (tag & 7)) {
                case 0 -> value = ByteBuffer.allocate(Long.BYTES).putLong(0, varint(message));
                case 5 -> value = slice(message, Float.BYTES);
                default -> value = slice(message, (int) varint(message));
            }
            field.accept((int) (tag >>> 3), value);
        }
    }

    private static ByteBuffer slice(ByteBuffer message, int length) {
        ByteBuffer slice = message.slice(message.position(), length);
        message.position(message.position() + length);
        return slice;
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
