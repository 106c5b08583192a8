package dev.fathom.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class CompletionCommand extends Command {

    private static final Pattern VALUES = Pattern.compile("_args=\\(.*?\\)");

    private enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Supplier<Shell> shell = parameter(Shell.class, "SHELL", "bash, zsh or fish.");

    CompletionCommand() {
        super("completion", "Prints a script that completes commands and options in a shell.");
        footer(
                "",
                "Examples:",
                "  source <(fathom completion bash)",
                "  fathom completion fish > ~/.config/fish/completions/fathom.fish");
    }

    @Override
    public Integer call() {
        CommandLine all = Main.commandLine();
        // The script for bash runs in zsh as well, by way of bashcompinit.
        out().println(shell.get() == Shell.FISH ? Fish.script(all) : bash(all));
        return Main.OK;
    }

    /** Picocli's script, with values as people write them, and with the options that it forgets: those that negate. */
    private static String bash(CommandLine all) {
        String script = VALUES.matcher(AutoComplete.bash("fathom", all))
                .replaceAll(values -> values.group().toLowerCase(Locale.ROOT));
        Map<String, String> negated = new TreeMap<>();
        for (CommandLine command : all.getSubcommands().values()) {
            command.getCommandSpec().options().stream()
                    .filter(OptionSpec::negatable)
                    .forEach(option -> negated.put(option.longestName(), negated(option)));
        }
        for (Map.Entry<String, String> option : negated.entrySet()) {
            String name = "'" + option.getKey() + "'";
            script = script.replace(name, name + " '" + option.getValue() + "'");
        }
        return script;
    }

    /** "--no-collapse" of "--collapse". */
    static String negated(OptionSpec option) {
        return option.longestName().replaceFirst("--", "--no-");
    }
}
