package dev.fathom.rank;

import dev.fathom.embed.ModelException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A reranker and how many of the best passages it scores.
 *
 * @param reranker what scores them
 * @param depth how many, 1 to 1,000
 */
public record Reranking(Reranker reranker, int depth) {

    /** How many passages are scored unless said otherwise. */
    public static final int DEFAULT_DEPTH = 30;

    /** Checks the depth. */
    public Reranking {
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("a reranker scores from 1 to 1,000 passages, got " + depth);
        }
    }

    /**
     * The passages' scores.
     *
     * @throws ModelException if the reranker fails or gives what cannot be scores; says which reranker
     */
    public float[] scores(String query, List<String> passages) throws IOException {
        float[] scores;
        try {
            scores = reranker.score(query, passages);
        } catch (InterruptedIOException | ModelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ModelException(
                    "the reranker " + reranker.name() + " failed ("
                            + Objects.requireNonNullElse(
                                    e.getMessage(), e.getClass().getSimpleName())
                            + "); search without it, or mend the cause",
                    e);
        }
        if (scores.length != passages.size()) {
            throw new ModelException("the reranker " + reranker.name() + " gave " + scores.length + " scores for "
                    + passages.size() + " passages");
        }
        for (float score : scores) {
            if (!Float.isFinite(score)) {
                throw new ModelException(
                        "the reranker " + reranker.name() + " gave a score that is not finite, " + score);
            }
        }
        return scores;
    }
}
