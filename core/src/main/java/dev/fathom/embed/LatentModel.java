package dev.fathom.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Vectors learned from the passages themselves: latent semantic indexing (Deerwester et al. 1990), the truncated
 * singular value decomposition of the matrix of passages by terms.
 *
 * <p>A text's weight for a term is (1 + ln tf) · idf<sup>1.5</sup> with idf = ln(1 + (N − df + ½) / (df + ½)); each passage
 * has length 1 before the decomposition. A term's row holds its part in each dimension; a text's vector is the weighted
 * sum of its terms' rows. A passage's vector is then brought to length 1. A query's is divided by the length of <em>all</em>
 * its weights, so that it is the shorter the less of the query the model knows: what the model does not know must not
 * decide.
 *
 * <p>The idf of a term outside the vocabulary is that of a term in one passage. Immutable and safe for use by several
 * threads. Learning is deterministic: the same passages give the same bytes, in whatever order they come.
 */
public final class LatentModel {

    private static final double IDF_POWER = 1.5;
    private static final float MOST = 127f;

    private final long passages;
    private final double meanLength;
    private final int dimensions;
    private final IntTable vocabulary;
    private final float[] idf;
    private final float[] scales;
    private final byte[] rows;

    /** Where the rows begin: a model that was read keeps them where they came to lie. */
    private final int firstRow;

    private final double unknownIdf;
    private final float[] weights;

    /**
     * A model of these parts.
     *
     * @param terms hashes, each once
     * @param rows what is left of the buffer's array; it stays in use
     */
    LatentModel(
            long passages,
            double meanLength,
            int dimensions,
            int[] terms,
            float[] idf,
            float[] scales,
            ByteBuffer rows) {
        this.passages = passages;
        this.meanLength = meanLength;
        this.dimensions = dimensions;
        this.vocabulary = IntTable.of(terms);
        this.idf = idf;
        this.scales = scales;
        this.rows = rows.array();
        this.firstRow = rows.arrayOffset() + rows.position();
        this.unknownIdf = idf(passages, 1);
        this.weights = new float[terms.length];
        for (int i = 0; i < terms.length; i++) {
            weights[i] = termWeight(idf[i]);
        }
    }

    /**
     * Learns from passages, with {@link LatentSettings#DEFAULT}.
     *
     * @param passages read once, sequentially; may be empty: such a model knows no term
     */
    public static LatentModel learn(Stream<TermSequence> passages) {
        return learn(passages, LatentSettings.DEFAULT);
    }

    /** Learns from passages, which are read once, sequentially; may be empty: such a model knows no term. */
    public static LatentModel learn(Stream<TermSequence> passages, LatentSettings settings) {
        PassageSample sample = new PassageSample(settings.sample());
        for (Iterator<TermSequence> each = passages.sequential().iterator(); each.hasNext(); ) {
            sample.add(each.next());
        }
        return new LatentLearning(sample, settings).model();
    }

    /** How many passages it was learned from, those outside the sample included. */
    public long passages() {
        return passages;
    }

    /** Mean number of terms in a passage, repetitions counted; 0 where there was no passage. */
    public double meanLength() {
        return meanLength;
    }

    /** Length of the vectors; 0 where nothing could be learned. */
    public int dimensions() {
        return dimensions;
    }

    /** How many terms have a row. */
    public int vocabularySize() {
        return idf.length;
    }

    /** Inverse passage frequency of a term, as BM25 in Lucene defines it; positive. */
    public double idf(int term) {
        int row = vocabulary.get(term);
        return row < 0 ? unknownIdf : idf[row];
    }

    /** A passage's vector: of length 1, or all zeros where no term of it is known. */
    public float[] passageVector(TermSequence passage) {
        float[] vector = new float[dimensions];
        int[] counts = passage.counts();
        for (int i = 0; i < counts.length; i++) {
            int row = vocabulary.get(passage.term(i));
            if (row >= 0) {
                addRow(vector, row, weight(weights[row], counts[i]));
            }
        }
        scale(vector, norm(vector));
        return vector;
    }

    /** A query's vector: its length, at most 1, tells how much of the query the model knows. */
    public float[] queryVector(TermSequence query) {
        float[] vector = new float[dimensions];
        double squares = 0;
        int[] counts = query.counts();
        for (int i = 0; i < counts.length; i++) {
            int row = vocabulary.get(query.term(i));
            float weight = weight(row < 0 ? termWeight(unknownIdf) : weights[row], counts[i]);
            squares += (double) weight * weight;
            if (row >= 0) {
                addRow(vector, row, weight);
            }
        }
        scale(vector, Math.sqrt(squares));
        return vector;
    }

    /**
     * The inner product of a query's vector with a passage's, from −1 to 1: their cosine times the part of the query the
     * model knows. Eight partial sums in a fixed order, the same on every machine.
     */
    public static double similarity(float[] query, float[] passage) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (; i + 7 < query.length; i += 8) {
            s0 += query[i] * passage[i];
            s1 += query[i + 1] * passage[i + 1];
            s2 += query[i + 2] * passage[i + 2];
            s3 += query[i + 3] * passage[i + 3];
            s4 += query[i + 4] * passage[i + 4];
            s5 += query[i + 5] * passage[i + 5];
            s6 += query[i + 6] * passage[i + 6];
            s7 += query[i + 7] * passage[i + 7];
        }
        for (; i < query.length; i++) {
            s0 += query[i] * passage[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** Writes the model; the same model always gives the same bytes. */
    public void write(OutputStream out) throws IOException {
        LatentModelFormat.write(this, out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws CorruptModelException if the bytes are damaged, cut short, or of an unknown format
     */
    public static LatentModel read(InputStream in) throws IOException {
        return LatentModelFormat.read(in);
    }

    static double idf(double passages, double frequency) {
        return Math.log(1 + Math.max(0, passages - frequency + 0.5) / (frequency + 0.5));
    }

    static float termWeight(double idf) {
        return (float) Math.pow(idf, IDF_POWER);
    }

    static float weight(float termWeight, int count) {
        return count == 1 ? termWeight : (float) (1 + Math.log(count)) * termWeight;
    }

    /** The largest part of a row becomes ±127, the others follow: a quarter of the floats' size. */
    static void quantise(float[] row, int number, float[] scales, byte[] rows) {
        float greatest = 0;
        for (float part : row) {
            greatest = Math.max(greatest, Math.abs(part));
        }
        scales[number] = greatest / MOST;
        for (int j = 0; j < row.length && greatest > 0; j++) {
            rows[number * row.length + j] = (byte) Math.round(row[j] / greatest * MOST);
        }
    }

    private void addRow(float[] vector, int row, float weight) {
        float factor = weight * scales[row];
        int start = firstRow + row * dimensions;
        for (int j = 0; j < vector.length; j++) {
            vector[j] += factor * rows[start + j];
        }
    }

    private static double norm(float[] vector) {
        return Math.sqrt(similarity(vector, vector));
    }

    private static void scale(float[] vector, double norm) {
        if (norm > 0) {
            float factor = (float) (1 / norm);
            for (int j = 0; j < vector.length; j++) {
                vector[j] *= factor;
            }
        }
    }

    int term(int row) {
        return vocabulary.key(row);
    }

    float idfOfRow(int row) {
        return idf[row];
    }

    float scaleOfRow(int row) {
        return scales[row];
    }

    ByteBuffer rows() {
        return ByteBuffer.wrap(rows, firstRow, idf.length * dimensions);
    }
}
