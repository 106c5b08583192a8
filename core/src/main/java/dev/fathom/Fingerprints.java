package dev.fathom;

import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.PassageSplitter;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what an index was built with and what it is to be opened with. */
final class Fingerprints {

    /** Raised with every change of the index's layout. */
    private static final String FORMAT = "1";

    /** Raised when the splitter or the extractor would make something else of the same text. */
    private static final String SPLITTER = "2";

    private static final String EXTRACTOR = "1";

    private static final Pattern SETTINGS = Pattern.compile("\\d+/(\\d+)-(\\d+)-(\\d+)-(\\d+)-(\\d+)");

    private static final System.Logger LOGGER = System.getLogger(Fingerprints.class.getName());

    private Fingerprints() {}

    static Fingerprint of(Settings settings, TextAnalysis analysis) {
        PassageSplitter splitter = settings.splitter();
        return new Fingerprint(
                FORMAT,
                analysis.fingerprint(),
                "latent",
                SPLITTER + "/" + describe(splitter),
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
        mustMatch(name, "index format", built.format(), expected.format());
        mustMatch(name, "text analysis", built.analysis(), expected.analysis());
        mustMatch(name, "embedder", built.embedder(), expected.embedder());
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

    private static TextAnalysis analysis(String name, Settings settings, Fingerprint built)
            throws IndexMismatchException {
        try {
            return TextAnalysis.of(settings.language());
        } catch (IllegalArgumentException e) {
            throw new IndexMismatchException("the index " + name + " was built with text analysis " + built.analysis()
                    + ", which this version of Fathom does not have; build it anew from its sources");
        }
    }

    private static void mustMatch(String name, String what, String built, String expected)
            throws IndexMismatchException {
        if (!built.equals(expected)) {
            throw new IndexMismatchException("the index " + name + " was built with " + what + " " + built + ", but "
                    + expected + " is asked for; open it without settings of your own to use it as it was built,"
                    + " or build a new index from its sources");
        }
    }

    /** The settings an index was built with, as far as its fingerprint tells. */
    private static Settings adopt(Fingerprint built) {
        String analysis = built.analysis();
        String language = analysis.substring(0, Math.max(0, analysis.indexOf('/')));
        Settings settings = Settings.DEFAULT.language(language);
        return splitter(built.splitter()).map(settings::splitter).orElse(settings);
    }

    private static String describe(PassageSplitter splitter) {
        return splitter.minLength() + "-" + splitter.length() + "-" + splitter.maxLength() + "-"
                + splitter.maxSentences() + "-" + splitter.overlap();
    }

    /** The splitter that {@link #describe} wrote down; absent where another version wrote. */
    private static Optional<PassageSplitter> splitter(String written) {
        Matcher numbers = SETTINGS.matcher(written);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PassageSplitter(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)),
                Integer.parseInt(numbers.group(4)),
                Integer.parseInt(numbers.group(5))));
    }
}
