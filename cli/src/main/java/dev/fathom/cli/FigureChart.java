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
import java.util.function.Function;

/** Draws figures over time in the terminal: one bar a value, series by series. */
final class FigureChart {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int SHORTEST_BAR = 10;
    private static final int MOST_SERIES = 6;

    private FigureChart() {}

    /** Draws the series that hits form, if they form any; else prints that they do not. Says whether they do. */
    static boolean print(PrintWriter out, Iterable<FigureHit> hits) {
        List<FigureSeries> all = FigureSeries.of(hits);
        if (all.isEmpty()) {
            out.println("no figure among these says when it holds; nothing to draw");
        }
        all.stream().limit(MOST_SERIES).forEach(series -> print(out, series));
        return !all.isEmpty();
    }

    private static void print(PrintWriter out, FigureSeries series) {
        out.println(Layout.hanging(Terminal.bold(title(series)), Terminal.columns()));
        double least = Math.min(
                0, series.points().stream().mapToDouble(Point::value).min().orElse(0));
        double most = Math.max(
                0, series.points().stream().mapToDouble(Point::value).max().orElse(0));
        int label = widest(series, point -> Periods.text(point.period()));
        int taken =
                4 + label + 1 + widest(series, point -> number(point.value())) + widest(series, FigureChart::source);
        int room = Math.max(SHORTEST_BAR, Terminal.columns() - taken);
        for (Point point : series.points()) {
            String bar = bar(point.value(), least, most, room);
            String line = String.format(Locale.ROOT, "  %-" + label + "s  ", Periods.text(point.period())) + bar + " "
                    + number(point.value());
            out.println(line + Terminal.dim(Layout.cut(source(point), Terminal.columns() - Layout.width(line))));
            for (FigureHit other : point.conflicts()) {
                String conflict = "but " + other.figure().text() + " for "
                        + Periods.text(other.figure().period().orElseThrow()) + " in "
                        + other.source().id();
                out.println("    " + Terminal.dim(Layout.hanging(conflict, Terminal.columns() - 4)));
            }
        }
        out.println();
    }

    private static String source(Point point) {
        return "  " + point.hit().rank() + ". " + point.hit().source().id();
    }

    private static int widest(FigureSeries series, Function<Point, String> text) {
        return series.points().stream()
                .mapToInt(point -> Layout.width(text.apply(point)))
                .max()
                .orElse(0);
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
