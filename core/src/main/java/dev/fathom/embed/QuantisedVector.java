package dev.fathom.embed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A vector in one byte per part: a quarter of the memory to read for each candidate, and inner products of whole numbers,
 * which are the same in whatever order they are summed. An error of at most 1/254 of the greatest part in each part.
 * Immutable.
 */
public final class QuantisedVector {

    /** No vector at all, which is something else than a vector of zeros. */
    public static final QuantisedVector NONE = new QuantisedVector(new byte[0], 0);

    private static final float MOST = 127f;

    private final byte[] parts;
    private final float unit;

    private QuantisedVector(byte[] parts, float unit) {
        this.parts = parts;
        this.unit = unit;
    }

    /** Rounds a vector of finite parts. */
    public static QuantisedVector of(float[] vector) {
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

    /**
     * Rounds a vector brought to length 1, so that inner products are cosines; {@link #NONE} for a vector of zeros.
     *
     * @param vector finite parts
     */
    public static QuantisedVector unit(float[] vector) {
        double squares = 0;
        for (float part : vector) {
            squares += (double) part * part;
        }
        if (squares == 0) {
            return NONE;
        }
        float[] scaled = new float[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return of(scaled);
    }

    /** The inner product; both must be of one length, at most 2<sup>17</sup>. */
    public double times(QuantisedVector that) {
        byte[] a = parts;
        byte[] b = that.parts;
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return (double) unit * that.unit * sum;
    }

    /** Whether this is no vector. */
    public boolean isNone() {
        return parts.length == 0;
    }

    /** The encoded form: the unit as four bytes, little-endian, and one byte per part. */
    public byte[] encode() {
        return ByteBuffer.allocate(Float.BYTES + parts.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(unit)
                .put(parts)
                .array();
    }

    /**
     * Reads what {@link #encode} wrote; the bytes are copied.
     *
     * @throws IllegalArgumentException if the bytes are not an encoded vector
     */
    public static QuantisedVector decode(byte[] bytes, int offset, int length) {
        if (length < Float.BYTES) {
            throw new IllegalArgumentException(length + " bytes are not an encoded vector: is the index damaged?");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        float unit = buffer.getFloat();
        byte[] parts = new byte[length - Float.BYTES];
        buffer.get(parts);
        return new QuantisedVector(parts, unit);
    }
}
