package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "alias",
        description = {
            "Has an alias stand for an index on a server, instead of the one it stood for, in one step.",
            "So an index that programs search by its alias can be rebuilt beside it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples, kb being an alias of kb-1:",
            "  fathom copy opensearch+http://localhost:9200/kb opensearch+http://localhost:9200/kb-2",
            "  fathom reindex --index opensearch+http://localhost:9200/kb-2",
            "  fathom alias kb --index opensearch+http://localhost:9200/kb-2"
        })
final class AliasCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Parameters(paramLabel = "NAME", description = "The alias, by which programs search.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String alias;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (target.place().folder().isPresent()) {
            throw new UsageException("only an index on a server has aliases; name one with --index");
        }
        Set<String> before = FathomIndex.alias(target.place().onServer(), alias);
        if (!quiet) {
            String instead = before.isEmpty() ? "" : " and no longer for " + String.join(", ", before);
            spec.commandLine().getOut().println(alias + " stands for " + target.name() + instead);
        }
        return Main.OK;
    }
}
