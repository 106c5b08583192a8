package dev.fathom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        description = "Prints the JSON Schema of what a command reads or prints; without a name it lists them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  fathom schema", "  fathom schema search"})
final class SchemaCommand implements Callable<Integer> {

    /** The schemas, each a resource beside this class. */
    static final List<String> NAMES = List.of(
            "record",
            "query",
            "search",
            "search-hit",
            "figures",
            "figure-hit",
            "figure",
            "explanation",
            "extract",
            "status",
            "eval",
            "eval-weights",
            "thesaurus");

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which one.")
    private Optional<String> name = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (name.isEmpty()) {
            NAMES.forEach(spec.commandLine().getOut()::println);
            return Main.OK;
        }
        if (!NAMES.contains(name.get())) {
            throw new UsageException(
                    "there is no schema \"" + name.get() + "\"; there are " + String.join(", ", NAMES));
        }
        spec.commandLine().getOut().print(read(name.get()));
        return Main.OK;
    }

    static String read(String name) throws IOException {
        try (InputStream in = SchemaCommand.class.getResourceAsStream("schema/" + name + ".json")) {
            if (in == null) {
                throw new IOException("the schema " + name + " is missing from this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
