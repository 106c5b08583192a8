package dev.fathom.document.format;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** Writes PowerPoint files (.pptx) down, a page for every slide: Tika's output does not tell which words are a slide's title. */
final class SlidesTranscriber implements Transcriber {

    private static final int DEEPEST_GROUP = 20;

    @Override
    public void transcribe(Path file, Transcript out) throws Exception {
        try (InputStream in = Files.newInputStream(file);
                XMLSlideShow show = new XMLSlideShow(in)) {
            WordTranscriber.properties(show.getProperties(), out);
            for (XSLFSlide slide : show.getSlides()) {
                out.heading(1, Objects.requireNonNullElse(slide.getTitle(), ""));
                shapes(slide.getShapes(), 0, out);
                if (slide.getNotes() != null) {
                    notes(slide.getNotes().getShapes(), out);
                }
                out.endPage();
            }
        }
    }

    private static void shapes(List<XSLFShape> shapes, int depth, Transcript out) {
        for (XSLFShape shape : shapes) {
            switch (shape) {
                case XSLFTable table -> table(table, out);
                case XSLFTextShape text when !isTitle(text) -> text(text, out);
                case XSLFGroupShape group when depth < DEEPEST_GROUP -> shapes(group.getShapes(), depth + 1, out);
                default -> {
                    // A picture, or the title, which is written.
                }
            }
        }
    }

    private static boolean isTitle(XSLFTextShape shape) {
        Placeholder kind = shape.getTextType();
        return kind == Placeholder.TITLE || kind == Placeholder.CENTERED_TITLE || isFurniture(kind);
    }

    /** What repeats on every slide. */
    private static boolean isFurniture(@org.jspecify.annotations.Nullable Placeholder kind) {
        return kind == Placeholder.SLIDE_NUMBER
                || kind == Placeholder.FOOTER
                || kind == Placeholder.HEADER
                || kind == Placeholder.DATETIME;
    }

    private static void text(XSLFTextShape shape, Transcript out) {
        for (XSLFTextParagraph paragraph : shape.getTextParagraphs()) {
            if (paragraph.isBullet()) {
                out.item(paragraph.getIndentLevel(), paragraph.getText());
            } else {
                out.paragraph(paragraph.getText());
            }
        }
    }

    private static void notes(List<XSLFShape> shapes, Transcript out) {
        for (XSLFShape shape : shapes) {
            if (shape instanceof XSLFTextShape text && text.getTextType() == Placeholder.BODY) {
                text(text, out);
            }
        }
    }

    private static void table(XSLFTable table, Transcript out) {
        Table rows = new Table();
        for (XSLFTableRow row : table.getRows()) {
            rows.row();
            for (XSLFTableCell cell : row.getCells()) {
                if (!cell.isMerged()) {
                    rows.cell(cell.getText(), false, cell.getGridSpan(), cell.getRowSpan());
                }
            }
        }
        rows.write(out);
    }
}
