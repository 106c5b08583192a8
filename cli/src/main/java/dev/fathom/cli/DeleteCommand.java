package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "delete",
        description = "Removes documents from an index by their ids; exit code 1 if none was there.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  fathom delete reports/2024.txt reports/2023.txt"})
final class DeleteCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids, as searches show them.")
    private List<String> ids = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        int deleted = 0;
        try (FathomIndex index = target.place().open()) {
            for (String id : ids) {
                if (index.delete(id)) {
                    deleted++;
                } else {
                    err.println("fathom: " + target.name() + " holds no document " + id);
                }
            }
            if (deleted > 0) {
                index.commit();
            }
        }
        if (!quiet) {
            spec.commandLine().getOut().println(deleted + " deleted");
        }
        return deleted > 0 ? Main.OK : Main.NOTHING_FOUND;
    }
}
