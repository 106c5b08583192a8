package dev.fathom.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code fathom}. Exit codes: 0 something was found or done, 1 nothing was found, 2 wrong usage or failure. */
public final class Main {

    static final int OK = 0;
    static final int NOTHING_FOUND = 1;
    static final int FAILED = 2;

    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 120;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8)));
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        output.failure()
                .ifPresent(reason -> say(err, "the output could not be written (" + reason + "); it is not complete"));
        System.exit(output.failure().isPresent() ? FAILED : code);
    }

    /** What "help" and what follows it stand for. */
    private static String[] helpFor(String... args) {
        if (args.length == 1) {
            return new String[] {"--help"};
        }
        return FathomCommand.NAMES.contains(args[1]) ? new String[] {args[1], "--help"} : new String[] {args[1]};
    }

    /** Runs one command, printing to the given writers. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Warnings.printTo(err);
        if (args.length > 0 && args[0].equals("help")) {
            return run(out, err, helpFor(args));
        }
        try {
            Optional<Command> called = args.length == 0 ? Optional.empty() : FathomCommand.named(args[0]);
            // Making the others would take longer than a search.
            return called.isPresent()
                    ? execute(only(args[0], called.get()), out, err, Arrays.copyOfRange(args, 1, args.length))
                    : execute(commandLine(), out, err, args);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failed(err, e);
        }
    }

    private static CommandLine only(String name, Command command) {
        return configured(command.line()).setCommandName("fathom " + name);
    }

    private static int execute(CommandLine line, PrintWriter out, PrintWriter err, String... args) {
        return line.setOut(out).setErr(err).execute(args);
    }

    /** The command line with all commands. */
    static CommandLine commandLine() {
        return configured(FathomCommand.all());
    }

    private static CommandLine configured(CommandLine line) {
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Main::day)
                .registerConverter(CrawlOptions.Size.class, CrawlOptions.Size::parse)
                .registerConverter(Sweep.class, Sweep::parse)
                .registerConverter(Compared.class, Compared::of)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.hasColour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(Terminal.columns(), NARROWEST_HELP, WIDEST_HELP))
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(command.getErr(), e));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a day such as 2025-04-16");
        }
    }

    private static int failed(PrintWriter err, Throwable e) {
        say(err, Failures.sentence(e));
        if (System.getenv("FATHOM_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return FAILED;
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        if (name.equals("fathom")
                && e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            String near = unmatched.getSuggestions().stream()
                    .limit(2)
                    .map(command -> "\"" + command + "\"")
                    .collect(Collectors.joining(" or "));
            String meant = near.isEmpty() ? "" : ", did you mean " + near + "?";
            say(
                    err,
                    "there is no command \"" + Failures.inOneLine(args[0]) + "\"" + meant
                            + "; \"fathom --help\" lists them");
            return FAILED;
        }
        say(
                err,
                Failures.inOneLine(Objects.requireNonNullElse(e.getMessage(), "wrong usage")) + "; \"" + name
                        + " --help\" shows what it takes");
        return FAILED;
    }

    /** One line; on a terminal broken between words. */
    static void say(PrintWriter err, String sentence) {
        String line = "fathom: " + sentence;
        err.println(Terminal.showsProgress() ? Layout.hanging(line, Terminal.progressColumns()) : line);
    }
}
