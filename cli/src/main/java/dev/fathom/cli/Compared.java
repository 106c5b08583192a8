package dev.fathom.cli;

import dev.fathom.eval.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ranking is compared with: another ranking of this index, or a TREC run of any system. */
sealed interface Compared {

    /** Reads what is to be read, before any work is done. */
    Answers read() throws IOException;

    /** Gives the answers to the queries of a test collection, judged. */
    interface Answers {
        Experiment.Outcome of(Experiment experiment) throws IOException;
    }

    /** A ranking, by its name. */
    record ByName(RankingChoice choice) implements Compared {
        @Override
        public Answers read() {
            return experiment -> experiment.run(choice.tag(), choice.ranking());
        }
    }

    /** A file. */
    record ByRun(Path file) implements Compared {
        @Override
        public Answers read() throws IOException {
            if (Files.isDirectory(file)) {
                throw new UsageException(file + " is a folder; --compare takes a ranking or a TREC run");
            }
            if (Files.notExists(file)) {
                throw new UsageException("there is no ranking and no file \"" + file
                        + "\"; --compare takes bm25, hybrid, rrf, union or vectors, or a TREC run");
            }
            Run run = Run.read(file);
            return experiment -> experiment.outcome(run);
        }
    }

    /** A name of a ranking is none of a file. */
    static Compared of(String text) {
        Optional<RankingChoice> named = Arrays.stream(RankingChoice.values())
                .filter(choice -> choice.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
        return named.isPresent() ? new ByName(named.get()) : new ByRun(Path.of(text));
    }
}
