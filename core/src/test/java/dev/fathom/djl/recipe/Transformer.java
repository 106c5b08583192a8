package dev.fathom.djl.recipe;

import dev.fathom.djl.recipe.Tape.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The encoder of Vaswani et al. (2017) as BERT arranges it (Devlin et al. 2019), with ReLU: embeddings of word, position and
 * part; in each layer attention and a feed-forward net, each added to what came in and normalised.
 */
final class Transformer {

    static final float LAYER_NORM_EPSILON = 1e-5f;

    /**
     * The sizes.
     *
     * @param vocabulary how many word pieces
     * @param width length of a token's vector
     * @param heads of attention; divides the width
     * @param inner width of the feed-forward net
     * @param layers how many
     * @param positions longest text in tokens
     */
    record Shape(int vocabulary, int width, int heads, int inner, int layers, int positions) {}

    final Shape shape;

    /** By the names that BERT has in PyTorch, except that linear weights are input × output. */
    final Map<String, Matrix> parameters;

    Transformer(Shape shape, Map<String, Matrix> parameters) {
        this.shape = shape;
        this.parameters = parameters;
    }

    /** This one, to score pairs: with an untrained classifier of one output. */
    Transformer withClassifier(Random random) {
        Map<String, Matrix> all = new LinkedHashMap<>(parameters);
        linear(all, "classifier", shape.width(), 1, random);
        return new Transformer(shape, all);
    }

    /** An untrained one. */
    static Transformer random(Shape shape, Random random) {
        Map<String, Matrix> all = new LinkedHashMap<>();
        int width = shape.width();
        all.put("embeddings.word", random(shape.vocabulary(), width, random));
        all.put("embeddings.position", random(shape.positions(), width, random));
        all.put("embeddings.type", random(2, width, random));
        norm(all, "embeddings.norm", width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = "layer." + layer + ".";
            for (String part : List.of("query", "key", "value", "attended")) {
                linear(all, name + part, width, width, random);
            }
            norm(all, name + "attention.norm", width);
            linear(all, name + "inner", width, shape.inner(), random);
            linear(all, name + "outer", shape.inner(), width, random);
            norm(all, name + "norm", width);
        }
        return new Transformer(shape, all);
    }

    private static void linear(Map<String, Matrix> all, String name, int in, int out, Random random) {
        all.put(name + ".weight", random(in, out, random));
        all.put(name + ".bias", new Matrix(1, out));
    }

    private static void norm(Map<String, Matrix> all, String name, int width) {
        Matrix scale = new Matrix(1, width);
        Arrays.fill(scale.data, 1);
        all.put(name + ".weight", scale);
        all.put(name + ".bias", new Matrix(1, width));
    }

    private static Matrix random(int rows, int columns, Random random) {
        Matrix matrix = new Matrix(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian() * 0.08f;
        }
        return matrix;
    }

    boolean isClassifier() {
        return parameters.containsKey("classifier.weight");
    }

    /** One vector for each token of one text. */
    Matrix tokens(Tape tape, int[] ids, int[] types) {
        int[] positions = new int[ids.length];
        Arrays.setAll(positions, i -> i);
        Matrix sum = tape.plus(
                tape.plus(tape.rows(get("embeddings.word"), ids), tape.rows(get("embeddings.type"), types)),
                tape.rows(get("embeddings.position"), positions));
        Matrix x = norm(tape, sum, "embeddings.norm");
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = "layer." + layer + ".";
            x = norm(tape, tape.plus(x, attention(tape, x, name)), name + "attention.norm");
            Matrix inner = tape.relu(linear(tape, x, name + "inner"));
            x = norm(tape, tape.plus(x, linear(tape, inner, name + "outer")), name + "norm");
        }
        return x;
    }

    private Matrix attention(Tape tape, Matrix x, String name) {
        Matrix query = linear(tape, x, name + "query");
        Matrix key = linear(tape, x, name + "key");
        Matrix value = linear(tape, x, name + "value");
        int width = shape.width() / shape.heads();
        List<Matrix> heads = new ArrayList<>();
        for (int from = 0; from < shape.width(); from += width) {
            Matrix scores = tape.timesTransposed(tape.columns(query, from, width), tape.columns(key, from, width));
            Matrix weights = tape.softmax(tape.scaled(scores, (float) (1 / Math.sqrt(width))));
            heads.add(tape.times(weights, tape.columns(value, from, width)));
        }
        return linear(tape, tape.beside(heads), name + "attended");
    }

    private Matrix linear(Tape tape, Matrix x, String name) {
        return tape.plus(tape.times(x, get(name + ".weight")), get(name + ".bias"));
    }

    private Matrix norm(Tape tape, Matrix x, String name) {
        return tape.layerNorm(x, get(name + ".weight"), get(name + ".bias"));
    }

    /** The text's vector: the mean of its tokens', of length 1. */
    Matrix embedding(Tape tape, int[] ids, int[] types) {
        return tape.unit(tape.mean(tokens(tape, ids, types)));
    }

    /** The score of a pair, from its first token's vector. */
    Matrix score(Tape tape, int[] ids, int[] types) {
        return linear(tape, tape.rows(tokens(tape, ids, types), 0), "classifier");
    }

    private Matrix get(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }
}
