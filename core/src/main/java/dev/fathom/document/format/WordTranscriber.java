package dev.fathom.document.format;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBrType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Writes Word files (.docx) down: Tika's output loses merged cells and page breaks, so POI is asked itself. */
final class WordTranscriber implements Transcriber {

    private static final int MOST_ANCESTORS = 20;

    @Override
    public void transcribe(Path file, Transcript out) throws Exception {
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in)) {
            properties(document.getProperties(), out);
            new Body(document, out).write(document);
        }
    }

    /** Title, author and date of any Office file. */
    static void properties(POIXMLProperties properties, Transcript out) {
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        out.title(Objects.requireNonNullElse(core.getTitle(), ""));
        out.author(Objects.requireNonNullElse(core.getCreator(), ""));
        Date created = core.getCreated();
        if (created != null) {
            out.date(LocalDate.ofInstant(created.toInstant(), ZoneOffset.UTC));
        }
    }

    /** The body of one document. */
    private static final class Body {

        private final XWPFDocument document;
        private final Transcript out;
        private final Map<String, Integer> levels = new HashMap<>();

        Body(XWPFDocument document, Transcript out) {
            this.document = document;
            this.out = out;
        }

        void write(IBody body) {
            for (IBodyElement element : body.getBodyElements()) {
                switch (element) {
                    case XWPFParagraph paragraph -> paragraph(paragraph);
                    case XWPFTable table -> table(table);
                    case XWPFSDT content -> out.paragraph(content.getContent().getText());
                    default -> {
                        // Nothing that holds text.
                    }
                }
            }
        }

        private void paragraph(XWPFParagraph paragraph) {
            if (paragraph.isPageBreak()) {
                out.breakPage();
            }
            String words = words(paragraph);
            int level = paragraph.getStyleID() == null ? 0 : level(paragraph.getStyleID());
            if (level > 0) {
                if (words.startsWith("\f")) {
                    out.breakPage();
                }
                out.heading(level, words);
            } else if (paragraph.getNumID() != null && paragraph.getNumID().signum() > 0) {
                int depth = paragraph.getNumIlvl() == null
                        ? 0
                        : paragraph.getNumIlvl().intValue();
                out.item(depth, words);
            } else {
                out.paragraph(words);
            }
        }

        private static String words(XWPFParagraph paragraph) {
            StringBuilder words = new StringBuilder();
            for (IRunElement element : paragraph.getIRuns()) {
                if (element instanceof XWPFRun run) {
                    if (breaksPage(run)) {
                        words.append('\f');
                    }
                    words.append(run.text());
                }
            }
            return words.toString();
        }

        private static boolean breaksPage(XWPFRun run) {
            return !run.getCTR().getLastRenderedPageBreakList().isEmpty()
                    || run.getCTR().getBrList().stream().anyMatch(b -> b.isSetType() && b.getType() == STBrType.PAGE);
        }

        /** The depth of the headings of a style, 0 for a style of no headings. */
        private int level(String style) {
            Integer known = levels.get(style);
            if (known == null) {
                known = level(
                        document.getStyles() == null
                                ? null
                                : document.getStyles().getStyle(style));
                levels.put(style, known);
            }
            return known;
        }

        private int level(@org.jspecify.annotations.Nullable XWPFStyle first) {
            XWPFStyle style = first;
            for (int i = 0; style != null && i < MOST_ANCESTORS; i++) {
                var properties = style.getCTStyle().getPPr();
                if (properties != null && properties.isSetOutlineLvl()) {
                    int level = properties.getOutlineLvl().getVal().intValue();
                    return level < 9 ? level + 1 : 0;
                }
                String name = Objects.requireNonNullElse(style.getName(), "").toLowerCase(Locale.ROOT);
                if (name.matches("heading [1-9]")) {
                    return name.charAt(8) - '0';
                }
                if (name.equals("title")) {
                    return 1;
                }
                String parent = style.getBasisStyleID();
                style = parent == null ? null : document.getStyles().getStyle(parent);
            }
            return 0;
        }

        private void table(XWPFTable table) {
            Table rows = new Table();
            for (XWPFTableRow row : table.getRows()) {
                rows.row();
                if (row.isRepeatHeader()) {
                    rows.markHeader();
                }
                for (XWPFTableCell cell : row.getTableCells()) {
                    cell(cell, rows);
                }
            }
            rows.write(out);
        }

        private static void cell(XWPFTableCell cell, Table rows) {
            CTTcPr properties = cell.getCTTc().getTcPr();
            int columns = properties != null && properties.isSetGridSpan()
                    ? properties.getGridSpan().getVal().intValue()
                    : 1;
            boolean merged = properties != null
                    && properties.isSetVMerge()
                    && (!properties.getVMerge().isSetVal()
                            || properties.getVMerge().getVal() == STMerge.CONTINUE);
            if (merged) {
                rows.cellAbove(columns);
            } else {
                rows.cell(cell.getTextRecursively(), false, columns, 1);
            }
        }
    }
}
