package dev.fathom.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws how an index grows, and prints it as a table: {@code Growth GROWTH.csv GROWTH.png}. Every line of the file is the last one
 * that {@link Scale} prints, or begins with {@code #}.
 */
public final class Growth {

    private static final int SECONDS_ADDING = 1;
    private static final int SECONDS_COMMITTING = 2;
    private static final int BYTES = 3;
    private static final int BM25 = 4;
    private static final int HYBRID = 5;
    private static final int HYBRID_P99 = 6;
    private static final int FIGURES = 7;

    /** Lines of the chart. */
    private static final Map<String, Integer> DRAWN = new TreeMap<>(
            Map.of("BM25 p50", BM25, "hybrid p50", HYBRID, "hybrid p99", HYBRID_P99, "figures p50", FIGURES));

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<double[]> sizes;

    private Growth(List<double[]> sizes) {
        this.sizes = sizes;
    }

    /** Prints and draws. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: Growth GROWTH.csv GROWTH.png");
            System.exit(2);
        }
        List<double[]> sizes = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            if (!line.startsWith("#")) {
                sizes.add(Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        Growth growth = new Growth(sizes);
        growth.print();
        growth.draw(Path.of(args[1]));
    }

    private void print() {
        out.println(
                "| passages | added, committed | us a passage | bytes a passage | BM25 p50 | hybrid p50, p99 | figures"
                        + " p50 |");
        out.println("|---|---|---|---|---|---|---|");
        for (double[] size : sizes) {
            double seconds = size[SECONDS_ADDING] + size[SECONDS_COMMITTING];
            out.printf(
                    Locale.ROOT,
                    "| %,.0f | %.1f s, %.1f s | %.0f | %.0f | %.1f ms | %.1f ms, %.1f ms | %.1f ms |%n",
                    size[0],
                    size[SECONDS_ADDING],
                    size[SECONDS_COMMITTING],
                    seconds * 1e6 / size[0],
                    size[BYTES] / size[0],
                    size[BM25],
                    size[HYBRID],
                    size[HYBRID_P99],
                    size[FIGURES]);
        }
    }

    private void draw(Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(720)
                .height(420)
                .title("What a passage costs, what a query takes")
                .xAxisTitle("passages")
                .yAxisTitle("microseconds, bytes a passage; milliseconds a query")
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        double[] passages = column(0);
        add(chart, "indexing, us", passages, perPassage(1e6, SECONDS_ADDING, SECONDS_COMMITTING));
        add(chart, "index, bytes", passages, perPassage(1, BYTES));
        DRAWN.forEach((name, column) -> add(chart, name + ", ms", passages, column(column)));
        try (OutputStream png = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, png, "png");
        }
    }

    private static void add(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setSmooth(false);
    }

    private double[] column(int number) {
        return sizes.stream().mapToDouble(size -> size[number]).toArray();
    }

    private double[] perPassage(double unit, int... columns) {
        return sizes.stream()
                .mapToDouble(size -> unit
                        * Arrays.stream(columns)
                                .mapToDouble(column -> size[column])
                                .sum()
                        / size[0])
                .toArray();
    }
}
