package dev.fathom.document.format;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A table of rich text. Each row states where its cells end, in twips; a cell that ends where a later cell of another row does
 * reaches over several columns.
 */
final class RtfTable {

    /** Edges so near are the same. */
    private static final int TOLERANCE = 40;

    private record Row(List<String> cells, List<Integer> edges, List<Character> merges, boolean header) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> edges = new ArrayList<>();
    private final List<Character> merges = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private char merge = ' ';
    private boolean header;

    /** The cells of the next row are described from here on. */
    void beginRow() {
        edges.clear();
        merges.clear();
        merge = ' ';
        header = false;
    }

    void header() {
        header = true;
    }

    /** The next cell goes on with the one to its left ({@code <}) or above it ({@code ^}). */
    void merge(char with) {
        merge = with;
    }

    void edge(int twips) {
        edges.add(twips);
        merges.add(merge);
        merge = ' ';
    }

    void cell(String text) {
        cells.add(text);
    }

    void endRow() {
        rows.add(new Row(List.copyOf(cells), List.copyOf(edges), List.copyOf(merges), header));
        cells.clear();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(Transcript out) {
        TreeSet<Integer> grid = new TreeSet<>();
        for (Row row : rows) {
            for (int edge : row.edges()) {
                Integer near = grid.ceiling(edge - TOLERANCE);
                if (near == null || near > edge + TOLERANCE) {
                    grid.add(edge);
                }
            }
        }
        Table table = new Table();
        for (Row row : rows) {
            table.row();
            if (row.header()) {
                table.markHeader();
            }
            write(row, grid, table);
        }
        table.write(out);
    }

    private static void write(Row row, TreeSet<Integer> grid, Table table) {
        int left = Integer.MIN_VALUE;
        for (int i = 0; i < row.cells().size(); i++) {
            int right = i < row.edges().size() ? row.edges().get(i) + TOLERANCE : Integer.MAX_VALUE;
            int columns = right == Integer.MAX_VALUE || right <= left
                    ? 1
                    : Math.max(1, grid.subSet(left, true, right, true).size());
            left = right == Integer.MAX_VALUE ? left : right + 1;
            char merge = i < row.merges().size() ? row.merges().get(i) : ' ';
            if (merge == '^') {
                table.cellAbove(columns);
            } else if (merge == '<') {
                table.cell("", false, columns, 1);
            } else {
                table.cell(row.cells().get(i), false, columns, 1);
            }
        }
    }
}
