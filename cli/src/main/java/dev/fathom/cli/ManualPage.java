package dev.fathom.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's help as a page for {@code man}. (Picocli writes AsciiDoc only, which takes a Ruby to become one.) */
final class ManualPage {

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    static String of(String name, CommandLine command) {
        return new ManualPage().write(name, command.getCommandSpec());
    }

    private String write(String name, CommandSpec command) {
        String[] description = command.usageMessage().description();
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1");
        section("NAME");
        text(name + " - " + (description.length == 0 ? "" : plain(description[0])));
        section("SYNOPSIS");
        synopsis(command);
        section("DESCRIPTION");
        for (String paragraph : description) {
            line(".PP");
            text(plain(paragraph));
        }
        List<ArgSpec> all = new ArrayList<>(command.positionalParameters());
        all.addAll(command.options());
        all.removeIf(ArgSpec::hidden);
        if (!all.isEmpty()) {
            section("OPTIONS");
            all.forEach(this::argument);
        }
        if (!command.subcommands().isEmpty()) {
            section("COMMANDS");
            command.subcommands()
                    .forEach((sub, line) -> entry(
                            ".BR fathom\\-" + sub + " (1)",
                            line.getCommandSpec().usageMessage().description()));
        }
        footer(command.usageMessage().footer());
        section("SEE ALSO");
        line(command.subcommands().isEmpty() ? ".BR fathom (1)" : ".BR man (1)");
        return page.toString();
    }

    private void synopsis(CommandSpec command) {
        StringBuilder synopsis = new StringBuilder(command.qualifiedName());
        synopsis.append(" [OPTIONS]");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
            synopsis.append(parameter.arity().min() == 0 ? " [" + label + "]" : " " + label);
        }
        text(synopsis.append(command.subcommands().isEmpty() ? "" : " COMMAND").toString());
    }

    private void argument(ArgSpec argument) {
        String label = argument.paramLabel();
        if (argument instanceof OptionSpec option) {
            String value = option.arity().max() == 0 ? "" : " " + label;
            label = String.join(", ", option.names()) + value;
        }
        String initial = String.valueOf(argument.defaultValueString(true));
        entry(
                ".B " + escaped(label),
                Arrays.stream(argument.description())
                        .map(text -> text.replace("${DEFAULT-VALUE}", initial))
                        .toArray(String[]::new));
    }

    private void entry(String head, String[] description) {
        line(".TP");
        line(head);
        text(plain(String.join(" ", description)));
    }

    /** What help shows below the options: examples, kept line by line, and notes. */
    private void footer(String[] footer) {
        if (footer.length > 0) {
            section("EXAMPLES AND NOTES");
            line(".nf");
            for (String text : footer) {
                text(plain(text));
            }
            line(".fi");
        }
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void text(String text) {
        line(text.isEmpty() ? ".sp" : escaped(text));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** Without picocli's markup. */
    private static String plain(String text) {
        return Ansi.OFF.string(text.replace("%n", " ").replace("%%", "%"));
    }

    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
