package dev.fathom.document.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of each page, in the order in which the page draws them. */
final class PdfLines extends PDFTextStripper {

    private final List<List<PdfLine>> pages = new ArrayList<>();
    private List<PdfLine> page = new ArrayList<>();
    private final List<PdfLine.Word> words = new ArrayList<>();
    private final Map<Float, Integer> sizes = new HashMap<>();
    private int letters;
    private int boldLetters;
    private float y;

    private PdfLines() {}

    /** The lines of all pages. */
    static List<List<PdfLine>> read(PDDocument document) throws IOException {
        PdfLines lines = new PdfLines();
        lines.writeText(document, java.io.Writer.nullWriter());
        return lines.pages;
    }

    @Override
    protected void startPage(PDPage page) {
        this.page = new ArrayList<>();
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
        pages.add(this.page);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (text.isBlank() || positions.isEmpty()) {
            return;
        }
        float left = Float.MAX_VALUE;
        float right = 0;
        for (TextPosition position : positions) {
            left = Math.min(left, position.getXDirAdj());
            right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
            sizes.merge(Math.round(position.getFontSizeInPt() * 2) / 2f, 1, Integer::sum);
            letters++;
            boldLetters += isBold(position) ? 1 : 0;
            y = position.getYDirAdj();
        }
        words.add(new PdfLine.Word(text.strip(), left, right));
    }

    private static boolean isBold(TextPosition position) {
        if (position.getFont() == null || position.getFont().getName() == null) {
            return false;
        }
        String name = position.getFont().getName().toLowerCase(Locale.ROOT);
        return name.contains("bold") || name.contains("black") || name.contains("heavy") || name.contains("semibold");
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
    }

    private void endLine() {
        if (!words.isEmpty()) {
            float size = sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0f);
            page.add(new PdfLine(words, y, size, 2 * boldLetters > letters));
        }
        words.clear();
        sizes.clear();
        letters = 0;
        boldLetters = 0;
    }
}
