package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

final class DeleteCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    private final Supplier<List<String>> ids = parameters(1, String.class, "ID", "Ids, as searches show them.");

    DeleteCommand() {
        super("delete", "Removes documents from an index by their ids; exit code 1 if none was there.");
        footer("", "Example:", "  fathom delete reports/2024.txt reports/2023.txt");
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = err();
        int deleted = 0;
        try (FathomIndex index = target.place().open()) {
            for (String id : ids.get()) {
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
        if (!quiet.get()) {
            out().println(deleted + " deleted");
        }
        return deleted > 0 ? Main.OK : Main.NOTHING_FOUND;
    }
}
