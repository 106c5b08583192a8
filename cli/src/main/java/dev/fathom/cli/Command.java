package dev.fathom.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A command: what it is called, what it takes, each thing a field, and in {@link #call()} what it does. */
abstract class Command extends Arguments implements Callable<Integer> {

    /**
     * A command of that name.
     *
     * @param description paragraphs of its help; the first one stands in the list of commands
     */
    Command(String name, String... description) {
        spec().name(name).versionProvider(FathomCommand::version).usageMessage().description(description);
    }

    /** Lines below the options in help. */
    final void footer(String... lines) {
        spec().usageMessage().footer(lines);
    }

    /** The command line of this command alone; to be called once. */
    @Override
    final CommandLine line() {
        spec().addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec().addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        return super.line();
    }

    /** Where results go. */
    final PrintWriter out() {
        return spec().commandLine().getOut();
    }

    /** Where errors and progress go. */
    final PrintWriter err() {
        return spec().commandLine().getErr();
    }
}
