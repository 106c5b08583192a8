package dev.fathom.rank;

/**
 * A vector in one byte per part: a quarter of the memory to read for each candidate, and inner products of whole numbers,
 * which are the same in whatever order they are summed. An error of at most 1/254 of the greatest part in each part.
 */
final class QuantisedVector {

    private static final float MOST = 127f;

    private final byte[] parts;
    private final float unit;

    private QuantisedVector(byte[] parts, float unit) {
        this.parts = parts;
        this.unit = unit;
    }

    static QuantisedVector of(float[] vector) {
        float greatest = 0;
        for (float part : vector) {
            greatest = Math.max(greatest, Math.abs(part));
        }
        byte[] parts = new byte[vector.length];
        for (int i = 0; i < parts.length && greatest > 0; i++) {
            parts[i] = (byte) Math.round(vector[i] / greatest * MOST);
        }
        return new QuantisedVector(parts, greatest / MOST);
    }

    /** The inner product; both must be of one length, at most 2<sup>17</sup>. */
    double times(QuantisedVector that) {
        byte[] a = parts;
        byte[] b = that.parts;
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return (double) unit * that.unit * sum;
    }
}
