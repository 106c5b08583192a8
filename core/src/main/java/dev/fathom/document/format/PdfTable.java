package dev.fathom.document.format;

import dev.fathom.document.format.PdfLine.Word;
import java.util.ArrayList;
import java.util.List;

/** Lines with wide gaps in the same places. */
final class PdfTable {

    private static final float FARTHEST = 3.5f;

    private PdfTable() {}

    /** The line after the table that begins at line {@code i}; {@code i} where there is none. */
    static int end(List<PdfLine> lines, int i) {
        int end = i;
        while (end < lines.size()
                && hasGap(lines.get(end))
                && (end == i || isNear(lines.get(end - 1), lines.get(end)))) {
            end++;
        }
        return end - i >= 2 && isTable(lines.subList(i, end)) ? end : i;
    }

    private static boolean hasGap(PdfLine line) {
        return line.segments().size() > 1
                && !line.text().contains(". . .")
                && !line.text().contains("....");
    }

    private static boolean isNear(PdfLine line, PdfLine next) {
        float gap = next.y() - line.y();
        return gap > 0 && gap < FARTHEST * Math.max(line.size(), next.size());
    }

    /** Whether the lines fall into columns, of which some other than the first hold numbers. */
    private static boolean isTable(List<PdfLine> lines) {
        List<Word> columns = columns(lines);
        if (columns.size() < 2) {
            return false;
        }
        long numeric = lines.stream()
                .filter(line -> line.segments().stream()
                        .skip(1)
                        .anyMatch(segment -> segment.text().chars().anyMatch(Character::isDigit)
                                && segment.text().length() < 30))
                .count();
        boolean bullets = lines.stream()
                .allMatch(line -> line.segments().size() == 2
                        && line.segments().getFirst().text().length() < 3);
        return 2 * numeric >= lines.size() && !bullets;
    }

    /** The columns: where the cells of the fullest lines stand, over all those lines together. */
    private static List<Word> columns(List<PdfLine> lines) {
        int most = lines.stream().mapToInt(line -> line.segments().size()).max().orElse(0);
        List<Word> columns = new ArrayList<>();
        for (PdfLine line : lines) {
            List<Word> segments = line.segments();
            if (segments.size() == most) {
                segments.forEach(segment -> merge(columns, segment));
            }
        }
        return columns;
    }

    private static void merge(List<Word> columns, Word segment) {
        Word merged = segment;
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (columns.get(i).overlaps(merged)) {
                merged = columns.remove(i).with(merged);
            }
        }
        int at = 0;
        while (at < columns.size() && columns.get(at).left() < merged.left()) {
            at++;
        }
        columns.add(at, merged);
    }

    static void write(List<PdfLine> lines, Transcript out) {
        List<Word> columns = columns(lines);
        Table table = new Table();
        for (PdfLine line : lines) {
            table.row();
            int next = 0;
            for (Word segment : line.segments()) {
                int first = nearest(columns, segment, next);
                int last = first;
                while (last + 1 < columns.size() && columns.get(last + 1).overlaps(segment)) {
                    last++;
                }
                for (; next < first; next++) {
                    table.cell("", false, 1, 1);
                }
                table.cell(segment.text(), false, last - first + 1, 1);
                next = last + 1;
            }
        }
        table.write(out);
    }

    /** The first column from the given one on that a segment stands in, else the one that begins nearest. */
    private static int nearest(List<Word> columns, Word segment, int from) {
        int best = Math.min(from, columns.size() - 1);
        float nearest = Float.MAX_VALUE;
        for (int i = best; i < columns.size(); i++) {
            if (columns.get(i).overlaps(segment)) {
                return i;
            }
            float distance = Math.abs(columns.get(i).left() - segment.left());
            if (distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        return best;
    }
}
