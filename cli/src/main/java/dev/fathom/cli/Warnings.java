package dev.fathom.cli;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Prints the library's warnings as this program prints everything: one line each. Found by Java as the program's logging
 * system, in the first jar where it looks for one, so that no start of the program searches all the others.
 */
public final class Warnings extends System.LoggerFinder {

    private static final String OURS = "dev.fathom";

    /** Its one message advises to load the vector module, which would slow a single search down. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private static volatile Optional<PrintWriter> err = Optional.empty();

    /** For Java. */
    public Warnings() {}

    /** To be called before anything of Lucene is loaded. */
    static void printTo(PrintWriter writer) {
        VECTORS.setLevel(java.util.logging.Level.OFF);
        // The client of a server logs through SLF4J, which would say that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        err = Optional.of(writer);
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Printer(name);
    }

    /** What others than Fathom log is not the user's concern. */
    private record Printer(String name) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return name.startsWith(OURS) && level.getSeverity() >= Level.WARNING.getSeverity();
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            print(level, String.valueOf(message));
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
            String text = String.valueOf(format);
            print(
                    level,
                    parameters == null || parameters.length == 0
                            ? text
                            : new MessageFormat(text, Locale.ROOT).format(parameters));
        }

        private void print(Level level, String message) {
            if (isLoggable(level)) {
                err.ifPresent(writer -> writer.println("fathom: " + message));
            }
        }
    }
}
