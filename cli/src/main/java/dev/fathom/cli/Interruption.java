package dev.fathom.cli;

import java.io.PrintWriter;

/** Says, when the user interrupts a command that changes an index, that the index is sound. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    /** From here on, until it is closed. */
    Interruption(PrintWriter err) {
        hook = new Thread(() -> {
            Progress.end();
            err.println();
            Main.say(err, "interrupted; the index is as it was at its last commit");
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The interruption came just now.
        }
    }
}
