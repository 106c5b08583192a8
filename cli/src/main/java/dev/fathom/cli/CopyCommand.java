package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;

final class CopyCommand extends Command {

    private final Supplier<String> from =
            parameter(String.class, "FROM", "The index's folder, or its address on a server.");

    private final Supplier<String> to = parameter(String.class, "TO", "Where to: a folder, or an address on a server.");

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    CopyCommand() {
        super(
                "copy",
                "Copies an index from a folder or server to another, without reading its sources again.",
                "The copy answers as the index does; an index at the other place must be empty.");
        footer(
                "",
                "Examples:",
                "  fathom copy kb \"opensearch+http://localhost:9200/kb?shards=3\"",
                "  fathom copy opensearch+http://localhost:9200/kb kb-here");
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = err();
        int documents;
        try (FathomIndex index = new Place(from.get()).open();
                Progress progress = new Progress(err, "copying", index.counts().documents(), quiet.get())) {
            documents = new Place(to.get()).copy(index, done -> progress.step());
        }
        if (!quiet.get()) {
            out().println(documents + " documents copied from " + from.get() + " to " + to.get());
        }
        return Main.OK;
    }
}
