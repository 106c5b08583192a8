package dev.fathom.document.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Tells by size and place what the lines of pages are: larger and bold ones are headings, lines at the edge of many pages are left
 * out, lines with wide gaps in the same places are a table, and the rest are paragraphs and lists.
 */
final class PdfLayout {

    private static final float LARGER = 1.12f;
    private static final int LONGEST_HEADING = 150;
    private static final int EDGE_LINES = 2;

    private final List<List<PdfLine>> pages;
    private final Transcript out;
    private final PdfParagraphs paragraphs;
    private final float bodySize;
    private final List<Float> headingSizes;
    private final Map<String, Integer> edges = new HashMap<>();

    PdfLayout(List<List<PdfLine>> pages, Transcript out) {
        this.pages = pages;
        this.out = out;
        this.bodySize = bodySize(pages);
        this.headingSizes = headingSizes();
        this.paragraphs = new PdfParagraphs(pages, out);
        for (List<PdfLine> page : pages) {
            for (int i = 0; i < page.size(); i++) {
                if (isAtEdge(i, page.size())) {
                    edges.merge(shape(page.get(i)), 1, Integer::sum);
                }
            }
        }
    }

    private static float bodySize(List<List<PdfLine>> pages) {
        Map<Float, Integer> letters = new HashMap<>();
        for (List<PdfLine> page : pages) {
            page.forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    private List<Float> headingSizes() {
        TreeSet<Float> sizes = new TreeSet<>();
        for (List<PdfLine> page : pages) {
            page.stream().filter(line -> line.size() >= LARGER * bodySize).forEach(line -> sizes.add(line.size()));
        }
        return List.copyOf(sizes.descendingSet());
    }

    private static boolean isAtEdge(int i, int lines) {
        return i < EDGE_LINES || i >= lines - EDGE_LINES;
    }

    /** The line with all numbers alike. */
    private static String shape(PdfLine line) {
        return line.text().replaceAll("\\d+", "#");
    }

    private boolean isFurniture(int i, List<PdfLine> page) {
        if (!isAtEdge(i, page.size())) {
            return false;
        }
        String shape = shape(page.get(i));
        int times = edges.getOrDefault(shape, 0);
        boolean number = shape.matches("(?i)[-–|\\s]*(page |p\\. ?)?#( ?(/|of|von|sur|de) ?#)?[-–|\\s]*");
        return times >= Math.max(3, pages.size() / 2) || number && (times > 1 || pages.size() == 1);
    }

    /** Writes all pages down. */
    void write() {
        for (List<PdfLine> page : pages) {
            List<PdfLine> lines = new ArrayList<>();
            for (int i = 0; i < page.size(); i++) {
                if (!isFurniture(i, page)) {
                    lines.add(page.get(i));
                }
            }
            page(lines);
            paragraphs.endPage();
        }
        paragraphs.end();
    }

    private void page(List<PdfLine> lines) {
        int i = 0;
        while (i < lines.size()) {
            int tableEnd = PdfTable.end(lines, i);
            if (tableEnd > i) {
                paragraphs.end();
                PdfTable.write(lines.subList(i, tableEnd), out);
                i = tableEnd;
                continue;
            }
            int level = level(lines, i);
            if (level == 0) {
                paragraphs.add(lines, i++);
                continue;
            }
            StringBuilder heading = new StringBuilder(lines.get(i).text());
            while (i + 1 < lines.size() && goesOn(lines.get(i), lines.get(i + 1)) && level(lines, i + 1) == level) {
                heading.append(' ').append(lines.get(++i).text());
            }
            paragraphs.end();
            out.heading(level, heading.toString());
            i++;
        }
    }

    /** Whether the next line stands close under a heading's, in the same letters. */
    private static boolean goesOn(PdfLine line, PdfLine next) {
        return next.size() == line.size() && next.y() - line.y() < 1.6f * line.size() && next.y() > line.y();
    }

    /** The depth of the heading that a line is, else 0. */
    private int level(List<PdfLine> lines, int i) {
        PdfLine line = lines.get(i);
        String text = line.text();
        if (text.length() > LONGEST_HEADING || text.chars().noneMatch(Character::isLetter)) {
            return 0;
        }
        if (line.size() >= LARGER * bodySize) {
            return headingSizes.indexOf(line.size()) + 1;
        }
        boolean alone = (i == 0 || !lines.get(i - 1).bold() || lines.get(i - 1).size() != line.size())
                && i + 1 < lines.size()
                && !lines.get(i + 1).bold();
        char last = text.charAt(text.length() - 1);
        boolean closed = last == '.' || last == ',' || last == ';' || last == ':';
        return line.bold() && alone && !closed && line.size() >= 0.95f * bodySize ? headingSizes.size() + 1 : 0;
    }
}
