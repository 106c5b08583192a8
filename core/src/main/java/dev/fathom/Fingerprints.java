package dev.fathom;

import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.embed.Embedder;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.PassageSplitter;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what an index was built with and what it is to be opened with. */
final class Fingerprints {

    /** Raised with every change of the index's layout. */
    private static final String FORMAT = "10";

    /** Raised when the splitter, the acronyms found, or the extractor would make something else of the same text. */
    private static final String SPLITTER = "2";

    private static final String EXTRACTOR = "6";

    /** What the model learned from the passages is called. */
    private static final String LATENT = "latent";

    /** The end of a splitter's name: the lengths it was made with. */
    private static final Pattern LENGTHS =
            Pattern.compile("[^/]*/(\\d{1,9})-(\\d{1,9})-(\\d{1,9})-(\\d{1,9})-(\\d{1,9})");

    private static final System.Logger LOGGER = System.getLogger(Fingerprints.class.getName());

    private Fingerprints() {}

    static Fingerprint of(Settings settings, TextAnalysis analysis) throws IOException {
        PassageSplitter splitter = settings.splitter();
        Optional<Embedder> embedder = settings.embedder();
        return new Fingerprint(
                FORMAT,
                analysis.fingerprint(),
                embedder.isPresent() ? embedder.get().identity().toString() : LATENT,
                SPLITTER + "/" + name(splitter),
                EXTRACTOR,
                embedder.flatMap(Embedder::address).orElse(""));
    }

    private static String name(PassageSplitter splitter) {
        return String.join(
                "-",
                Integer.toString(splitter.minLength()),
                Integer.toString(splitter.length()),
                Integer.toString(splitter.maxLength()),
                Integer.toString(splitter.maxSentences()),
                Integer.toString(splitter.overlap()));
    }

    /**
     * The settings to open an index with.
     *
     * @param found what it was built with; absent for a new index
     * @param asked what the caller wants; absent to take the index as it is
     */
    static Settings settings(String name, Optional<Fingerprint> found, Optional<Settings> asked) throws IOException {
        if (found.isEmpty()) {
            return asked.orElse(Settings.DEFAULT);
        }
        Fingerprint built = found.get();
        requireFormat(name, built);
        Settings settings = asked.isPresent() ? asked.get() : adopt(name, built);
        Fingerprint expected =
                of(settings, asked.isPresent() ? TextAnalysis.of(settings.language()) : analysis(name, built));
        built.requireReadableAs(expected, name);
        if (!built.isUpToDateWith(expected)) {
            LOGGER.log(
                    Level.WARNING,
                    "the index {0} is outdated: it was built with splitter {1} and extractor {2}, now there are {3}"
                            + " and {4}; \"fathom reindex\" or FathomIndex.reindex() brings it up to date",
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
        requireFormat(name, found.get());
        if (asked.isPresent()) {
            return asked.get();
        }
        Settings settings = adopt(name, found.get());
        analysis(name, found.get());
        return settings;
    }

    /** First of all: what another format means by the rest, nobody knows. */
    private static void requireFormat(String name, Fingerprint built) throws IndexMismatchException {
        if (!built.format().equals(FORMAT)) {
            throw new IndexMismatchException("the index " + name + " has format " + built.format()
                    + ", and this version of Fathom reads " + FORMAT
                    + " only; use the version that built it, or build it anew from its sources");
        }
    }

    /** The text analysis that an index was built with. */
    static TextAnalysis analysis(String name, Fingerprint built) throws IndexMismatchException {
        requireFormat(name, built);
        try {
            return TextAnalysis.of(language(built));
        } catch (IllegalArgumentException e) {
            throw new IndexMismatchException("the index " + name + " was built with text analysis " + built.analysis()
                    + ", which this version of Fathom does not have; build it anew from its sources");
        }
    }

    private static String language(Fingerprint built) {
        return built.analysis().substring(0, Math.max(0, built.analysis().indexOf('/')));
    }

    /** The settings an index was built with, as far as its fingerprint tells. */
    private static Settings adopt(String name, Fingerprint built) throws IndexMismatchException {
        Settings settings = adoptEmbedder(name, built).language(language(built));
        Matcher lengths = LENGTHS.matcher(built.splitter());
        try {
            if (lengths.matches()) {
                return settings.splitter(splitter(lengths));
            }
        } catch (IllegalArgumentException e) {
            // Lengths that this version does not take.
        }
        throw new IndexMismatchException("the index " + name + " was built with splitter " + built.splitter()
                + ", which this version of Fathom does not know; build it anew from its sources");
    }

    private static Settings adoptEmbedder(String name, Fingerprint built) {
        Optional<Embedder.Identity> identity = Embedder.Identity.parse(built.embedder());
        return identity.isPresent() && !built.address().isEmpty()
                ? Settings.DEFAULT.embedder(new AdoptedEmbedder(name, identity.get(), built.address()))
                : Settings.DEFAULT;
    }

    private static PassageSplitter splitter(Matcher lengths) {
        return new PassageSplitter(
                Integer.parseInt(lengths.group(1)),
                Integer.parseInt(lengths.group(2)),
                Integer.parseInt(lengths.group(3)),
                Integer.parseInt(lengths.group(4)),
                Integer.parseInt(lengths.group(5)));
    }
}
