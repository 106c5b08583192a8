package dev.fathom;

import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.PassageSplitter;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Compares what an index was built with and what it is to be opened with. */
final class Fingerprints {

    /** Raised with every change of the index's layout. */
    private static final String FORMAT = "1";

    /** Raised when the splitter or the extractor would make something else of the same text. */
    private static final String SPLITTER = "1";

    private static final String EXTRACTOR = "1";

    private static final String REBUILD =
            "rebuild it from the text it holds with \"fathom reindex\" or FathomIndex.reindex(folder, settings, progress)";

    private static final System.Logger LOGGER = System.getLogger(Fingerprints.class.getName());

    private Fingerprints() {}

    static Fingerprint of(Settings settings, TextAnalysis analysis) {
        PassageSplitter splitter = settings.splitter();
        return new Fingerprint(
                FORMAT,
                analysis.fingerprint(),
                "latent",
                SPLITTER + "/" + splitter.minLength() + "-" + splitter.maxLength(),
                EXTRACTOR);
    }

    /**
     * The settings to open an index with.
     *
     * @param found what it was built with; absent for a new index
     * @param asked what the caller wants; absent to take the index as it is
     */
    static Settings settings(String name, Optional<Fingerprint> found, Optional<Settings> asked)
            throws IndexMismatchException {
        if (found.isEmpty()) {
            return asked.orElse(Settings.DEFAULT);
        }
        Fingerprint built = found.get();
        Settings settings = asked.orElseGet(() -> adopt(built));
        Fingerprint expected = of(settings, analysis(name, settings, built));
        mustMatch(name, "index format", built.format(), expected.format(), "build a new index from its sources");
        mustMatch(name, "text analysis", built.analysis(), expected.analysis(), REBUILD);
        mustMatch(name, "embedder", built.embedder(), expected.embedder(), REBUILD);
        if (!built.splitter().equals(expected.splitter()) || !built.extractor().equals(expected.extractor())) {
            LOGGER.log(
                    Level.WARNING,
                    "the index {0} is outdated: it was built with splitter {1} and extractor {2}, now there are {3} and {4};"
                            + " \"fathom reindex\" or FathomIndex.reindex() brings it up to date",
                    name,
                    built.splitter(),
                    built.extractor(),
                    expected.splitter(),
                    expected.extractor());
        }
        return settings;
    }

    /**
     * The settings to rebuild an index with: only its layout must be that of this version.
     *
     * @param found what it was built with
     * @param asked what the caller wants; absent for what it was built with
     */
    static Settings rebuildSettings(String name, Optional<Fingerprint> found, Optional<Settings> asked)
            throws IndexMismatchException {
        if (found.isEmpty()) {
            return asked.orElse(Settings.DEFAULT);
        }
        if (!found.get().format().equals(FORMAT)) {
            throw new IndexMismatchException("the index " + name + " has format " + found.get().format()
                    + ", and this version of Fathom reads " + FORMAT + " only; build it anew from its sources");
        }
        Settings settings = asked.orElseGet(() -> adopt(found.get()));
        analysis(name, settings, found.get());
        return settings;
    }

    private static TextAnalysis analysis(String name, Settings settings, Fingerprint built)
            throws IndexMismatchException {
        try {
            return TextAnalysis.of(settings.language());
        } catch (IllegalArgumentException e) {
            throw new IndexMismatchException("the index " + name + " was built with text analysis " + built.analysis()
                    + ", which this version of Fathom does not have; build it anew from its sources");
        }
    }

    private static void mustMatch(String name, String what, String built, String expected, String remedy)
            throws IndexMismatchException {
        if (!built.equals(expected)) {
            throw new IndexMismatchException("the index " + name + " was built with " + what + " " + built + ", but "
                    + expected + " is asked for; open it without settings of your own to use it as it was built, or "
                    + remedy);
        }
    }

    /** The settings an index was built with, as far as its fingerprint tells. */
    private static Settings adopt(Fingerprint built) {
        String analysis = built.analysis();
        String language = analysis.substring(0, Math.max(0, analysis.indexOf('/')));
        Settings settings = Settings.DEFAULT.language(language);
        int slash = built.splitter().indexOf('/');
        int dash = built.splitter().indexOf('-');
        if (slash < 0 || dash < slash) {
            return settings;
        }
        int min = Integer.parseInt(built.splitter().substring(slash + 1, dash));
        int max = Integer.parseInt(built.splitter().substring(dash + 1));
        return settings.splitter(PassageSplitter.of(min, max));
    }
}
