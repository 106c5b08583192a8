package dev.fathom.cli;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;

final class AliasCommand extends Command {

    private final Target target = new Target(this);

    private final Supplier<Boolean> quiet = flag("--quiet", "Print nothing but errors.");

    private final Supplier<String> alias = parameter(String.class, "NAME", "The alias, by which programs search.");

    AliasCommand() {
        super(
                "alias",
                "Has an alias stand for an index on a server, instead of the one it stood for, in one step.",
                "So an index that programs search by its alias can be rebuilt beside it.");
        footer(
                "",
                "Examples, kb being an alias of kb-1:",
                "  fathom copy opensearch+http://localhost:9200/kb opensearch+http://localhost:9200/kb-2",
                "  fathom reindex --index opensearch+http://localhost:9200/kb-2",
                "  fathom alias kb --index opensearch+http://localhost:9200/kb-2");
    }

    @Override
    public Integer call() throws IOException {
        if (target.place().folder().isPresent()) {
            throw new UsageException("only an index on a server has aliases; name one with --index");
        }
        Set<String> before = FathomIndex.alias(target.place().onServer(), alias.get());
        if (!quiet.get()) {
            String instead = before.isEmpty() ? "" : " and no longer for " + String.join(", ", before);
            out().println(alias.get() + " stands for " + target.name() + instead);
        }
        return Main.OK;
    }
}
