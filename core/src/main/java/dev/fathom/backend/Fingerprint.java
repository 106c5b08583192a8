package dev.fathom.backend;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an index was built with. Two indexes whose {@code format}, {@code analysis} and {@code embedder} differ cannot be
 * read with one another's settings; a different {@code splitter} or {@code extractor} only makes an index outdated.
 *
 * @param format the version of the index's layout
 * @param analysis language and version of the text analysis
 * @param embedder what made the embeddings
 * @param splitter version and lengths of the passage splitter
 * @param extractor version of the figure extractor
 * @param address where the embedder is found when the index is opened without settings; empty: it is not. Nothing depends on
 *     it
 */
public record Fingerprint(
        String format, String analysis, String embedder, String splitter, String extractor, String address) {

    private static final String PREFIX = "fathom.";

    /** As named strings, for a commit's user data. */
    public Map<String, String> asMap() {
        return new TreeMap<>(Map.of(
                PREFIX + "format", format,
                PREFIX + "analysis", analysis,
                PREFIX + "embedder", embedder,
                PREFIX + "splitter", splitter,
                PREFIX + "extractor", extractor,
                PREFIX + "embedder.address", address));
    }

    /** The fingerprint in a commit's user data; absent if Fathom did not write it. */
    public static Optional<Fingerprint> from(Map<String, String> data) {
        String format = data.get(PREFIX + "format");
        if (format == null) {
            return Optional.empty();
        }
        return Optional.of(new Fingerprint(
                format,
                data.getOrDefault(PREFIX + "analysis", ""),
                data.getOrDefault(PREFIX + "embedder", ""),
                data.getOrDefault(PREFIX + "splitter", ""),
                data.getOrDefault(PREFIX + "extractor", ""),
                data.getOrDefault(PREFIX + "embedder.address", "")));
    }

    /**
     * Checks that an index built so can be read with what {@code expected} stands for.
     *
     * @param name the index, for the message
     * @throws IndexMismatchException if it cannot; says what differs and what to do
     */
    public void requireReadableAs(Fingerprint expected, String name) throws IndexMismatchException {
        String rebuild =
                "rebuild it from the text it holds with \"fathom reindex\" or FathomIndex.reindex(folder, settings,"
                        + " progress)";
        mustMatch(name, "index format", format, expected.format, "build it anew from its sources");
        mustMatch(
                name,
                "text analysis",
                analysis,
                expected.analysis,
                "open it without settings of your own to use it as it was built, or " + rebuild);
        mustMatch(
                name,
                "embedder",
                embedder,
                expected.embedder,
                "open it with settings that have the embedder it was built with, or " + rebuild);
    }

    private static void mustMatch(String name, String what, String built, String expected, String remedy)
            throws IndexMismatchException {
        if (!built.equals(expected)) {
            throw new IndexMismatchException("the index " + name + " was built with " + what + " " + built + ", but "
                    + expected + " is asked for; " + remedy);
        }
    }

    /** The same with the embedder elsewhere. */
    public Fingerprint withAddress(String address) {
        return new Fingerprint(format, analysis, embedder, splitter, extractor, address);
    }

    /** Whether what is built so can be read as {@code other}, in whatever state of preparation. */
    public boolean isReadableAs(Fingerprint other) {
        return format.equals(other.format) && analysis.equals(other.analysis) && embedder.equals(other.embedder);
    }

    /** Whether an index built so holds what would be made of the same texts today, given that it can be read. */
    public boolean isUpToDateWith(Fingerprint expected) {
        return splitter.equals(expected.splitter) && extractor.equals(expected.extractor);
    }
}
