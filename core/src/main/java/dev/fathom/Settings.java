package dev.fathom;

import dev.fathom.passage.PassageSplitter;

/**
 * How an index is built. Immutable.
 *
 * @param language the language of the texts by its code ({@code en}, {@code de}, …), or {@code none} for mixed ones;
 *     default {@code en}
 * @param splitter how documents become passages
 * @param maxTextLength documents with more text are refused, in UTF-16 code units; default {@value #MAX_TEXT_LENGTH}
 */
public record Settings(String language, PassageSplitter splitter, int maxTextLength) {

    /** The longest text that is taken unless settings say otherwise: a document's block is held in memory. */
    public static final int MAX_TEXT_LENGTH = 64 * 1024 * 1024;

    /** English, the default lengths. */
    public static final Settings DEFAULT = new Settings("en", PassageSplitter.ofDefaults(), MAX_TEXT_LENGTH);

    /** Checks the length. */
    public Settings {
        if (maxTextLength < 1) {
            throw new IllegalArgumentException("the longest text must be at least 1 character, got " + maxTextLength);
        }
    }

    /** These settings for another language. */
    public Settings language(String language) {
        return new Settings(language, splitter, maxTextLength);
    }

    /** These settings with another splitter. */
    public Settings splitter(PassageSplitter splitter) {
        return new Settings(language, splitter, maxTextLength);
    }

    /** These settings with another limit. */
    public Settings maxTextLength(int length) {
        return new Settings(language, splitter, length);
    }
}
