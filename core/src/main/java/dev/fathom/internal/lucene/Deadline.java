package dev.fathom.internal.lucene;

import dev.fathom.query.Options;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.QueryTimeout;

/**
 * Until when a search may go on. Looking for hits ends with the time limit, or when the searching thread is interrupted;
 * showing what was found may take as long once more.
 */
public final class Deadline implements QueryTimeout {

    private final long start = System.nanoTime();
    private final Optional<Duration> limit;
    private boolean reached;

    Deadline(Options options) {
        this.limit = options.timeLimit();
    }

    /** Whether to stop looking; from then on the answer is partial. */
    @Override
    public boolean shouldExit() {
        reached |= Thread.currentThread().isInterrupted() || isOver(1);
        return reached;
    }

    /** Takes note if time is up by now: the answer is partial then, whatever the rest takes. */
    void note() {
        reached |= shouldExit();
    }

    /** Whether to show no more than the hits made ready so far, at least one. */
    boolean isOverdue(List<?> hits) {
        boolean overdue = !hits.isEmpty() && isOver(2);
        reached |= overdue;
        return overdue;
    }

    /** How much time is left to look for hits; absent where there is no limit. */
    public Optional<Duration> left() {
        return limit.map(time -> time.minus(took()));
    }

    /** Takes note that an engine has stopped looking for want of time. */
    public void reach() {
        reached = true;
    }

    private boolean isOver(int times) {
        return limit.isPresent() && took().dividedBy(times).compareTo(limit.get()) > 0;
    }

    /** Whether something was left out for want of time. */
    boolean wasReached() {
        return reached;
    }

    /** Ends the search where its thread has been interrupted. */
    public void requireWanted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the search was cancelled: its thread was interrupted");
        }
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
