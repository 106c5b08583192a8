package dev.fathom.document.format;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes XHTML down as it is parsed: headings, lists, tables, pages. Deeply nested elements cost no stack.
 */
final class XhtmlTranscriber extends DefaultHandler {

    private static final Set<String> SILENT =
            Set.of("script", "style", "nav", "template", "noscript", "button", "select", "svg", "math", "head");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "blockquote",
            "pre",
            "address",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "caption",
            "form",
            "body",
            "hr",
            "dl",
            "details",
            "summary");

    private final Transcript out;
    private final StringBuilder words = new StringBuilder();
    private @Nullable Table table;

    /** How many tables stand in the open cell; their words are the cell's. */
    private int inner;

    private int lists;
    private int silence;
    private int headingLevel;
    private boolean item;
    private boolean header;
    private int columns = 1;
    private int rows = 1;
    private boolean preformatted;
    private final boolean keepLines;

    /**
     * Writes to a transcript.
     *
     * @param keepLines whether line breaks between the tags mean anything
     */
    XhtmlTranscriber(Transcript out, boolean keepLines) {
        this.out = out;
        this.keepLines = keepLines;
    }

    @Override
    public void startElement(@Nullable String uri, String local, @Nullable String qualified, Attributes attributes) {
        String name = local.toLowerCase(Locale.ROOT);
        if (silence > 0 || isSilent(name, attributes)) {
            silence++;
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                headingLevel = name.charAt(1) - '0';
            }
            case "ul", "ol" -> {
                flush();
                lists++;
            }
            case "li" -> {
                flush();
                item = true;
            }
            case "table" -> beginTable();
            case "tr" -> {
                if (table != null && inner == 0) {
                    table.row();
                }
            }
            case "td", "th" -> beginCell(name, attributes);
            case "br" -> words.append('\n');
            default -> {
                if (BLOCKS.contains(name)) {
                    flush();
                    preformatted |= name.equals("pre");
                }
            }
        }
    }

    private static boolean isSilent(String name, Attributes attributes) {
        String type = attributes.getValue("class");
        return SILENT.contains(name)
                || type != null && (type.equals("slide-master-content") || type.equals("slide-notes-master-content"))
                || "true".equals(attributes.getValue("aria-hidden"))
                || attributes.getValue("hidden") != null;
    }

    private void beginTable() {
        if (table == null) {
            flush();
            table = new Table();
        } else {
            inner++;
        }
    }

    private void beginCell(String name, Attributes attributes) {
        if (table == null || inner > 0) {
            words.append(' ');
            return;
        }
        words.setLength(0);
        header = name.equals("th");
        columns = span(attributes.getValue("colspan"));
        rows = span(attributes.getValue("rowspan"));
    }

    private static int span(@Nullable String value) {
        return value != null && value.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(value)) : 1;
    }

    @Override
    public void endElement(@Nullable String uri, String local, @Nullable String qualified) {
        String name = local.toLowerCase(Locale.ROOT);
        if (silence > 0) {
            silence--;
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                headingLevel = 0;
            }
            case "ul", "ol" -> {
                flush();
                lists = Math.max(0, lists - 1);
            }
            case "li" -> {
                flush();
                item = false;
            }
            case "table" -> endTable();
            case "td", "th" -> {
                if (table != null && inner == 0) {
                    table.cell(words.toString(), header, columns, rows);
                    words.setLength(0);
                }
            }
            default -> {
                if (BLOCKS.contains(name)) {
                    flush();
                    preformatted &= !name.equals("pre");
                }
            }
        }
    }

    private void endTable() {
        if (inner > 0) {
            inner--;
        } else if (table != null) {
            words.setLength(0);
            table.write(out);
            table = null;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (silence > 0) {
            return;
        }
        int from = words.length();
        words.append(characters, start, length);
        for (int i = from; i < words.length() && !keepLines && !preformatted; i++) {
            if (words.charAt(i) == '\n' || words.charAt(i) == '\f') {
                words.setCharAt(i, ' ');
            }
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    private void flush() {
        if (table != null) {
            words.append(' ');
            return;
        }
        String text = words.toString();
        words.setLength(0);
        if (headingLevel > 0) {
            out.heading(headingLevel, text);
        } else if (item || lists > 0) {
            out.item(lists - 1, text);
        } else {
            out.paragraph(text);
        }
    }

    @Override
    public void endDocument() {
        inner = 0;
        if (table != null) {
            endTable();
        }
        flush();
    }
}
