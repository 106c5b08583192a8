package dev.fathom.embed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Truncated singular value decomposition by random projection with power iteration (Halko, Martinsson, Tropp 2011,
 * "Finding structure with randomness", algorithms 4.4 and 5.1).
 *
 * <p>With X the matrix, Ω random signs, Y an orthonormal basis of (X Xᵀ)² X Ω: X ≈ Y Yᵀ X, and with Z = Xᵀ Y the right
 * singular vectors of X are Z U Σ⁻¹, where Zᵀ Z = U Σ² Uᵀ. Orthonormal bases come from a pivoted Cholesky factor of the
 * Gram matrix, which drops directions the matrix does not have; U from one-sided Jacobi rotations of that factor.
 * Deterministic: the signs come from a fixed seed, and every sum has one order.
 *
 * @param right the right singular vectors as columns, one row per column of X
 * @param values the singular values, falling
 */
record SingularVectors(float[][] right, double[] values) {

    private static final int OVERSAMPLING = 10;
    private static final int POWER_ITERATIONS = 2;
    private static final int BLOCK = 1024;
    /** Directions whose squared length is below this part of the greatest are rounding errors of the floats. */
    private static final double RANK_TOLERANCE = 1e-10;

    private static final double ROTATION_TOLERANCE = 1e-9;
    private static final int MOST_SWEEPS = 30;

    /** The first {@code k} singular vectors, or as many as the matrix has. */
    static SingularVectors of(SparseRows x, int k) {
        SparseRows transposed = x.transposed();
        int width = Math.min(k + OVERSAMPLING, Math.min(x.rows(), x.columns()));
        float[][] z = signs(x.columns(), width);
        for (int i = 0; i <= POWER_ITERATIONS; i++) {
            z = transposed.times(orthonormal(x.times(z)));
        }
        return rightVectors(z, k);
    }

    private static float[][] signs(int rows, int width) {
        float[][] signs = new float[rows][width];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                signs[i][j] = TermSequence.mix((long) i * width + j) < 0 ? -1f : 1f;
            }
        }
        return signs;
    }

    private static SingularVectors rightVectors(float[][] z, int k) {
        double[][] factor = choleskyColumns(gram(z)).columns();
        rotateToOrthogonal(factor);
        Arrays.sort(factor, Comparator.comparingDouble(column -> -dot(column, column)));
        int rank = Math.min(k, factor.length);
        double[] values = new double[rank];
        for (int j = 0; j < rank; j++) {
            values[j] = Math.sqrt(dot(factor[j], factor[j]));
        }
        float[][] right = new float[z.length][rank];
        IntStream.range(0, z.length).parallel().forEach(i -> {
            for (int j = 0; j < rank; j++) {
                double sum = 0;
                for (int c = 0; c < z[i].length; c++) {
                    sum += z[i][c] * factor[j][c];
                }
                right[i][j] = (float) (sum / (values[j] * values[j]));
            }
        });
        return new SingularVectors(right, values);
    }

    /** A basis of the column space with orthonormal columns: Y L⁻ᵀ, where Yᵀ Y = L Lᵀ. */
    static float[][] orthonormal(float[][] y) {
        Cholesky cholesky = choleskyColumns(gram(y));
        double[][] l = cholesky.columns();
        float[][] basis = new float[y.length][l.length];
        IntStream.range(0, y.length).parallel().forEach(i -> {
            double[] rest = new double[y[i].length];
            for (int c = 0; c < rest.length; c++) {
                rest[c] = y[i][c];
            }
            for (int j = 0; j < l.length; j++) {
                double coordinate = rest[cholesky.pivots()[j]] / l[j][cholesky.pivots()[j]];
                basis[i][j] = (float) coordinate;
                for (int c = 0; c < rest.length; c++) {
                    rest[c] -= coordinate * l[j][c];
                }
            }
        });
        return basis;
    }

    /** The inner products of the columns, summed in blocks of rows whose sums are added in order. */
    private static double[][] gram(float[][] y) {
        int width = y.length == 0 ? 0 : y[0].length;
        List<double[][]> blocks = IntStream.range(0, (y.length + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(b -> gramOf(y, b * BLOCK, Math.min(y.length, (b + 1) * BLOCK), width))
                .toList();
        double[][] sum = new double[width][width];
        for (double[][] block : blocks) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    sum[i][j] += block[i][j];
                    sum[j][i] = sum[i][j];
                }
            }
        }
        return sum;
    }

    private static double[][] gramOf(float[][] y, int from, int to, int width) {
        double[][] gram = new double[width][];
        for (int i = 0; i < width; i++) {
            gram[i] = new double[i + 1];
        }
        for (int r = from; r < to; r++) {
            float[] row = y[r];
            for (int i = 0; i < width; i++) {
                double[] sums = gram[i];
                double factor = row[i];
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += factor * row[j];
                }
            }
        }
        return gram;
    }

    /** The columns of L in G = L Lᵀ and the pivot row of each; {@code columns.length} is the numerical rank. */
    private record Cholesky(double[][] columns, int[] pivots) {}

    private static Cholesky choleskyColumns(double[][] gram) {
        int n = gram.length;
        double[] left = new double[n];
        double greatest = 0;
        for (int i = 0; i < n; i++) {
            left[i] = gram[i][i];
            greatest = Math.max(greatest, left[i]);
        }
        double[][] columns = new double[n][];
        int[] pivots = new int[n];
        int rank = 0;
        for (; rank < n; rank++) {
            int pivot = 0;
            for (int i = 1; i < n; i++) {
                pivot = left[i] > left[pivot] ? i : pivot;
            }
            if (left[pivot] <= greatest * RANK_TOLERANCE) {
                break;
            }
            double[] column = gram[pivot].clone();
            for (int j = 0; j < rank; j++) {
                addScaled(column, -columns[j][pivot], columns[j]);
            }
            double root = Math.sqrt(left[pivot]);
            for (int i = 0; i < n; i++) {
                column[i] /= root;
                left[i] -= column[i] * column[i];
            }
            left[pivot] = 0;
            columns[rank] = column;
            pivots[rank] = pivot;
        }
        return new Cholesky(Arrays.copyOf(columns, rank), Arrays.copyOf(pivots, rank));
    }

    /** One-sided Jacobi: rotates pairs of columns until all are orthogonal. */
    private static void rotateToOrthogonal(double[][] columns) {
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
            rotated = false;
            for (int p = 0; p < columns.length - 1; p++) {
                for (int q = p + 1; q < columns.length; q++) {
                    rotated |= rotate(columns[p], columns[q]);
                }
            }
        }
    }

    private static boolean rotate(double[] a, double[] b) {
        double aa = dot(a, a);
        double bb = dot(b, b);
        double ab = dot(a, b);
        if (Math.abs(ab) <= ROTATION_TOLERANCE * Math.sqrt(aa * bb)) {
            return false;
        }
        double zeta = (bb - aa) / (2 * ab);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = cosine * tangent;
        for (int i = 0; i < a.length; i++) {
            double x = a[i];
            a[i] = cosine * x - sine * b[i];
            b[i] = sine * x + cosine * b[i];
        }
        return true;
    }

    private static void addScaled(double[] sum, double factor, double[] row) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * row[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + a[i] * b[i] : even + odd;
    }
}
