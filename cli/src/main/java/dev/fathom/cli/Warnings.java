package dev.fathom.cli;

import java.util.Locale;
import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Prints the library's warnings as this program prints everything: one line each. */
final class Warnings extends Handler {

    /** Kept, because the logging system forgets loggers that nobody holds. */
    private static final Logger FATHOM = Logger.getLogger("dev.fathom");

    /** Its one message advises to load the vector module, which would slow a single search down. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final PrintWriter err;

    private Warnings(PrintWriter err) {
        this.err = err;
    }

    /** To be called before anything of Lucene is loaded. */
    static void printTo(PrintWriter err) {
        VECTORS.setLevel(Level.OFF);
        FATHOM.setUseParentHandlers(false);
        for (Handler handler : FATHOM.getHandlers()) {
            FATHOM.removeHandler(handler);
        }
        FATHOM.addHandler(new Warnings(err));
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            Object[] parameters = record.getParameters();
            err.println("fathom: "
                    + (parameters == null
                            ? record.getMessage()
                            : new MessageFormat(record.getMessage(), Locale.ROOT).format(parameters)));
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
