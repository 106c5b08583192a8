package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.hit.FigureSeries;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The same figure for several years, brought together from documents that do not quite agree. */
public final class FiguresOverTime {

    private FiguresOverTime() {}

    /** One line a point in time. */
    public static List<String> run() throws IOException {
        List<String> lines = new ArrayList<>();
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(Document.of("report", "Rice output was 310,000 tonnes in 2022 and 324,000 tonnes in 2023."));
            index.add(Document.of("yearbook", "Rice output reached 0.33 million tonnes in 2023, 341 kt in 2024."));
            index.commit();
            // @start region=series
            for (FigureSeries series : FigureSeries.of(index.search(FigureQuery.about("rice output")))) {
                for (FigureSeries.Point point : series.points()) {
                    lines.add(point.period().from().getYear() + ": " + Math.round(point.value()) + " "
                            + series.unit().name() + (point.conflicts().isEmpty() ? "" : " (disputed)"));
                }
            }
            // @end
        }
        return lines;
    }

    /** Prints the series. */
    public static void main(String[] args) throws IOException {
        run().forEach(System.out::println);
    }
}
