package dev.fathom.embed;

/**
 * How a {@link LatentModel} is learned; every limit bounds time and memory, whatever the size of the collection.
 *
 * @param dimensions length of the vectors, 1 to 1024; fewer where the collection has a smaller rank. Default 256
 * @param sample most passages learned from, at least 1; a larger collection is sampled by content, so that neither the
 *     order of the passages nor the machine plays a part. Default 50,000
 * @param vocabulary most terms with a vector, at least 1, the most frequent of the sample; the others count as unknown.
 *     Default 50,000
 */
public record LatentSettings(int dimensions, int sample, int vocabulary) {

    /** 256 dimensions, 50,000 passages, 50,000 terms. */
    public static final LatentSettings DEFAULT = new LatentSettings(256, 50_000, 50_000);

    /** Refuses values out of range with an {@link IllegalArgumentException}. */
    public LatentSettings {
        if (dimensions < 1 || dimensions > 1024) {
            throw new IllegalArgumentException("Dimensions must be from 1 to 1024, not " + dimensions + ".");
        }
        if (sample < 1) {
            throw new IllegalArgumentException("The sample must hold at least 1 passage, not " + sample + ".");
        }
        if (vocabulary < 1) {
            throw new IllegalArgumentException("The vocabulary must hold at least 1 term, not " + vocabulary + ".");
        }
    }
}
