package dev.fathom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes what the fish shell needs to complete a command line. */
final class Fish {

    private Fish() {}

    static String script(CommandLine line) {
        String program = line.getCommandName();
        List<String> out = new ArrayList<>();
        out.add("# completion of " + program + " for fish");
        line.getSubcommands().forEach((name, command) -> {
            out.add("complete -c " + program + " -n __fish_use_subcommand -f -a " + name + " -d "
                    + quoted(first(command.getCommandSpec().usageMessage().description())));
            for (OptionSpec option : command.getCommandSpec().options()) {
                out.add("complete -c " + program + " -n '__fish_seen_subcommand_from " + name + "'" + names(option)
                        + values(option) + " -d " + quoted(first(option.description())));
            }
            for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
                if (parameter.completionCandidates() != null) {
                    out.add("complete -c " + program + " -n '__fish_seen_subcommand_from " + name + "'"
                            + values(parameter) + " -d " + quoted(first(parameter.description())));
                }
            }
        });
        return String.join("\n", out);
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.negatable()) {
            names.append(" -l ").append(CompletionCommand.negated(option).substring(2));
        }
        return names.toString();
    }

    private static String values(ArgSpec argument) {
        if (argument.arity().max() == 0) {
            return "";
        }
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates == null) {
            return " -r";
        }
        return " -x -a "
                + quoted(String.join(
                        " ",
                        StreamSupport.stream(candidates.spliterator(), false)
                                .map(candidate -> candidate.toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private static String first(String[] description) {
        String text = description.length == 0 ? "" : description[0];
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\$\\{[^}]*}|%n", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
