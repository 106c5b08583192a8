package dev.fathom.djl;

import dev.fathom.embed.ModelException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that an ONNX model keeps its weights in. A model may name any path; only files beneath its own folder are
 * taken. The file is walked as Protocol Buffers: the numbers are those of fields in {@code onnx.proto}.
 */
final class ExternalData {

    private static final int BYTES = 2;
    private static final int LONGEST_PATH = 4096;
    private static final int DEEPEST = 100;

    /** A message that can hold tensors: the fields in which further ones stand. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        SPARSE,
        FUNCTION,
        ENTRY;

        /** What stands in a field, or null for what is of no interest. */
        @Nullable
        Message in(int field) {
            return switch (this) {
                case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : null;
                case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : field == 15 ? SPARSE : null;
                case FUNCTION -> field == 7 ? NODE : null;
                case NODE -> field == 5 ? ATTRIBUTE : null;
                case ATTRIBUTE ->
                    switch (field) {
                        case 5, 10 -> TENSOR;
                        case 6, 11 -> GRAPH;
                        case 22, 23 -> SPARSE;
                        default -> null;
                    };
                case SPARSE -> field == 1 || field == 2 ? TENSOR : null;
                case TENSOR -> field == 13 ? ENTRY : null;
                case ENTRY -> null;
            };
        }
    }

    private final ByteBuffer file;
    private final Set<String> locations = new TreeSet<>();

    private ExternalData(ByteBuffer file) {
        this.file = file;
    }

    /**
     * The files, none of them outside the folder of the model.
     *
     * @throws ModelException if one is outside or missing, or the model's file is damaged
     */
    static List<Path> of(ModelFolder model) throws IOException {
        ExternalData data;
        try (FileChannel channel = FileChannel.open(model.model())) {
            data = new ExternalData(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
        try {
            data.walk(Message.MODEL, data.file.limit(), 0);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw new ModelException(
                    "the model file " + model.model() + " is not ONNX; is it damaged or cut short?", e);
        }
        List<Path> files = new ArrayList<>();
        for (String location : data.locations) {
            files.add(file(model, location));
        }
        return files;
    }

    private static Path file(ModelFolder model, String location) throws ModelException {
        Path folder = Objects.requireNonNull(
                model.model().toAbsolutePath().normalize().getParent(), "a file's folder");
        try {
            Path file = folder.resolve(location).normalize();
            if (Path.of(location).isAbsolute() || !file.startsWith(folder)) {
                throw new ModelException("the model " + model.address() + " wants to read " + location
                        + ", which is outside its folder; this is refused, put its data beside it and export it anew");
            }
            if (!Files.isRegularFile(file)) {
                throw new ModelException("the model " + model.address() + " keeps its weights in " + location
                        + ", which is not there; copy it into the folder");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new ModelException(
                    "the model " + model.address() + " names data by what is not a path: " + location, e);
        }
    }

    private void walk(Message message, int end, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        String key = "";
        while (file.position() < end) {
            int tag = Math.toIntExact(varint());
            int field = tag >>> 3;
            if ((tag & 7) != BYTES) {
                skip(tag & 7);
                continue;
            }
            int length = Math.toIntExact(varint());
            int next = file.position() + length;
            if (length < 0 || next > end) {
                throw new IndexOutOfBoundsException("a field reaches beyond its message");
            }
            Message inner = message.in(field);
            if (inner != null) {
                walk(inner, next, depth + 1);
            } else if (message == Message.ENTRY && length <= LONGEST_PATH) {
                String text = text(length);
                if (field == 2 && key.equals("location")) {
                    locations.add(text);
                }
                key = field == 1 ? text : key;
            }
            file.position(next);
        }
    }

    private void skip(int wireType) {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> file.position(file.position() + Long.BYTES);
            case 5 -> file.position(file.position() + Integer.BYTES);
            default -> throw new IllegalArgumentException("no such wire type: " + wireType);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = file.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        file.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
