package dev.fathom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "manual",
        description = "Writes the manual pages, one a command, into a folder that \"man\" looks into.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  fathom manual ~/.local/share/man/man1", "  man fathom-search"})
final class ManualCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1", description = "Made where it is absent.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        CommandLine all = Main.commandLine();
        Files.writeString(folder.resolve("fathom.1"), ManualPage.of("fathom", all));
        for (Map.Entry<String, CommandLine> command : all.getSubcommands().entrySet()) {
            String name = "fathom-" + command.getKey();
            Files.writeString(folder.resolve(name + ".1"), ManualPage.of(name, command.getValue()));
        }
        spec.commandLine().getOut().println(all.getSubcommands().size() + 1 + " manual pages in " + folder);
        return Main.OK;
    }
}
