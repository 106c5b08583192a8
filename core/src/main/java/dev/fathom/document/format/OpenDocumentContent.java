package dev.fathom.document.format;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Writes the XML of an OpenDocument file down as it is parsed. */
final class OpenDocumentContent extends DefaultHandler {

    private static final Set<String> SILENT = Set.of(
            "annotation", "note-citation", "tracked-changes", "forms", "styles", "font-face-decls", "desc", "title");
    private static final int MOST_BLANKS = 100;

    private final Transcript out;
    private final StringBuilder words = new StringBuilder();
    private final Set<String> pageStyles = new HashSet<>();
    private String style = "";
    private @Nullable Table table;
    private int inner;
    private int silence;
    private int lists;
    private int headingLevel;
    private int headerRows;
    private boolean titleFrame;
    private boolean slides;
    private boolean sheets;
    private int columns;
    private int deep;
    private int repeated;
    private int blanks;

    OpenDocumentContent(Transcript out) {
        this.out = out;
    }

    @Override
    public void startElement(@Nullable String uri, String name, @Nullable String qualified, Attributes attributes) {
        if (silence > 0 || SILENT.contains(name)) {
            silence++;
            return;
        }
        switch (name) {
            case "style" -> style = value(attributes, "style:name");
            case "paragraph-properties", "table-properties" -> {
                if (value(attributes, "fo:break-before").equals("page")) {
                    pageStyles.add(style);
                }
            }
            case "presentation" -> slides = true;
            case "spreadsheet" -> sheets = true;
            case "frame" -> titleFrame = value(attributes, "presentation:class").equals("title");
            case "h", "p" -> beginBlock(name, attributes);
            case "list" -> lists++;
            case "s" -> words.append(' ');
            case "tab" -> words.append('\t');
            case "line-break" -> words.append('\n');
            case "soft-page-break" -> softPageBreak();
            case "table" -> beginTable(attributes);
            case "table-header-rows" -> headerRows++;
            case "table-row" -> beginRow();
            case "table-cell" -> beginCell(attributes);
            default -> {
                // Its text, if any, is read.
            }
        }
    }

    private static String value(Attributes attributes, String name) {
        return Objects.requireNonNullElse(attributes.getValue(name), "");
    }

    private static int number(Attributes attributes, String name) {
        String value = value(attributes, name);
        return value.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(value)) : 1;
    }

    private void beginBlock(String name, Attributes attributes) {
        if (table != null) {
            words.append(' ');
            return;
        }
        words.setLength(0);
        if (pageStyles.contains(value(attributes, "text:style-name"))) {
            out.breakPage();
        }
        headingLevel = name.equals("h") ? number(attributes, "text:outline-level") : titleFrame ? 1 : 0;
    }

    private void softPageBreak() {
        if (table == null && headingLevel == 0 && !words.isEmpty()) {
            words.append('\f');
        } else if (table == null) {
            out.breakPage();
        }
    }

    private void beginTable(Attributes attributes) {
        if (table != null) {
            inner++;
            return;
        }
        if (sheets) {
            out.heading(1, value(attributes, "table:name"));
        } else if (pageStyles.contains(value(attributes, "table:style-name"))) {
            out.breakPage();
        }
        table = new Table();
    }

    private void beginRow() {
        if (table != null && inner == 0) {
            table.row();
            blanks = 0;
            if (headerRows > 0) {
                table.markHeader();
            }
        }
    }

    private void beginCell(Attributes attributes) {
        if (table != null && inner == 0) {
            words.setLength(0);
            columns = number(attributes, "table:number-columns-spanned");
            deep = number(attributes, "table:number-rows-spanned");
            repeated = number(attributes, "table:number-columns-repeated");
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (silence == 0) {
            words.append(characters, start, length);
        }
    }

    @Override
    public void endElement(@Nullable String uri, String name, @Nullable String qualified) {
        if (silence > 0) {
            silence--;
            return;
        }
        switch (name) {
            case "h", "p" -> endBlock();
            case "list" -> lists--;
            case "frame" -> titleFrame = false;
            case "page" -> {
                if (slides) {
                    out.endPage();
                }
            }
            case "table-header-rows" -> headerRows--;
            case "table-cell" -> endCell();
            case "table" -> endTable();
            default -> {
                // Nothing ends with it.
            }
        }
    }

    private void endBlock() {
        if (table != null) {
            return;
        }
        String text = words.toString();
        words.setLength(0);
        if (headingLevel > 0) {
            out.heading(headingLevel, text);
        } else if (lists > 0) {
            out.item(lists - 1, text);
        } else {
            out.paragraph(text);
        }
        headingLevel = 0;
    }

    private void endCell() {
        if (table == null || inner > 0) {
            return;
        }
        String text = words.toString();
        words.setLength(0);
        if (text.isBlank()) {
            // Sheets end every row with a thousand empty cells.
            blanks += repeated * columns;
            return;
        }
        for (int i = 0; i < Math.min(blanks, MOST_BLANKS); i++) {
            table.cell("", false, 1, 1);
        }
        blanks = 0;
        for (int i = 0; i < Math.min(repeated, MOST_BLANKS); i++) {
            table.cell(text, headerRows > 0, columns, deep);
        }
    }

    private void endTable() {
        if (inner > 0) {
            inner--;
        } else if (table != null) {
            table.write(out);
            table = null;
            if (sheets) {
                out.endPage();
            }
        }
    }
}
