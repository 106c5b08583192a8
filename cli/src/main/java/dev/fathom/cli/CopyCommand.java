package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "copy",
        description = {
            "Copies an index from a folder or server to another, without reading its sources again.",
            "The copy answers as the index does; an index at the other place must be empty."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom copy kb \"opensearch+http://localhost:9200/kb?shards=3\"",
            "  fathom copy opensearch+http://localhost:9200/kb kb-here"
        })
final class CopyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FROM", description = "The index's folder, or its address on a server.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "Where to: a folder, or an address on a server.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        int documents;
        try (FathomIndex index = new Place(from).open();
                Progress progress = new Progress(err, "copying", index.counts().documents(), quiet)) {
            documents = new Place(to).copy(index, done -> progress.step());
        }
        if (!quiet) {
            spec.commandLine().getOut().println(documents + " documents copied from " + from + " to " + to);
        }
        return Main.OK;
    }
}
