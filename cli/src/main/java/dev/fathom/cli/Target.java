package dev.fathom.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The index a command works on. */
final class Target {

    @Option(
            names = "--index",
            paramLabel = "DIR",
            description = "The index's folder, or its address on a server such as"
                    + " opensearch+http://localhost:9200/kb (default: $FATHOM_INDEX, else ./.fathom).")
    private Optional<String> index = Optional.empty();

    /** What the user calls the index. */
    String name() {
        return index.or(() -> Optional.ofNullable(System.getenv("FATHOM_INDEX")))
                .orElse(".fathom");
    }

    /** Where the index is. */
    Place place() {
        return new Place(name());
    }
}
