package dev.fathom.cli;

import java.util.Optional;
import java.util.function.Supplier;

/** The index a command works on. */
final class Target {

    private final Supplier<Optional<String>> index;

    Target(Arguments taken) {
        index = taken.optional(
                String.class,
                "--index",
                "DIR",
                "The index's folder, or its address on a server such as"
                        + " opensearch+http://localhost:9200/kb (default: $FATHOM_INDEX, else ./.fathom).");
    }

    /** Whether the command line names it. */
    boolean isNamed() {
        return index.get().isPresent();
    }

    /** What the user calls the index. */
    String name() {
        return index.get()
                .or(() -> Optional.ofNullable(System.getenv("FATHOM_INDEX")))
                .orElse(".fathom");
    }

    /** Where the index is. */
    Place place() {
        return new Place(name());
    }
}
