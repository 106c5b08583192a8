package dev.fathom.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code fathom}. Exit codes: 0 something was found or done, 1 nothing was found, 2 wrong usage or failure. */
@Command(
        name = "fathom",
        description = "Searches what documents say and what they state in numbers.",
        mixinStandardHelpOptions = true,
        version = "fathom 0.1.0-SNAPSHOT",
        subcommands = {
            IndexCommand.class,
            SearchCommand.class,
            FiguresCommand.class,
            ExtractCommand.class,
            EvalCommand.class,
            ThesaurusCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    static final int OK = 0;
    static final int NOTHING_FOUND = 1;
    static final int FAILED = 2;

    private static final Logger VECTOR_LOGGER =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Lucene's advice to load the vector module: it would slow a single search down.
        VECTOR_LOGGER.setLevel(Level.SEVERE);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        System.exit(code);
    }

    /** Runs one command, printing to the given writers. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("fathom: " + Failures.sentence(e));
                    return FAILED;
                })
                .execute(args);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println("fathom: " + e.getMessage() + "; \"" + name + " --help\" shows what it takes");
        return FAILED;
    }
}
