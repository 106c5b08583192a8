package dev.fathom.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code fathom} is before a command is named. */
final class FathomCommand extends Command {

    /** The commands in the order in which help lists them. */
    static final List<String> NAMES = List.of(
            "index",
            "search",
            "figures",
            "extract",
            "serve",
            "eval",
            "status",
            "verify",
            "delete",
            "reindex",
            "snapshot",
            "copy",
            "merge",
            "alias",
            "thesaurus",
            "models",
            "schema",
            "completion",
            "manual");

    FathomCommand() {
        super("fathom", "Searches what documents say and what they state in numbers.");
        spec().usageMessage().synopsisSubcommandLabel("COMMAND");
        footer(
                "",
                "Examples:",
                "  fathom search \"smart border gate\" --in reports",
                "  fathom figures \"GRDP growth above 8 %% in 2024\" --in reports",
                "  fathom index reports && fathom search \"smart border gate\"",
                "",
                "\"fathom COMMAND --help\" shows what a command takes.",
                "Exit codes: 0 found or done, 1 nothing found, 2 wrong usage or failure.");
    }

    /** A command by its name. A switch and no map: a search then loads no other command. */
    static Optional<Command> named(String name) {
        return switch (name) {
            case "index" -> Optional.of(new IndexCommand());
            case "search" -> Optional.of(new SearchCommand());
            case "figures" -> Optional.of(new FiguresCommand());
            case "extract" -> Optional.of(new ExtractCommand());
            case "serve" -> Optional.of(new ServeCommand());
            case "eval" -> Optional.of(new EvalCommand());
            case "status" -> Optional.of(new StatusCommand());
            case "verify" -> Optional.of(new VerifyCommand());
            case "delete" -> Optional.of(new DeleteCommand());
            case "reindex" -> Optional.of(new ReindexCommand());
            case "snapshot" -> Optional.of(new SnapshotCommand());
            case "copy" -> Optional.of(new CopyCommand());
            case "merge" -> Optional.of(new MergeCommand());
            case "alias" -> Optional.of(new AliasCommand());
            case "thesaurus" -> Optional.of(new ThesaurusCommand());
            case "models" -> Optional.of(new ModelsCommand());
            case "schema" -> Optional.of(new SchemaCommand());
            case "completion" -> Optional.of(new CompletionCommand());
            case "manual" -> Optional.of(new ManualCommand());
            default -> Optional.empty();
        };
    }

    /** The command line with all commands. */
    static CommandLine all() {
        CommandLine line = new FathomCommand().line();
        NAMES.forEach(
                name -> line.addSubcommand(name, named(name).map(Command::line).orElseThrow()));
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "Missing required subcommand");
    }

    /** The version that the jar's manifest states. */
    static String[] version() {
        return new String[] {
            "fathom "
                    + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                            .orElse("(built from classes)")
        };
    }
}
