package dev.fathom.figure;

import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of a row of a table: {@code | Quarter: Third quarter | Rainfall (mm): 12 |}, or without labels of their own. */
record TableRow(List<Cell> cells) {

    private static final int LONGEST_LABEL = 250;
    private static final int LONGEST_NUMBER = 40;

    /**
     * A cell.
     *
     * @param label the label written before its value, empty where there is none
     * @param value its value's place in the text
     */
    record Cell(String label, Span value) {

        /** Whether its value is a number and little else. */
        boolean isNumeric(String text) {
            int digits = 0;
            int letters = 0;
            for (int i = value.start(); i < value.end(); i++) {
                digits += Characters.isDigit(text.charAt(i)) ? 1 : 0;
                letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
            }
            return digits > 0 && letters <= 3 && value.length() <= LONGEST_NUMBER;
        }

        Cell labelled(String other) {
            return label.isEmpty() ? new Cell(other, value) : this;
        }
    }

    /** Copies the cells. */
    TableRow {
        cells = List.copyOf(cells);
    }

    /** The cells between the bars or tabs of a line; empty ones are kept, those outside the outer bars are none. */
    static TableRow of(String text, Span row) {
        char bar = text.substring(row.start(), row.end()).indexOf('|') >= 0 ? '|' : '\t';
        int from = text.charAt(row.start()) == bar ? row.start() + 1 : row.start();
        List<Cell> cells = new ArrayList<>();
        for (int i = from; i <= row.end(); i++) {
            if (i == row.end() ? i > from : text.charAt(i) == bar) {
                cells.add(cell(text, from, i));
                from = i + 1;
            }
        }
        return new TableRow(cells);
    }

    private static Cell cell(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        for (int i = start + 1; i + 1 < Math.min(end, start + LONGEST_LABEL); i++) {
            if (text.charAt(i) == ':' && text.charAt(i + 1) == ' ') {
                return new Cell(text.substring(start, i), new Span(Math.min(i + 2, end), end));
            }
        }
        return new Cell("", new Span(start, end));
    }

    /** Whether it is the line that Markdown puts under the labels of a table. */
    boolean isRule(String text) {
        return !cells.isEmpty()
                && cells.stream()
                        .allMatch(cell -> cell.value().length() >= 1
                                && cell.label().isEmpty()
                                && text.substring(
                                                cell.value().start(),
                                                cell.value().end())
                                        .chars()
                                        .allMatch(c -> c == '-' || c == ':'));
    }

    /** The row with these labels on the cells that have none. */
    TableRow labelled(List<String> labels) {
        List<Cell> named = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            named.add(i < labels.size() ? cells.get(i).labelled(labels.get(i)) : cells.get(i));
        }
        return new TableRow(named);
    }

    /** Whether it says what its numbers are: by labels, or by words in the first cell and numbers in all others. */
    boolean isLabelled(String text) {
        boolean labels = cells.stream().anyMatch(cell -> !cell.label().isEmpty());
        boolean numbers = cells.size() > 1
                && !cells.getFirst().isNumeric(text)
                && cells.stream().skip(1).allMatch(cell -> cell.value().isEmpty() || cell.isNumeric(text));
        return labels || numbers;
    }

    /** The cell that says what the row is about, where one does: the first that is neither empty nor the row's number. */
    Optional<Cell> head(String text) {
        for (Cell cell : cells) {
            if (!cell.value().isEmpty() && !isOrdinal(cell)) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private static boolean isOrdinal(Cell cell) {
        return cell.label().matches("(?i)no\\.?|nr\\.?|#|№|id|stt|rank");
    }
}
