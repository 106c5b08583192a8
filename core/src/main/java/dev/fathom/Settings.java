package dev.fathom;

import dev.fathom.embed.Embedder;
import dev.fathom.passage.PassageSplitter;
import java.util.Optional;

/**
 * How an index is built. Immutable.
 *
 * @param language the language of the texts by its code ({@code en}, {@code de}, …), or {@code none} for mixed ones;
 *     default {@code en}
 * @param splitter how documents become passages
 * @param embedder what gives passages and queries their vectors; default absent: the latent model, learned from the passages.
 *     Closing the index does not close it
 * @param maxTextLength documents with more text are refused, in UTF-16 code units; default {@value #MAX_TEXT_LENGTH}
 */
public record Settings(String language, PassageSplitter splitter, Optional<Embedder> embedder, int maxTextLength) {

    /** The longest text that is taken unless settings say otherwise: a document's block is held in memory. */
    public static final int MAX_TEXT_LENGTH = 64 * 1024 * 1024;

    /** English, the default lengths, the latent model. */
    public static final Settings DEFAULT =
            new Settings("en", PassageSplitter.ofDefaults(), Optional.empty(), MAX_TEXT_LENGTH);

    /** Checks the length. */
    public Settings {
        if (maxTextLength < 1) {
            throw new IllegalArgumentException("the longest text must be at least 1 character, got " + maxTextLength);
        }
    }

    /** These settings for another language. */
    public Settings language(String language) {
        return new Settings(language, splitter, embedder, maxTextLength);
    }

    /** These settings with another splitter. */
    public Settings splitter(PassageSplitter splitter) {
        return new Settings(language, splitter, embedder, maxTextLength);
    }

    /** These settings with an embedder of your own. */
    public Settings embedder(Embedder embedder) {
        return new Settings(language, splitter, Optional.of(embedder), maxTextLength);
    }

    /** These settings with another limit. */
    public Settings maxTextLength(int length) {
        return new Settings(language, splitter, embedder, length);
    }
}
