package dev.fathom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

final class SchemaCommand extends Command {

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

    private final Supplier<Optional<String>> name = optionalParameter("NAME", "Which one.");

    SchemaCommand() {
        super("schema", "Prints the JSON Schema of what a command reads or prints; without a name it lists them.");
        footer("", "Examples:", "  fathom schema", "  fathom schema search");
    }

    @Override
    public Integer call() throws IOException {
        if (name.get().isEmpty()) {
            NAMES.forEach(out()::println);
            return Main.OK;
        }
        String asked = name.get().get();
        if (!NAMES.contains(asked)) {
            throw new UsageException("there is no schema \"" + asked + "\"; there are " + String.join(", ", NAMES));
        }
        out().print(read(asked));
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
