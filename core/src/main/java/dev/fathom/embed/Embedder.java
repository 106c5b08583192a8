package dev.fathom.embed;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Turns texts into vectors. Without one an index ranks by the latent model learned from its own passages; with one the vectors
 * of its passages are stored, and their cosine with the query's vector takes the place of the latent similarity.
 *
 * <p>Any function will do: {@link #of}. It must give the same vector for the same text whatever else is in the batch, and may
 * be called by several threads at once.
 */
public interface Embedder extends Closeable {

    /**
     * What tells this embedder from another one: vectors of two embedders cannot be compared, so an index keeps the identity
     * and is opened with the same one only.
     *
     * @throws IOException if it is read from files that cannot be read
     */
    Identity identity() throws IOException;

    /**
     * One vector for each text, in their order, of {@link Identity#dimensions()} finite parts; of any length. Prefixes are in
     * the texts already. An empty text has a vector, too, or one of zeros, which stands for none.
     *
     * @param texts at most {@link #maxBatch()}
     * @throws ModelException if it cannot work at all, which is not tried again
     * @throws IOException if it fails; a {@link RuntimeException} is taken for the same
     */
    float[][] embed(List<String> texts) throws IOException;

    /** How many texts a call takes at most; default 64. */
    default int maxBatch() {
        return 64;
    }

    /** Where an index finds the embedder again when it is opened without settings; default absent: it cannot. */
    default Optional<String> address() {
        return Optional.empty();
    }

    /** Frees what it holds; whoever made an embedder closes it. Default: nothing to do. */
    @Override
    default void close() throws IOException {}

    /**
     * What embeds a batch; the signature of {@link Embedder#embed}.
     */
    @FunctionalInterface
    interface Function {
        /** One vector for each text. */
        float[][] embed(List<String> texts) throws IOException;
    }

    /** An embedder from a function, such as the client of a service. */
    static Embedder of(Identity identity, Function function) {
        return new FunctionEmbedder(identity, function);
    }

    /**
     * This embedder, each failed batch tried again.
     *
     * @param attempts how often in all, at least 1
     * @param pause before the second attempt; doubled before each further one
     */
    default Embedder retrying(int attempts, Duration pause) {
        return new RetryingEmbedder(this, attempts, pause);
    }

    /**
     * Tells embedders apart.
     *
     * @param name the model's
     * @param dimensions length of the vectors, at least 1
     * @param sha256 hash of the model's files in hexadecimal; empty where there are none
     * @param queryPrefix put before queries, such as {@code "query: "}
     * @param passagePrefix put before passages
     */
    record Identity(String name, int dimensions, String sha256, String queryPrefix, String passagePrefix) {

        /** Checks the dimensions. */
        public Identity {
            if (dimensions < 1) {
                throw new IllegalArgumentException("an embedding has at least 1 dimension, not " + dimensions);
            }
        }

        /** A model without files or prefixes. */
        public static Identity of(String name, int dimensions) {
            return new Identity(name, dimensions, "", "", "");
        }

        /** With prefixes for queries and passages. */
        public Identity prefixes(String query, String passage) {
            return new Identity(name, dimensions, sha256, query, passage);
        }

        /** In one line, for a fingerprint; {@link #parse} reads it. */
        @Override
        public String toString() {
            return IdentityText.write(this);
        }

        /** Reads what {@link #toString} wrote; absent for any other text. */
        public static Optional<Identity> parse(String text) {
            return IdentityText.read(text);
        }
    }
}
