package dev.fathom.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SingularVectorsTest {

    private static final long SEED = 7;

    /** Brute force: power iteration on XᵀX with deflation, in doubles. */
    private static double[] bruteForceSingularValues(double[][] x, int k) {
        int n = x[0].length;
        double[][] gram = new double[n][n];
        for (double[] row : x) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        double[] values = new double[k];
        Random random = new Random(SEED);
        for (int v = 0; v < k; v++) {
            double[] vector = random.doubles(n, -1, 1).toArray();
            double eigenvalue = 0;
            for (int step = 0; step < 5000; step++) {
                double[] next = new double[n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        next[i] += gram[i][j] * vector[j];
                    }
                }
                eigenvalue = Math.sqrt(Arrays.stream(next).map(a -> a * a).sum());
                for (int i = 0; i < n; i++) {
                    vector[i] = next[i] / eigenvalue;
                }
            }
            values[v] = Math.sqrt(eigenvalue);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gram[i][j] -= eigenvalue * vector[i] * vector[j];
                }
            }
        }
        return values;
    }

    private static SparseRows sparse(double[][] x) {
        int columns = x[0].length;
        int[] starts = new int[x.length + 1];
        int[] column = new int[x.length * columns];
        float[] value = new float[column.length];
        int e = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < columns; j++) {
                if (x[i][j] != 0) {
                    column[e] = j;
                    value[e++] = (float) x[i][j];
                }
            }
            starts[i + 1] = e;
        }
        return new SparseRows(columns, starts, Arrays.copyOf(column, e), Arrays.copyOf(value, e));
    }

    private static double[][] random(int rows, int columns, int rank) {
        Random random = new Random(SEED);
        double[][] x = new double[rows][columns];
        for (int r = 0; r < rank; r++) {
            double[] left = random.doubles(rows, -1, 1).toArray();
            double[] right = random.doubles(columns, -1, 1).toArray();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    x[i][j] += left[i] * right[j] * Math.pow(0.7, r);
                }
            }
        }
        return x;
    }

    @Test
    void singularValuesAreThoseOfBruteForce() {
        double[][] x = random(60, 30, 30);
        SingularVectors found = SingularVectors.of(sparse(x), 6);
        double[] expected = bruteForceSingularValues(x, 6);
        for (int j = 0; j < 6; j++) {
            assertEquals(expected[j], found.values()[j], expected[0] * 1e-4, "value " + j);
        }
    }

    @Test
    void rightVectorsAreOrthonormalAndStretchedByTheirValues() {
        double[][] x = random(50, 40, 40);
        SingularVectors found = SingularVectors.of(sparse(x), 5);
        float[][] image = sparse(x).times(found.right());
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 5; b++) {
                double inner = 0;
                for (float[] row : found.right()) {
                    inner += row[a] * row[b];
                }
                assertEquals(a == b ? 1 : 0, inner, 1e-4);
            }
            double squares = 0;
            for (float[] row : image) {
                squares += row[a] * row[a];
            }
            assertEquals(found.values()[a], Math.sqrt(squares), found.values()[0] * 1e-3);
        }
    }

    @Test
    void aMatrixOfRankThreeHasThreeSingularVectors() {
        assertEquals(3, SingularVectors.of(sparse(random(40, 30, 3)), 10).values().length);
    }

    @Test
    void anEmptyMatrixHasNone() {
        SparseRows empty = new SparseRows(0, new int[] {0}, new int[0], new float[0]);
        assertEquals(0, SingularVectors.of(empty, 10).values().length);
    }
}
