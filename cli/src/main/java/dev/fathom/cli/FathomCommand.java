package dev.fathom.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code fathom} is before a command is named. */
final class FathomCommand extends Command {

    FathomCommand() {
        super("fathom", "Searches what documents say and what they state in numbers.");
        spec().versionProvider(FathomCommand::version).usageMessage().synopsisSubcommandLabel("COMMAND");
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

    /** The commands in the order in which help lists them. */
    static Map<String, Supplier<Command>> commands() {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("index", IndexCommand::new);
        commands.put("search", SearchCommand::new);
        commands.put("figures", FiguresCommand::new);
        commands.put("extract", ExtractCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("eval", EvalCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("delete", DeleteCommand::new);
        commands.put("reindex", ReindexCommand::new);
        commands.put("snapshot", SnapshotCommand::new);
        commands.put("copy", CopyCommand::new);
        commands.put("merge", MergeCommand::new);
        commands.put("alias", AliasCommand::new);
        commands.put("thesaurus", ThesaurusCommand::new);
        commands.put("models", ModelsCommand::new);
        commands.put("schema", SchemaCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("manual", ManualCommand::new);
        return commands;
    }

    /** The command line with all commands. */
    static CommandLine all() {
        CommandLine line = new FathomCommand().line();
        commands()
                .forEach((name, command) ->
                        line.addSubcommand(name, command.get().line()));
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "Missing required subcommand");
    }

    /** The version that the jar's manifest states. */
    private static String[] version() {
        return new String[] {
            "fathom "
                    + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                            .orElse("(built from classes)")
        };
    }
}
