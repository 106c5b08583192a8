package dev.fathom.djl.recipe;

import dev.fathom.djl.recipe.Tape.Matrix;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/** The optimiser of Kingma and Ba (2015), with the decoupled weight decay of Loshchilov and Hutter (2019). */
final class Adam {

    private static final float MEMORY = 0.9f;
    private static final float SQUARE_MEMORY = 0.999f;
    private static final float DECAY = 0.01f;

    private final Map<Matrix, float[][]> moments = new IdentityHashMap<>();
    private int step;

    /** Follows the gradients down and clears them. */
    void step(Collection<Matrix> parameters, double rate) {
        step++;
        float first = (float) (1 - Math.pow(MEMORY, step));
        float second = (float) (1 - Math.pow(SQUARE_MEMORY, step));
        for (Matrix parameter : parameters) {
            float[][] moment = moments.computeIfAbsent(parameter, p -> new float[2][p.data.length]);
            for (int i = 0; i < parameter.data.length; i++) {
                float g = parameter.gradient[i];
                moment[0][i] = MEMORY * moment[0][i] + (1 - MEMORY) * g;
                moment[1][i] = SQUARE_MEMORY * moment[1][i] + (1 - SQUARE_MEMORY) * g * g;
                float change = moment[0][i] / first / ((float) Math.sqrt(moment[1][i] / second) + 1e-8f);
                parameter.data[i] -= (float) rate * (change + DECAY * parameter.data[i]);
                parameter.gradient[i] = 0;
            }
        }
    }
}
