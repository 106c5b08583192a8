package dev.fathom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

final class ManualCommand extends Command {

    private final Supplier<Path> folder = parameter(Path.class, "DIR", "Made where it is absent.");

    ManualCommand() {
        super("manual", "Writes the manual pages, one a command, into a folder that \"man\" looks into.");
        footer("", "Examples:", "  fathom manual ~/.local/share/man/man1", "  man fathom-search");
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder.get());
        CommandLine all = Main.commandLine();
        Files.writeString(folder.get().resolve("fathom.1"), ManualPage.of("fathom", all));
        for (Map.Entry<String, CommandLine> command : all.getSubcommands().entrySet()) {
            String name = "fathom-" + command.getKey();
            Files.writeString(folder.get().resolve(name + ".1"), ManualPage.of(name, command.getValue()));
        }
        out().println(all.getSubcommands().size() + 1 + " manual pages in " + folder.get());
        return Main.OK;
    }
}
