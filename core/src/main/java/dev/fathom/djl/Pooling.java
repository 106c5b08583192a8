package dev.fathom.djl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the vectors of a text's tokens become one. */
enum Pooling {
    /** Their mean. */
    MEAN("pooling_mode_mean_tokens"),
    /** Their sum divided by the root of their number. */
    SQRT("pooling_mode_mean_sqrt_len_tokens"),
    /** The greatest in each dimension. */
    MAX("pooling_mode_max_tokens"),
    /** That of the first token. */
    CLS("pooling_mode_cls_token"),
    /** That of the last token. */
    LAST("pooling_mode_lasttoken");

    private final String flag;

    Pooling(String flag) {
        this.flag = flag;
    }

    /** Its name in the configuration of sentence-transformers. */
    String flag() {
        return flag;
    }

    /** By the name it has in DJL's properties, such as {@code mean} or {@code cls}. */
    static Optional<Pooling> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mean" -> Optional.of(MEAN);
            case "mean_sqrt_len" -> Optional.of(SQRT);
            case "max" -> Optional.of(MAX);
            case "cls" -> Optional.of(CLS);
            case "last", "lasttoken" -> Optional.of(LAST);
            default -> Optional.empty();
        };
    }

    /**
     * The vector of one text.
     *
     * @param tokens vectors of all tokens of a batch, one after the other
     * @param first the number of the text's first token
     * @param count how many tokens the text has; what pads it stands after them
     */
    float[] of(float[] tokens, int first, int count, int dimensions) {
        int start = first * dimensions;
        return switch (this) {
            case CLS -> row(tokens, start, dimensions);
            case LAST -> row(tokens, start + (count - 1) * dimensions, dimensions);
            case MAX -> greatest(tokens, start, count, dimensions);
            case MEAN -> sum(tokens, start, count, dimensions, count);
            case SQRT -> sum(tokens, start, count, dimensions, (float) Math.sqrt(count));
        };
    }

    private static float[] row(float[] tokens, int start, int dimensions) {
        return Arrays.copyOfRange(tokens, start, start + dimensions);
    }

    private static float[] greatest(float[] tokens, int start, int count, int dimensions) {
        float[] vector = row(tokens, start, dimensions);
        for (int token = 1; token < count; token++) {
            for (int i = 0; i < dimensions; i++) {
                vector[i] = Math.max(vector[i], tokens[start + token * dimensions + i]);
            }
        }
        return vector;
    }

    private static float[] sum(float[] tokens, int start, int count, int dimensions, float divisor) {
        float[] vector = new float[dimensions];
        for (int token = 0; token < count; token++) {
            for (int i = 0; i < dimensions; i++) {
                vector[i] += tokens[start + token * dimensions + i];
            }
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= divisor;
        }
        return vector;
    }
}
