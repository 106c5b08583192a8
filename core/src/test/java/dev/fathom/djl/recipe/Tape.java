package dev.fathom.djl.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reverse-mode automatic differentiation over matrices: every operation computes its value at once and notes how its gradient
 * flows back; {@link #backward} plays the notes from the last to the first.
 */
final class Tape {

    private static final float EPSILON = Transformer.LAYER_NORM_EPSILON;

    private final List<Runnable> notes = new ArrayList<>();

    /** A matrix and, once something was played back, the derivative of the loss by each of its parts. */
    static final class Matrix {

        final int rows;
        final int columns;
        final float[] data;
        final float[] gradient;

        Matrix(int rows, int columns) {
            this(rows, columns, new float[rows * columns]);
        }

        Matrix(int rows, int columns, float[] data) {
            this.rows = rows;
            this.columns = columns;
            this.data = data;
            this.gradient = new float[data.length];
        }

        float[] row(int row) {
            return Arrays.copyOfRange(data, row * columns, (row + 1) * columns);
        }
    }

    /** Fills the gradients of everything a loss was computed from. */
    void backward(Matrix loss) {
        loss.gradient[0] = 1;
        for (Runnable note : notes.reversed()) {
            note.run();
        }
    }

    /** a · b. */
    Matrix times(Matrix a, Matrix b) {
        Matrix c = new Matrix(a.rows, b.columns);
        multiply(a.data, b.data, c.data, a.rows, a.columns, b.columns);
        notes.add(() -> {
            multiply(c.gradient, transposed(b.data, b.rows, b.columns), a.gradient, a.rows, b.columns, a.columns);
            multiply(transposed(a.data, a.rows, a.columns), c.gradient, b.gradient, a.columns, a.rows, b.columns);
        });
        return c;
    }

    /** a · bᵀ. */
    Matrix timesTransposed(Matrix a, Matrix b) {
        Matrix c = new Matrix(a.rows, b.rows);
        multiply(a.data, transposed(b.data, b.rows, b.columns), c.data, a.rows, a.columns, b.rows);
        notes.add(() -> {
            multiply(c.gradient, b.data, a.gradient, a.rows, b.rows, a.columns);
            multiply(transposed(c.gradient, a.rows, b.rows), a.data, b.gradient, b.rows, a.rows, a.columns);
        });
        return c;
    }

    /** Adds the product of an n×m and an m×k matrix to c. */
    private static void multiply(float[] a, float[] b, float[] c, int n, int m, int k) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                float factor = a[i * m + j];
                for (int l = 0; l < k; l++) {
                    c[i * k + l] += factor * b[j * k + l];
                }
            }
        }
    }

    private static float[] transposed(float[] a, int rows, int columns) {
        float[] t = new float[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = a[i * columns + j];
            }
        }
        return t;
    }

    /** a + b, where b has as many rows as a or one row, which is added to each of a's. */
    Matrix plus(Matrix a, Matrix b) {
        Matrix c = new Matrix(a.rows, a.columns);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] = a.data[i] + b.data[i % b.data.length];
        }
        notes.add(() -> {
            for (int i = 0; i < c.data.length; i++) {
                a.gradient[i] += c.gradient[i];
                b.gradient[i % b.data.length] += c.gradient[i];
            }
        });
        return c;
    }

    Matrix scaled(Matrix a, float factor) {
        Matrix c = new Matrix(a.rows, a.columns);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] = factor * a.data[i];
        }
        notes.add(() -> {
            for (int i = 0; i < c.data.length; i++) {
                a.gradient[i] += factor * c.gradient[i];
            }
        });
        return c;
    }

    Matrix relu(Matrix a) {
        Matrix c = new Matrix(a.rows, a.columns);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] = Math.max(0, a.data[i]);
        }
        notes.add(() -> {
            for (int i = 0; i < c.data.length; i++) {
                a.gradient[i] += a.data[i] > 0 ? c.gradient[i] : 0;
            }
        });
        return c;
    }

    /** Each row as probabilities. */
    Matrix softmax(Matrix a) {
        Matrix c = new Matrix(a.rows, a.columns);
        for (int row = 0; row < a.rows; row++) {
            softmax(a.data, c.data, row * a.columns, a.columns);
        }
        notes.add(() -> {
            for (int row = 0; row < a.rows; row++) {
                int start = row * a.columns;
                float inner = inner(c.data, c.gradient, start, a.columns);
                for (int i = start; i < start + a.columns; i++) {
                    a.gradient[i] += c.data[i] * (c.gradient[i] - inner);
                }
            }
        });
        return c;
    }

    private static void softmax(float[] a, float[] c, int start, int length) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = start; i < start + length; i++) {
            greatest = Math.max(greatest, a[i]);
        }
        double sum = 0;
        for (int i = start; i < start + length; i++) {
            c[i] = (float) StrictMath.exp(a[i] - greatest);
            sum += c[i];
        }
        for (int i = start; i < start + length; i++) {
            c[i] /= (float) sum;
        }
    }

    private static float inner(float[] a, float[] b, int start, int length) {
        float sum = 0;
        for (int i = start; i < start + length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Each row with mean 0 and variance 1, times a scale, plus a shift (Ba, Kiros, Hinton 2016). */
    Matrix layerNorm(Matrix a, Matrix scale, Matrix shift) {
        int n = a.columns;
        Matrix normal = new Matrix(a.rows, n);
        Matrix c = new Matrix(a.rows, n);
        float[] deviation = new float[a.rows];
        for (int row = 0; row < a.rows; row++) {
            double mean = 0;
            double squares = 0;
            for (int i = row * n; i < (row + 1) * n; i++) {
                mean += a.data[i] / n;
            }
            for (int i = row * n; i < (row + 1) * n; i++) {
                squares += (a.data[i] - mean) * (a.data[i] - mean) / n;
            }
            deviation[row] = (float) Math.sqrt(squares + EPSILON);
            for (int i = 0; i < n; i++) {
                int at = row * n + i;
                normal.data[at] = (float) (a.data[at] - mean) / deviation[row];
                c.data[at] = normal.data[at] * scale.data[i] + shift.data[i];
            }
        }
        notes.add(() -> {
            for (int row = 0; row < a.rows; row++) {
                int start = row * n;
                float mean = 0;
                for (int i = 0; i < n; i++) {
                    scale.gradient[i] += c.gradient[start + i] * normal.data[start + i];
                    shift.gradient[i] += c.gradient[start + i];
                    normal.gradient[start + i] = c.gradient[start + i] * scale.data[i];
                    mean += normal.gradient[start + i] / n;
                }
                float inner = inner(normal.gradient, normal.data, start, n) / n;
                for (int i = start; i < start + n; i++) {
                    a.gradient[i] += (normal.gradient[i] - mean - normal.data[i] * inner) / deviation[row];
                }
            }
        });
        return c;
    }

    /** The rows of a table with these numbers. */
    Matrix rows(Matrix table, int... numbers) {
        int n = table.columns;
        Matrix c = new Matrix(numbers.length, n);
        for (int row = 0; row < numbers.length; row++) {
            System.arraycopy(table.data, numbers[row] * n, c.data, row * n, n);
        }
        notes.add(() -> {
            for (int row = 0; row < numbers.length; row++) {
                for (int i = 0; i < n; i++) {
                    table.gradient[numbers[row] * n + i] += c.gradient[row * n + i];
                }
            }
        });
        return c;
    }

    /** Some neighbouring columns. */
    Matrix columns(Matrix a, int from, int count) {
        Matrix c = new Matrix(a.rows, count);
        for (int row = 0; row < a.rows; row++) {
            System.arraycopy(a.data, row * a.columns + from, c.data, row * count, count);
        }
        notes.add(() -> {
            for (int row = 0; row < a.rows; row++) {
                for (int i = 0; i < count; i++) {
                    a.gradient[row * a.columns + from + i] += c.gradient[row * count + i];
                }
            }
        });
        return c;
    }

    /** Matrices of as many rows side by side. */
    Matrix beside(List<Matrix> parts) {
        int rows = parts.getFirst().rows;
        int columns = parts.stream().mapToInt(part -> part.columns).sum();
        Matrix c = new Matrix(rows, columns);
        int from = 0;
        for (Matrix part : parts) {
            int start = from;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(part.data, row * part.columns, c.data, row * columns + start, part.columns);
            }
            notes.add(() -> {
                for (int row = 0; row < rows; row++) {
                    for (int i = 0; i < part.columns; i++) {
                        part.gradient[row * part.columns + i] += c.gradient[row * columns + start + i];
                    }
                }
            });
            from += part.columns;
        }
        return c;
    }

    /** The mean of all rows. */
    Matrix mean(Matrix a) {
        Matrix c = new Matrix(1, a.columns);
        for (int i = 0; i < a.data.length; i++) {
            c.data[i % a.columns] += a.data[i] / a.rows;
        }
        notes.add(() -> {
            for (int i = 0; i < a.data.length; i++) {
                a.gradient[i] += c.gradient[i % a.columns] / a.rows;
            }
        });
        return c;
    }

    /** A row brought to length 1. */
    Matrix unit(Matrix a) {
        Matrix c = new Matrix(1, a.columns);
        float length = (float) Math.sqrt(inner(a.data, a.data, 0, a.columns));
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] = a.data[i] / length;
        }
        notes.add(() -> {
            float inner = inner(c.data, c.gradient, 0, a.columns);
            for (int i = 0; i < c.data.length; i++) {
                a.gradient[i] += (c.gradient[i] - c.data[i] * inner) / length;
            }
        });
        return c;
    }

    /** The same numbers row by row in another shape: rows side by side become rows one below the other. */
    Matrix reshaped(Matrix a, int rows) {
        Matrix c = new Matrix(rows, a.data.length / rows, a.data);
        notes.add(() -> {
            for (int i = 0; i < a.data.length; i++) {
                a.gradient[i] += c.gradient[i];
            }
        });
        return c;
    }

    /** The mean over the rows of −ln of the probability that softmax gives to the right column. */
    Matrix crossEntropy(Matrix a, int... right) {
        Matrix probabilities = new Matrix(a.rows, a.columns);
        Matrix loss = new Matrix(1, 1);
        for (int row = 0; row < a.rows; row++) {
            softmax(a.data, probabilities.data, row * a.columns, a.columns);
            loss.data[0] -= (float) StrictMath.log(probabilities.data[row * a.columns + right[row]] + 1e-12) / a.rows;
        }
        notes.add(() -> {
            for (int i = 0; i < a.data.length; i++) {
                float wanted = i % a.columns == right[i / a.columns] ? 1 : 0;
                a.gradient[i] += loss.gradient[0] * (probabilities.data[i] - wanted) / a.rows;
            }
        });
        return loss;
    }
}
