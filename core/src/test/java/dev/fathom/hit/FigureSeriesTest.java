package dev.fathom.hit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Metadata;
import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.Unit;
import dev.fathom.text.Span;
import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureSeriesTest {

    private final List<FigureHit> hits = new ArrayList<>();

    private void hit(
            String document,
            String subject,
            double value,
            String unit,
            Direction direction,
            String place,
            int from,
            int to) {
        Span span = new Span(0, 1);
        Figure figure = new Figure(
                span,
                Double.toString(value),
                new Quantity.Amount(BigDecimal.valueOf(value)),
                Unit.of(unit),
                Bound.EXACT,
                direction,
                Optional.of(subject),
                from == 0 ? Optional.empty() : Optional.of(Period.of(Year.of(from), Year.of(to))),
                Optional.empty(),
                Optional.of(place).filter(name -> !name.isEmpty()));
        Source source = new Source(document, Optional.empty(), Optional.empty(), Metadata.EMPTY);
        hits.add(new FigureHit(
                hits.size() + 1,
                1,
                source,
                figure,
                "",
                span,
                List.of(),
                Optional.empty(),
                true,
                List.of(),
                Optional.empty()));
    }

    @Test
    void valuesOfOneSubjectMeasureAndPlaceFormASeriesInOneUnit() {
        hit("a", "Road length", 20, "kilometre", Direction.LEVEL, "Huế", 2022, 2022);
        hit("a", "road length (total)", 10, "mile", Direction.LEVEL, "HUE", 2021, 2021);
        hit("a", "road length", 7, "percent", Direction.LEVEL, "Huế", 2021, 2021);
        hit("a", "road length", 5, "kilometre", Direction.UP, "Huế", 2022, 2022);
        hit("a", "road length", 99, "kilometre", Direction.LEVEL, "Vinh", 2022, 2022);
        hit("a", "road length", 98, "kilometre", Direction.LEVEL, "Huế", 0, 0);
        List<FigureSeries> series = FigureSeries.of(hits);
        assertEquals(4, series.size());
        assertEquals(
                List.of(16.09344, 20.0),
                series.getFirst().points().stream()
                        .map(FigureSeries.Point::value)
                        .toList());
        assertEquals(Unit.of("kilometre"), series.getFirst().unit());
        assertTrue(series.get(2).change()
                || series.get(1).change()
                || series.get(3).change());
    }

    @Test
    void otherValuesOfOtherDocumentsForTheSameTimeAreConflicts() {
        hit("a", "GRDP", 8.27, "percent", Direction.UP, "Lang Son", 2024, 2024);
        hit("b", "GRDP", 7.1, "percent", Direction.UP, "Lang Son Province", 2021, 2025);
        hit("b", "GRDP", 8.27, "percent", Direction.UP, "Lang Son", 2024, 2024);
        hit("a", "GRDP", 3, "percent", Direction.DOWN, "", 2020, 2020);
        FigureSeries series = FigureSeries.of(hits).getFirst();
        assertEquals(4, series.points().size());
        assertEquals(-3, series.points().getFirst().value());
        assertEquals(List.of(), series.points().getFirst().conflicts());
        assertEquals(
                List.of("a"),
                series.points().get(1).conflicts().stream()
                        .map(other -> other.source().id())
                        .toList());
        assertEquals(
                List.of("b"),
                series.points().get(2).conflicts().stream()
                        .map(other -> other.source().id())
                        .toList());
    }
}
