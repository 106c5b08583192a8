package dev.fathom.embed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tries a failed batch again, after a pause that doubles. */
final class RetryingEmbedder implements Embedder {

    private final Embedder embedder;
    private final int attempts;
    private final Duration pause;

    RetryingEmbedder(Embedder embedder, int attempts, Duration pause) {
        if (attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException(
                    "retrying needs at least 1 attempt and a pause of 0 or more, got " + attempts + " and " + pause);
        }
        this.embedder = embedder;
        this.attempts = attempts;
        this.pause = pause;
    }

    @Override
    public Identity identity() throws IOException {
        return embedder.identity();
    }

    @Override
    public float[][] embed(List<String> texts) throws IOException {
        Duration wait = pause;
        for (int attempt = 1; ; attempt++) {
            try {
                return embedder.embed(texts);
            } catch (InterruptedIOException | ModelException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                if (attempt == attempts) {
                    throw new IOException(reason(e) + (attempts > 1 ? " (tried " + attempts + " times)" : ""), e);
                }
                sleep(wait);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static void sleep(Duration wait) throws InterruptedIOException {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("embedding was interrupted");
        }
    }

    @Override
    public int maxBatch() {
        return embedder.maxBatch();
    }

    @Override
    public Optional<String> address() {
        return embedder.address();
    }

    @Override
    public void close() throws IOException {
        embedder.close();
    }
}
