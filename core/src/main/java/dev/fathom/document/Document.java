package dev.fathom.document;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A source text with the facts known about it. Immutable and safe to share between threads.
 *
 * @param id what identifies the document in an index; adding a document replaces the one with the same id. Not blank,
 *     at most {@value #MAX_ID_LENGTH} characters
 * @param title the title, where one is known; it is searched together with the text
 * @param date the day the document speaks from: "last year" in its text is read from here
 * @param text the whole text; all spans are offsets into it. A surrogate standing alone becomes U+FFFD. Plain text and Markdown structure (headings, lists,
 *     {@code label: value} lines) are recognised in it, and a form feed ends a page
 * @param metadata further named values, for filters and facets
 */
public record Document(String id, Optional<String> title, Optional<LocalDate> date, String text, Metadata metadata) {

    /** The longest id, in UTF-16 code units. */
    public static final int MAX_ID_LENGTH = 4096;

    /** A longer first line of a plain text is not its title. */
    private static final int LONGEST_TITLE_LINE = 150;

    /** Checks the id. */
    public Document {
        Objects.requireNonNull(text, "text");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a document needs an id that is not blank");
        }
        if (id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException(
                    "a document id has at most " + MAX_ID_LENGTH + " characters, got " + id.length());
        }
        if (!WellFormed.of(id).equals(id)) {
            throw new IllegalArgumentException(
                    "a document id must be well-formed Unicode, got a surrogate standing alone");
        }
        title = title.filter(t -> !t.isBlank()).map(WellFormed::of);
        text = WellFormed.of(text);
    }

    /** A document of an id and a text; title and date are absent, the metadata empty. */
    public static Document of(String id, String text) {
        return new Document(id, Optional.empty(), Optional.empty(), text, Metadata.EMPTY);
    }

    /** A plain text: its title is the first line that is not empty, if that is short and has no full stop. */
    public static Document ofPlainText(String id, String text) {
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        String bare = first.replaceFirst("^#{1,6}\\s+", "");
        boolean title = !bare.isEmpty() && bare.length() <= LONGEST_TITLE_LINE && !bare.endsWith(".");
        return title ? of(id, text).withTitle(bare) : of(id, text);
    }

    /** This document with a title. */
    public Document withTitle(String title) {
        return new Document(id, Optional.of(title), date, text, metadata);
    }

    /** This document with a date. */
    public Document withDate(LocalDate date) {
        return new Document(id, title, Optional.of(date), text, metadata);
    }

    /** This document with other metadata. */
    public Document withMetadata(Metadata metadata) {
        return new Document(id, title, date, text, metadata);
    }
}
