package dev.fathom.internal.lucene;

import org.apache.lucene.util.BytesRef;

/** Strings matched exactly; Lucene takes at most 32,766 bytes as one term. */
final class Keyword {

    private static final int MAX_CHARS = 8_000;

    private Keyword() {}

    /** The value as a term, cut where it is too long: the same for indexing and searching. */
    static BytesRef of(String value) {
        if (value.length() <= MAX_CHARS) {
            return new BytesRef(value);
        }
        int end = Character.isHighSurrogate(value.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return new BytesRef(value.substring(0, end));
    }
}
