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
 */
public record Fingerprint(String format, String analysis, String embedder, String splitter, String extractor) {

    private static final String PREFIX = "fathom.";

    /** As named strings, for a commit's user data. */
    public Map<String, String> asMap() {
        return new TreeMap<>(Map.of(
                PREFIX + "format", format,
                PREFIX + "analysis", analysis,
                PREFIX + "embedder", embedder,
                PREFIX + "splitter", splitter,
                PREFIX + "extractor", extractor));
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
                data.getOrDefault(PREFIX + "extractor", "")));
    }
}
