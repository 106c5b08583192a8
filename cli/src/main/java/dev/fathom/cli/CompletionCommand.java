package dev.fathom.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in a shell.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(fathom completion bash)",
            "  fathom completion fish > ~/.config/fish/completions/fathom.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    private static final Pattern VALUES = Pattern.compile("_args=\\(.*?\\)");

    private enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "SHELL", arity = "1", description = "bash, zsh or fish.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = Main.commandLine();
        // The script for bash runs in zsh as well, by way of bashcompinit.
        spec.commandLine().getOut().println(shell == Shell.FISH ? Fish.script(all) : bash(all));
        return Main.OK;
    }

    /** Picocli's script, with values as people write them, and with the options that it forgets: those that negate. */
    private static String bash(CommandLine all) {
        String script = VALUES.matcher(AutoComplete.bash("fathom", all))
                .replaceAll(values -> values.group().toLowerCase(Locale.ROOT));
        for (CommandLine command : all.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (option.negatable()) {
                    String name = "'" + option.longestName() + "'";
                    script = script.replace(name, name + " '" + negated(option) + "'");
                }
            }
        }
        return script;
    }

    /** "--no-collapse" of "--collapse". */
    static String negated(OptionSpec option) {
        return option.longestName().replaceFirst("--", "--no-");
    }
}
