package dev.fathom.document.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A table being read: cells in rows, those that reach over several rows or columns repeated in each. It is written down one row
 * a line, each cell with the label its column has: {@code | Quarter: Third quarter | Rainfall (mm): 12 |}. So a row means the
 * same wherever a passage begins and ends.
 */
final class Table {

    private static final int MOST_COLUMNS = 1000;
    private static final int LONGEST_LABEL = 120;
    private static final int MOST_HEADER_ROWS = 4;

    /** Longer cells are text set in columns. */
    private static final int LONGEST_CELL = 600;

    private record Cell(String text, boolean header, boolean repeated) {}

    private static final Cell EMPTY = new Cell("", false, false);

    private final List<List<Cell>> rows = new ArrayList<>();
    private int row = -1;
    private int markedRows;

    /** The cells that follow are of a new row. */
    void row() {
        row++;
        row(row);
    }

    /** The row begun last is marked as one of the table's head. */
    void markHeader() {
        if (markedRows == row) {
            markedRows = row + 1;
        }
    }

    private List<Cell> row(int number) {
        while (rows.size() <= number) {
            rows.add(new ArrayList<>());
        }
        return rows.get(number);
    }

    /** The next cell. */
    void cell(String text, boolean header, int columns, int deep) {
        if (row < 0) {
            row();
        }
        String line = Transcript.oneLine(text).replace('|', '/');
        List<Cell> cells = row(row);
        int column = 0;
        while (column < cells.size() && !cells.get(column).equals(EMPTY)) {
            column++;
        }
        for (int r = 0; r < Math.clamp(deep, 1, 100); r++) {
            for (int c = 0; c < Math.clamp(columns, 1, 100); c++) {
                boolean repeated = r > 0 || c > 0;
                set(row(row + r), column + c, line.isEmpty() ? blank() : new Cell(line, header, repeated));
            }
        }
    }

    /** A cell without text that is nevertheless there; not equal to a gap. */
    private static Cell blank() {
        return new Cell("", false, true);
    }

    private static void set(List<Cell> cells, int column, Cell cell) {
        if (column >= MOST_COLUMNS) {
            return;
        }
        while (cells.size() <= column) {
            cells.add(EMPTY);
        }
        cells.set(column, cell);
    }

    /** The next cells go on with those above them. */
    void cellAbove(int columns) {
        List<Cell> cells = row(row);
        List<Cell> above = row > 0 ? row(row - 1) : List.of();
        for (int c = cells.size(), end = cells.size() + columns; c < end; c++) {
            String text = c < above.size() ? above.get(c).text() : "";
            set(cells, c, new Cell(text, c < above.size() && above.get(c).header(), true));
        }
    }

    /** Writes the rows down; a table of one column, or of long texts, becomes paragraphs. Empty rows part tables. */
    void write(Transcript out) {
        List<String> labels = List.of();
        int first = 0;
        while (first < rows.size()) {
            int end = first;
            while (end < rows.size() && !isEmpty(rows.get(end))) {
                end++;
            }
            if (end > first) {
                labels = new Part(rows.subList(first, end), Math.max(0, markedRows - first)).write(labels, out);
            }
            first = end + 1;
        }
    }

    private static boolean isEmpty(List<Cell> cells) {
        return cells.stream().allMatch(cell -> cell.text().isEmpty());
    }

    /** Rows without an empty one among them. */
    private record Part(List<List<Cell>> rows, int markedRows) {

        /** Writes them, and returns the labels of its columns: its own, or where it has none those given. */
        List<String> write(List<String> above, Transcript out) {
            int columns = rows.stream().mapToInt(List::size).max().orElse(0);
            boolean prose = rows.stream()
                    .flatMap(List::stream)
                    .anyMatch(cell -> cell.text().length() > LONGEST_CELL);
            if (columns < 2 || prose) {
                rows.stream()
                        .flatMap(List::stream)
                        .filter(cell -> !cell.repeated())
                        .forEach(cell -> out.paragraph(cell.text()));
                return above;
            }
            int first = 0;
            while (first < rows.size() && isCaption(rows.get(first))) {
                out.paragraph(rows.get(first).getFirst().text());
                first++;
            }
            int body = first + headerRows(first, columns);
            List<String> labels = body > first || above.size() != columns ? labels(first, body, columns) : above;
            List<String> lines = new ArrayList<>();
            for (List<Cell> cells : rows.subList(body, rows.size())) {
                lines.add(line(cells, labels));
            }
            if (!lines.isEmpty()) {
                out.rows(lines);
            }
            return labels;
        }

        /** A first row of one cell over all columns. */
        private static boolean isCaption(List<Cell> cells) {
            return !cells.getFirst().text().isEmpty()
                    && cells.stream()
                            .skip(1)
                            .allMatch(cell -> cell.repeated() || cell.text().isEmpty());
        }

        /** How many rows from the given one on hold labels: those marked so, else those without a number over rows with numbers. */
        private int headerRows(int first, int columns) {
            int most = Math.min(MOST_HEADER_ROWS, rows.size() - first - 1);
            int marked = 0;
            while (marked < most && (first + marked < markedRows || isMarked(rows.get(first + marked)))) {
                marked++;
            }
            if (marked > 0) {
                return hasLongLabel(first, marked) ? 0 : marked;
            }
            int count = 0;
            while (count < most && isLabels(rows.get(first + count), columns)) {
                count++;
            }
            boolean numbersBelow = count <= most
                    && rows.subList(first + count, rows.size()).stream()
                            .anyMatch(cells -> cells.stream().anyMatch(cell -> isNumber(cell.text())));
            if (count > 1 && !isSpanned(first, count)) {
                count = 1;
            }
            return numbersBelow && !hasLongLabel(first, count) ? count : 0;
        }

        private static boolean isMarked(List<Cell> cells) {
            return cells.stream().allMatch(cell -> cell.header() || cell.text().isEmpty());
        }

        /** Whether some cell of all but the last of these rows reaches over more than its own place. */
        private boolean isSpanned(int first, int count) {
            return rows.subList(first, first + count).stream()
                    .flatMap(List::stream)
                    .anyMatch(Cell::repeated);
        }

        private static boolean isLabels(List<Cell> cells, int columns) {
            long filled = cells.stream().filter(cell -> !cell.text().isEmpty()).count();
            return filled >= Math.max(1, columns / 2)
                    && cells.stream().noneMatch(cell -> isNumber(cell.text()) && !isYear(cell.text()));
        }

        private boolean hasLongLabel(int first, int count) {
            return rows.subList(first, first + count).stream()
                    .flatMap(List::stream)
                    .anyMatch(cell -> cell.text().length() > LONGEST_LABEL);
        }

        /** Whether a cell holds a number and little else. */
        private static boolean isNumber(String text) {
            int digits = 0;
            int letters = 0;
            for (int i = 0; i < text.length(); i++) {
                digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
                letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
            }
            return digits > 0 && letters <= 3;
        }

        private static boolean isYear(String text) {
            return text.matches("(1[5-9]|20|21)\\d\\d([-–/]\\d{2,4})?|Q[1-4].*|H[12].*|FY.*");
        }

        private List<String> labels(int first, int body, int columns) {
            List<String> labels = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                List<String> parts = new ArrayList<>();
                for (List<Cell> cells : rows.subList(first, body)) {
                    String part = c < cells.size() ? cells.get(c).text() : "";
                    if (!part.isEmpty() && !parts.contains(part)) {
                        parts.add(part);
                    }
                }
                labels.add(String.join(", ", parts).replace(": ", " – "));
            }
            return labels;
        }

        private static String line(List<Cell> cells, List<String> labels) {
            StringBuilder line = new StringBuilder("|");
            for (int c = 0; c < cells.size(); c++) {
                String text = cells.get(c).text();
                if (!text.isEmpty()
                        && !(cells.get(c).repeated()
                                && c > 0
                                && cells.get(c - 1).text().equals(text))) {
                    String label = labels.get(c);
                    line.append(' ')
                            .append(label)
                            .append(label.isEmpty() ? "" : ": ")
                            .append(text)
                            .append(" |");
                }
            }
            return line.toString();
        }
    }
}
