package dev.fathom.embed;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** From a sample to a model: frequencies, the weighted matrix, its singular vectors, their rows. */
final class LatentLearning {

    private final PassageSample sample;
    private final LatentSettings settings;
    private final PassageSample.Frequencies frequencies;
    private final IntTable vocabulary;
    private final float[] idf;

    LatentLearning(PassageSample sample, LatentSettings settings) {
        this.sample = sample;
        this.settings = settings;
        this.frequencies = sample.frequencies(settings.vocabulary());
        this.vocabulary = IntTable.of(frequencies.terms());
        this.idf = new float[frequencies.terms().length];
        double size = sample.size();
        for (int i = 0; i < idf.length; i++) {
            double inAll = frequencies.passages()[i] * (sample.passages() / size);
            idf[i] = (float) LatentModel.idf(sample.passages(), inAll);
        }
    }

    LatentModel model() {
        SingularVectors vectors = SingularVectors.of(matrix(), settings.dimensions());
        int dimensions = vectors.values().length;
        float[] scales = new float[idf.length];
        byte[] rows = new byte[Math.multiplyExact(idf.length, dimensions)];
        for (int i = 0; i < idf.length; i++) {
            LatentModel.quantise(vectors.right()[i], i, scales, rows);
        }
        double meanLength = sample.passages() == 0 ? 0 : (double) sample.terms() / sample.passages();
        return new LatentModel(
                sample.passages(), meanLength, dimensions, frequencies.terms(), idf, scales, ByteBuffer.wrap(rows));
    }

    /** One row of length 1 for each sampled passage. */
    private SparseRows matrix() {
        int entries = Arrays.stream(frequencies.passages()).sum();
        int[] starts = new int[sample.size() + 1];
        int[] column = new int[entries];
        float[] value = new float[entries];
        int row = 0;
        int e = 0;
        for (TermSequence passage : sample.sequences()) {
            double squares = 0;
            int[] counts = passage.counts();
            for (int i = 0; i < counts.length; i++) {
                int term = vocabulary.get(passage.term(i));
                if (term >= 0) {
                    column[e] = term;
                    value[e] = LatentModel.weight(LatentModel.termWeight(idf[term]), counts[i]);
                    squares += (double) value[e] * value[e];
                    e++;
                }
            }
            float factor = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
            for (int i = starts[row]; i < e; i++) {
                value[i] *= factor;
            }
            starts[++row] = e;
        }
        return new SparseRows(idf.length, starts, column, value);
    }
}
