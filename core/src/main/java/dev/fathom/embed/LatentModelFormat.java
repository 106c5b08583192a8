package dev.fathom.embed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The file of a {@link LatentModel}, big-endian: magic number, format version, passages, mean length, dimensions, number
 * of terms; for each term hash, idf, scale and one byte per dimension; last the SHA-256 of all that.
 */
final class LatentModelFormat {

    private static final int MAGIC = 0x46_4C_41_54; // "FLAT": Fathom, latent
    private static final int VERSION = 1;
    private static final int HEADER = 4 + 4 + 8 + 8 + 4 + 4;
    private static final int DIGEST = 32;

    private LatentModelFormat() {}

    static void write(LatentModel model, OutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(body)) {
            data.writeInt(MAGIC);
            data.writeInt(VERSION);
            data.writeLong(model.passages());
            data.writeDouble(model.meanLength());
            data.writeInt(model.dimensions());
            data.writeInt(model.vocabularySize());
            for (int i = 0; i < model.vocabularySize(); i++) {
                data.writeInt(model.term(i));
                data.writeFloat(model.idfOfRow(i));
                data.writeFloat(model.scaleOfRow(i));
                data.write(model.rows(), i * model.dimensions(), model.dimensions());
            }
        }
        byte[] bytes = body.toByteArray();
        out.write(bytes);
        out.write(sha256(bytes, bytes.length));
    }

    static LatentModel read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        if (bytes.length < HEADER + DIGEST) {
            throw new CorruptModelException(
                    "The latent model is cut short: " + bytes.length + " bytes, at least " + (HEADER + DIGEST) + ".");
        }
        int body = bytes.length - DIGEST;
        if (!Arrays.equals(sha256(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
            throw new CorruptModelException("The latent model is damaged: its SHA-256 does not match its content.");
        }
        return parse(new DataInputStream(new ByteArrayInputStream(bytes, 0, body)), body);
    }

    private static LatentModel parse(DataInputStream data, int body) throws IOException {
        int magic = data.readInt();
        int version = data.readInt();
        if (magic != MAGIC || version != VERSION) {
            throw new CorruptModelException("Not a latent model of format " + VERSION + ": found magic number 0x"
                    + Integer.toHexString(magic) + ", format " + version + ".");
        }
        long passages = data.readLong();
        double meanLength = data.readDouble();
        int dimensions = data.readInt();
        int n = data.readInt();
        if (dimensions < 0 || n < 0 || passages < 0 || HEADER + n * (12L + dimensions) != body) {
            throw new CorruptModelException("The latent model is inconsistent: " + n + " terms of " + dimensions
                    + " dimensions do not make " + body + " bytes.");
        }
        int[] terms = new int[n];
        float[] idf = new float[n];
        float[] scales = new float[n];
        byte[] rows = new byte[n * dimensions];
        for (int i = 0; i < n; i++) {
            terms[i] = data.readInt();
            idf[i] = data.readFloat();
            scales[i] = data.readFloat();
            data.readFully(rows, i * dimensions, dimensions);
        }
        return new LatentModel(passages, meanLength, dimensions, terms, idf, scales, rows);
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
