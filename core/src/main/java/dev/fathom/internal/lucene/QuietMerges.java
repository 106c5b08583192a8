package dev.fathom.internal.lucene;

import org.apache.lucene.index.ConcurrentMergeScheduler;

/** Merges in the background; a failure goes to the log, and to whoever writes next, rather than to standard error. */
final class QuietMerges extends ConcurrentMergeScheduler {

    private static final System.Logger LOGGER = System.getLogger(QuietMerges.class.getName());

    @Override
    protected void handleMergeException(Throwable failure) {
        LOGGER.log(System.Logger.Level.WARNING, "merging segments failed: " + failure.getMessage());
    }
}
