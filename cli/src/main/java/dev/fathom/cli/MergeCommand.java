package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.MergeReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        name = "merge",
        description = {
            "Brings the documents of other indexes into an index, which is made if it is not there.",
            "The others may be built at once by several programs or machines, and stay as they are.",
            "A document that several hold is that of the last one. If it is interrupted, the index is as it was."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fathom index --index part1 reports/2023 & fathom index --index part2 reports/2024 & wait",
            "  fathom merge --index kb part1 part2"
        })
final class MergeCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of indexes that were built alike.")
    private List<Path> parts = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = target.place()
                .folder()
                .orElseThrow(() -> new UsageException(
                        "indexes are merged in a folder; merge them there, then \"fathom copy\" that to the server"));
        MergeReport report;
        try (Interruption interruption = new Interruption(err)) {
            report = FathomIndex.merge(folder, parts);
        }
        if (!quiet) {
            report.replaced()
                    .forEach((id, part) -> err.println(
                            "fathom: " + id + " was there with other content; that of " + part + " is kept"));
            spec.commandLine()
                    .getOut()
                    .println(parts.size() + " indexes merged; " + folder + " holds " + report.documents()
                            + " documents");
        }
        return Main.OK;
    }
}
