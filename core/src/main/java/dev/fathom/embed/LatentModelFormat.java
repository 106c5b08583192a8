package dev.fathom.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The file of a {@link LatentModel}, big-endian: magic number, format version, passages, mean length, dimensions, number
 * of terms; then the hashes of all terms, their idfs, their scales, and their rows of one byte per dimension; last the
 * CRC-32 of all that. Arrays as wholes, and the checksum that Java readies quickest: a command that asks one query reads it
 * anew.
 */
final class LatentModelFormat {

    private static final int MAGIC = 0x46_4C_41_54; // "FLAT": Fathom, latent
    private static final int VERSION = 3;
    private static final int HEADER = 4 + 4 + 8 + 8 + 4 + 4;
    private static final int CHECKSUM = 8;

    private LatentModelFormat() {}

    static void write(LatentModel model, OutputStream out) throws IOException {
        int n = model.vocabularySize();
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(HEADER + n * (12L + model.dimensions()) + CHECKSUM));
        buffer.putInt(MAGIC).putInt(VERSION);
        buffer.putLong(model.passages()).putDouble(model.meanLength());
        buffer.putInt(model.dimensions()).putInt(n);
        for (int i = 0; i < n; i++) {
            buffer.putInt(model.term(i));
        }
        for (int i = 0; i < n; i++) {
            buffer.putFloat(model.idfOfRow(i));
        }
        for (int i = 0; i < n; i++) {
            buffer.putFloat(model.scaleOfRow(i));
        }
        buffer.put(model.rows());
        buffer.putLong(checksum(buffer.array(), buffer.position()));
        out.write(buffer.array());
    }

    static LatentModel read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        int body = bytes.length - CHECKSUM;
        if (body < HEADER) {
            throw new CorruptModelException(
                    "The latent model is cut short: " + bytes.length + " bytes, at least " + (HEADER + CHECKSUM) + ".");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (checksum(bytes, body) != buffer.getLong(body)) {
            throw new CorruptModelException("The latent model is damaged: its checksum does not match its content.");
        }
        return parse(buffer, body);
    }

    private static LatentModel parse(ByteBuffer buffer, int body) throws IOException {
        int magic = buffer.getInt();
        int version = buffer.getInt();
        if (magic != MAGIC || version != VERSION) {
            throw new CorruptModelException("Not a latent model of format " + VERSION + ": found magic number 0x"
                    + Integer.toHexString(magic) + ", format " + version + ".");
        }
        long passages = buffer.getLong();
        double meanLength = buffer.getDouble();
        int dimensions = buffer.getInt();
        int n = buffer.getInt();
        if (dimensions < 0 || n < 0 || passages < 0 || HEADER + n * (12L + dimensions) != body) {
            throw new CorruptModelException("The latent model is inconsistent: " + n + " terms of " + dimensions
                    + " dimensions do not make " + body + " bytes.");
        }
        int[] terms = new int[n];
        float[] idf = new float[n];
        float[] scales = new float[n];
        buffer.asIntBuffer().get(terms);
        buffer.position(buffer.position() + n * Integer.BYTES);
        buffer.asFloatBuffer().get(idf).get(scales);
        buffer.position(buffer.position() + 2 * n * Float.BYTES);
        buffer.limit(body);
        return new LatentModel(passages, meanLength, dimensions, terms, idf, scales, buffer);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
