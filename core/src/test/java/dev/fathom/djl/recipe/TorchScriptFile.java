package dev.fathom.djl.recipe;

import dev.fathom.djl.recipe.Tape.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@link Transformer} as TorchScript, as {@code torch.jit.save} does: a zip archive of the module's code, of its
 * attributes as a pickle, and of one file for each tensor. Its forward takes {@code input_ids}, {@code attention_mask} and
 * {@code token_type_ids}.
 */
final class TorchScriptFile {

    private final Transformer model;
    private final StringBuilder code = new StringBuilder();
    private final List<Matrix> tensors = new ArrayList<>();
    private int names;

    private TorchScriptFile(Transformer model) {
        this.model = model;
    }

    static void write(Transformer model, OutputStream out) throws IOException {
        new TorchScriptFile(model).write(out);
    }

    private void write(OutputStream out) throws IOException {
        byte[] attributes = pickle();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "data.pkl", attributes);
            entry(zip, "code/__torch__.py", code().getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < tensors.size(); i++) {
                entry(zip, "data/" + i, bytes(tensors.get(i)));
            }
            entry(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            entry(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry("encoder/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] bytes(Matrix matrix) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * matrix.data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(matrix.data);
        return bytes.array();
    }

    private static String attribute(String parameter) {
        return parameter.replace('.', '_');
    }

    /** An object of the class Encoder, its attributes in a dictionary. */
    private byte[] pickle() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "\u0080\u0002c__torch__\nEncoder\n)\u0081}(");
        for (Map.Entry<String, Matrix> parameter : model.parameters.entrySet()) {
            string(out, attribute(parameter.getKey()));
            tensor(out, parameter.getValue(), isVector(parameter.getKey(), parameter.getValue()));
        }
        string(out, "training");
        text(out, "\u0089ub.");
        return out.toByteArray();
    }

    private static boolean isVector(String name, Matrix matrix) {
        return matrix.rows == 1 && (name.endsWith(".bias") || name.contains("norm"));
    }

    /** A call of torch._utils._rebuild_tensor_v2 with storage, offset, sizes, strides, requires_grad and hooks. */
    private void tensor(ByteArrayOutputStream out, Matrix matrix, boolean vector) {
        text(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
        string(out, "storage");
        text(out, "ctorch\nFloatStorage\n");
        string(out, Integer.toString(tensors.size()));
        string(out, "cpu");
        integer(out, matrix.data.length);
        text(out, "tQK\u0000(");
        if (!vector) {
            integer(out, matrix.rows);
        }
        integer(out, matrix.columns);
        text(out, "t(");
        if (!vector) {
            integer(out, matrix.columns);
        }
        text(out, "K\u0001t\u0089ccollections\nOrderedDict\n)RtR");
        tensors.add(matrix);
    }

    private static void text(ByteArrayOutputStream out, String latin) {
        out.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void string(ByteArrayOutputStream out, String text) {
        out.write('X');
        little(out, text.length());
        text(out, text);
    }

    private static void integer(ByteArrayOutputStream out, int value) {
        out.write('J');
        little(out, value);
    }

    private static void little(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }

    private String code() {
        code.append("class Encoder(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
        model.parameters.keySet().forEach(name -> code.append("  " + attribute(name) + " : Tensor\n"));
        code.append("  training : bool\n");
        code.append("  def forward(self: __torch__.Encoder, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:\n");
        String positions = set("torch.arange(torch.size(ids, 1))");
        String sum = set(String.format(
                Locale.ROOT,
                "torch.add(torch.embedding(%s, ids), torch.embedding(%s, types))",
                self("embeddings.word"),
                self("embeddings.type")));
        String place =
                set(String.format(Locale.ROOT, "torch.embedding(%s, %s)", self("embeddings.position"), positions));
        String bias = set("torch.mul(torch.unsqueeze(torch.unsqueeze(torch.sub(mask, 1), 1), 1), 10000.)");
        String x = norm(String.format(Locale.ROOT, "torch.add(%s, %s)", sum, place), "embeddings.norm");
        for (int layer = 0; layer < model.shape.layers(); layer++) {
            String name = "layer." + layer + ".";
            x = norm(
                    String.format(Locale.ROOT, "torch.add(%s, %s)", x, attention(x, bias, name)),
                    name + "attention.norm");
            String inner = set(String.format(Locale.ROOT, "torch.relu(%s)", linear(x, name + "inner")));
            x = norm(String.format(Locale.ROOT, "torch.add(%s, %s)", x, linear(inner, name + "outer")), name + "norm");
        }
        if (model.isClassifier()) {
            x = linear(set(String.format(Locale.ROOT, "torch.select(%s, 1, 0)", x)), "classifier");
        }
        return code.append("    return " + x + "\n").toString();
    }

    private String attention(String x, String bias, String name) {
        String query = heads(linear(x, name + "query"), "[0, 2, 1, 3]");
        String key = heads(linear(x, name + "key"), "[0, 2, 3, 1]");
        String value = heads(linear(x, name + "value"), "[0, 2, 1, 3]");
        double scale = 1 / Math.sqrt(model.shape.width() / model.shape.heads());
        String scores = set(String.format(
                Locale.ROOT, "torch.add(torch.mul(torch.matmul(%s, %s), %s), %s)", query, key, scale, bias));
        String mixed = set(String.format(
                Locale.ROOT, "torch.permute(torch.matmul(torch.softmax(%s, -1), %s), [0, 2, 1, 3])", scores, value));
        return linear(set(String.format(Locale.ROOT, "torch.flatten(%s, 2, 3)", mixed)), name + "attended");
    }

    private String heads(String x, String order) {
        int heads = model.shape.heads();
        return set(String.format(
                Locale.ROOT,
                "torch.permute(torch.unflatten(%s, 2, [%d, %d]), %s)",
                x,
                heads,
                model.shape.width() / heads,
                order));
    }

    private String linear(String x, String name) {
        return set(String.format(
                Locale.ROOT, "torch.add(torch.matmul(%s, %s), %s)", x, self(name + ".weight"), self(name + ".bias")));
    }

    private String norm(String x, String name) {
        return set(String.format(
                Locale.ROOT,
                "torch.layer_norm(%s, [%d], %s, %s, %s)",
                x,
                model.shape.width(),
                self(name + ".weight"),
                self(name + ".bias"),
                Transformer.LAYER_NORM_EPSILON));
    }

    private static String self(String parameter) {
        return "self." + attribute(parameter);
    }

    private String set(String expression) {
        String name = "_" + names++;
        code.append("    " + name + " = " + expression + "\n");
        return name;
    }
}
