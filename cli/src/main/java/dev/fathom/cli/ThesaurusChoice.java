package dev.fathom.cli;

import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which thesaurus a command uses: Fathom's own, files added to it, or none before them. */
final class ThesaurusChoice {

    private static final String OFF = "off";

    private final Supplier<List<String>> files;

    private Optional<Thesaurus> chosen = Optional.empty();

    ThesaurusChoice(Arguments taken) {
        files = taken.list(
                String.class,
                "--thesaurus",
                "FILE|off",
                "Adds a thesaurus, in Fathom's or Solr's format; off: without Fathom's own. Repeatable.");
    }

    /** Read once. */
    Thesaurus thesaurus() throws IOException {
        if (chosen.isEmpty()) {
            chosen = Optional.of(read());
        }
        return chosen.get();
    }

    private Thesaurus read() throws IOException {
        Thesaurus all = files.get().contains(OFF) ? Thesaurus.none() : Thesaurus.english();
        for (String file : files.get()) {
            if (!file.equals(OFF)) {
                all = all.and(Thesaurus.read(Path.of(file)));
            }
        }
        return all;
    }
}
