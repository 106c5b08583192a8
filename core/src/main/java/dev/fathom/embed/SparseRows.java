package dev.fathom.embed;

import java.util.stream.IntStream;

/**
 * A sparse matrix of floats kept by rows. Products run on several threads, each row by one thread in one order, so that
 * the result does not depend on how many there are.
 *
 * @param columns how many columns
 * @param starts where row i begins in the other arrays; one entry more than there are rows
 * @param column the column of each entry
 * @param value the value of each entry
 */
record SparseRows(int columns, int[] starts, int[] column, float[] value) {

    int rows() {
        return starts.length - 1;
    }

    /** This matrix times a dense one that has {@link #columns} rows. */
    float[][] times(float[][] dense) {
        int width = dense.length == 0 ? 0 : dense[0].length;
        float[][] product = new float[rows()][width];
        IntStream.range(0, rows()).parallel().forEach(i -> {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                addScaled(product[i], value[e], dense[column[e]]);
            }
        });
        return product;
    }

    private static void addScaled(float[] sum, float factor, float[] row) {
        for (int j = 0; j < row.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    SparseRows transposed() {
        int[] begin = new int[columns + 1];
        for (int c : column) {
            begin[c + 1]++;
        }
        for (int c = 0; c < columns; c++) {
            begin[c + 1] += begin[c];
        }
        int[] next = begin.clone();
        int[] rowOf = new int[column.length];
        float[] values = new float[column.length];
        for (int i = 0; i < rows(); i++) {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                int target = next[column[e]]++;
                rowOf[target] = i;
                values[target] = value[e];
            }
        }
        return new SparseRows(rows(), begin, rowOf, values);
    }
}
