package dev.fathom.cli;

import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which thesaurus a command uses: Fathom's own, files added to it, or none before them. */
final class ThesaurusChoice {

    private static final String OFF = "off";

    @Option(
            names = "--thesaurus",
            paramLabel = "FILE|off",
            description = "Adds a thesaurus, in Fathom's or Solr's format; off: without Fathom's own. Repeatable.")
    private List<String> files = new ArrayList<>();

    private Optional<Thesaurus> chosen = Optional.empty();

    /** Read once. */
    Thesaurus thesaurus() throws IOException {
        if (chosen.isEmpty()) {
            chosen = Optional.of(read());
        }
        return chosen.get();
    }

    private Thesaurus read() throws IOException {
        Thesaurus all = files.contains(OFF) ? Thesaurus.none() : Thesaurus.english();
        for (String file : files) {
            if (!file.equals(OFF)) {
                all = all.and(Thesaurus.read(Path.of(file)));
            }
        }
        return all;
    }
}
