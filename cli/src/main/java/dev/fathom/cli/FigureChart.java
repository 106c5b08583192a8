package dev.fathom.cli;

import dev.fathom.hit.FigureHit;
import dev.fathom.hit.FigureSeries;
import dev.fathom.hit.FigureSeries.Point;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws figures over time in the terminal: one bar a value, series by series. */
final class FigureChart {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int LABEL = 26;
    private static final int MOST_SERIES = 6;

    private FigureChart() {}

    /** Draws the series that hits form; says so where they form none. */
    static void print(PrintWriter out, Iterable<FigureHit> hits) {
        List<FigureSeries> all = FigureSeries.of(hits);
        if (all.isEmpty()) {
            out.println("no figure among these says when it holds; nothing to draw");
        }
        all.stream().limit(MOST_SERIES).forEach(series -> print(out, series));
    }

    private static void print(PrintWriter out, FigureSeries series) {
        out.println(Terminal.bold(title(series)));
        double least = Math.min(
                0, series.points().stream().mapToDouble(Point::value).min().orElse(0));
        double most = Math.max(
                0, series.points().stream().mapToDouble(Point::value).max().orElse(0));
        int room = Math.max(10, Terminal.columns() - LABEL - 24);
        for (Point point : series.points()) {
            String bar = bar(point.value(), least, most, room);
            String label = String.format(Locale.ROOT, "  %-" + (LABEL - 2) + "s", Periods.text(point.period()));
            out.println(label + bar + " " + number(point.value())
                    + Terminal.dim("  " + point.hit().rank() + ". "
                            + point.hit().source().id()));
            for (FigureHit other : point.conflicts()) {
                out.println(
                        Terminal.dim("  ".repeat(2) + "but " + other.figure().text() + " for "
                                + Periods.text(other.figure().period().orElseThrow()) + " in "
                                + other.source().id()));
            }
        }
        out.println();
    }

    private static String title(FigureSeries series) {
        List<String> words = new ArrayList<>();
        words.add(series.subject().isEmpty() ? "(no subject)" : series.subject());
        series.place().ifPresent(place -> words.add("of " + place));
        if (series.change()) {
            words.add("change");
        }
        if (!series.unit().name().isEmpty()) {
            words.add("in " + series.unit().name());
        }
        return String.join(", ", words);
    }

    /** Where values are negative, bars start in the middle, and those of negative values go to the left. */
    static String bar(double value, double least, double most, int room) {
        double span = most - least;
        if (span == 0) {
            return "";
        }
        int zero = (int) Math.round(-least / span * room);
        double length = Math.abs(value) / span * room;
        if (value < 0) {
            int cells = (int) Math.round(length);
            return " ".repeat(Math.max(0, zero - cells)) + "█".repeat(cells);
        }
        int whole = (int) length;
        int eighths = (int) ((length - whole) * 8);
        return " ".repeat(zero) + "█".repeat(whole) + (eighths > 0 ? EIGHTHS.substring(eighths, eighths + 1) : "");
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
