package dev.fathom.document.format;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A document being written down as plain text: blocks with an empty line between them, headings and list items marked as in
 * Markdown, and a form feed at the end of every page. Not safe to share between threads.
 */
final class Transcript {

    private static final int DEEPEST_HEADING = 6;
    private static final String BULLETS = "•·▪‣◦●○\uF0B7\uF0A7";

    private final StringBuilder text = new StringBuilder();
    private final int maxLength;
    private final Set<String> authors = new TreeSet<>();
    private Optional<String> title = Optional.empty();
    private Optional<String> heading = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private int pages;
    private boolean inList;

    /** An empty transcript that takes no more than so many characters. */
    Transcript(int maxLength) {
        this.maxLength = maxLength;
    }

    /** A heading; 1 is the outermost level. */
    void heading(int level, String words) {
        String line = oneLine(words.replace('\f', ' '));
        if (!line.isEmpty()) {
            heading = heading.or(() -> Optional.of(line));
            gap();
            append("#".repeat(Math.clamp(level, 1, DEEPEST_HEADING)) + " " + line);
        }
    }

    /** A paragraph; its line breaks are kept, and a form feed in it ends a page. One with a bullet is an entry of a list. */
    void paragraph(String words) {
        if (withoutBullet(words.stripLeading()).length() < words.stripLeading().length()) {
            item(0, words);
            return;
        }
        StringBuilder lines = new StringBuilder(words.length());
        for (String line : words.split("\n")) {
            String trimmed = oneLine(line);
            lines.append(lines.isEmpty() || trimmed.isEmpty() ? "" : "\n").append(trimmed);
        }
        block(lines.toString(), line -> {
            gap();
            append(line);
        });
    }

    /** An entry of a list that stands in so many others. */
    void item(int depth, String words) {
        block(withoutBullet(oneLine(words)), line -> {
            if (inList) {
                append("\n");
            } else {
                gap();
            }
            append("  ".repeat(Math.clamp(depth, 0, DEEPEST_HEADING)) + "- " + line);
            inList = true;
        });
    }

    private static String withoutBullet(String words) {
        boolean bullet = words.length() > 1 && BULLETS.indexOf(words.charAt(0)) >= 0 && isSpace(words.charAt(1));
        return bullet ? words.substring(1).stripLeading() : words;
    }

    /** Puts the form feeds at both ends of some words before and after their block. */
    private void block(String words, Consumer<String> writing) {
        int start = 0;
        int end = words.length();
        while (start < end && isMargin(words.charAt(start))) {
            start++;
        }
        while (end > start && isMargin(words.charAt(end - 1))) {
            end--;
        }
        if (words.lastIndexOf('\f', start) >= 0 && start > 0) {
            breakPage();
        }
        if (start < end) {
            String inner = words.substring(start, end);
            pages += (int) inner.chars().filter(c -> c == '\f').count();
            writing.accept(inner);
        }
        if (words.indexOf('\f', end) >= 0) {
            breakPage();
        }
    }

    private static boolean isMargin(char c) {
        return c == '\f' || c == ' ' || c == '\n';
    }

    /** Rows of a table, each on a line. */
    void rows(Iterable<String> rows) {
        gap();
        for (String row : rows) {
            append(row);
            append("\n");
        }
    }

    /** Text that has its own structure, as it is. */
    void plain(String words) {
        gap();
        append(words);
    }

    /** A page ends here, unless one has just ended: formats tell of one break in several ways. */
    void breakPage() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\f') {
            endPage();
        }
    }

    /** The document ends; so does its last page, where there are any. */
    void end() {
        if (pages > 0) {
            breakPage();
        }
    }

    /** A page ends here. */
    void endPage() {
        pages++;
        gap();
        append("\f");
        inList = false;
    }

    private void gap() {
        inList = false;
        int end = text.length();
        if (end == 0 || text.charAt(end - 1) == '\f') {
            return;
        }
        append(text.charAt(end - 1) == '\n' ? "\n" : "\n\n");
    }

    private void append(String words) {
        if (text.length() + words.length() > maxLength) {
            throw new UnreadableException("holds more than " + maxLength + " characters of text; split it");
        }
        text.append(words);
    }

    /** Words with single blanks between them; form feeds are kept. */
    static String oneLine(String words) {
        StringBuilder line = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\f' || !isSpace(c)) {
                line.append(c == '\0' ? '\uFFFD' : c);
            } else if (!line.isEmpty() && !isSpace(line.charAt(line.length() - 1))) {
                line.append(' ');
            }
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == ' ' ? line.substring(0, end - 1) : line.toString();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** What the document calls itself; empty words are none. */
    void title(String words) {
        String line = oneLine(words);
        title = line.isEmpty() ? title : Optional.of(line);
    }

    /** The day the document was written. */
    void date(LocalDate day) {
        date = Optional.of(day);
    }

    /** One who wrote it. */
    void author(String name) {
        String line = oneLine(name);
        if (!line.isEmpty()) {
            authors.add(line);
        }
    }

    /** Its own title, else its first heading. */
    Optional<String> title() {
        return title.or(() -> heading);
    }

    Optional<LocalDate> date() {
        return date;
    }

    Set<String> authors() {
        return authors;
    }

    int pages() {
        return pages;
    }

    String text() {
        return text.toString();
    }
}
