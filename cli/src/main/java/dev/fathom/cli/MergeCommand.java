package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.MergeReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

final class MergeCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    private final Supplier<List<Path>> parts =
            parameters(1, Path.class, "DIR", "Folders of indexes that were built alike.");

    MergeCommand() {
        super(
                "merge",
                "Brings the documents of other indexes into an index, which is made if it is not there.",
                "The others may be built at once by several programs or machines, and stay as they are.",
                "A document that several hold is that of the last one. If it is interrupted, the index is as it was.");
        footer(
                "",
                "Examples:",
                "  fathom index --index part1 reports/2023 & fathom index --index part2 reports/2024 & wait",
                "  fathom merge --index kb part1 part2");
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = err();
        Path folder = target.place()
                .folder()
                .orElseThrow(() -> new UsageException(
                        "indexes are merged in a folder; merge them there, then \"fathom copy\" that to the server"));
        MergeReport report;
        try (Interruption interruption = new Interruption(err)) {
            report = FathomIndex.merge(folder, parts.get());
        }
        if (!quiet.get()) {
            report.replaced()
                    .forEach((id, part) -> err.println(
                            "fathom: " + id + " was there with other content; that of " + part + " is kept"));
            out().println(parts.get().size() + " indexes merged; " + folder + " holds " + report.documents()
                    + " documents");
        }
        return Main.OK;
    }
}
