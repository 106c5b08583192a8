package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.figure.Unit;
import dev.fathom.hit.FacetCount;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Filters over metadata, as text and in code, and counts by metadata. */
public final class TypedFilters {

    private TypedFilters() {}

    /** Documents found with each filter. */
    public static List<List<String>> run() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            add(index, "mali-2019", "africa", LocalDate.of(2019, 3, 1), "The road of 45 km was paved.");
            add(index, "mali-2023", "africa", LocalDate.of(2023, 3, 1), "The road of 120 km was paved.");
            add(index, "peru-2023", "america", LocalDate.of(2023, 5, 1), "A road of 80 km was paved.");
            index.commit();

            Filter recent = Filter.parse("region == \"africa\" and date >= 2020");
            Filter same = Filter.equal("region", "africa").and(Filter.parse("date >= 2020"));
            PassageQuery roads = PassageQuery.of("paved road");
            FigureQuery long50 =
                    FigureQuery.about("road").moreThan(50, Unit.of("mile")).filter(recent);
            return List.of(
                    index.search(roads.filter(recent)).hits().stream()
                            .map(hit -> hit.source().id())
                            .toList(),
                    index.search(roads.filter(same)).hits().stream()
                            .map(hit -> hit.source().id())
                            .toList(),
                    index.search(long50).hits().stream()
                            .map(hit -> hit.figure().text())
                            .toList(),
                    index.facets(roads, Facet.metadata("region"), 5).stream()
                            .map(FacetCount::toString)
                            .toList());
        }
    }

    private static void add(FathomIndex index, String id, String region, LocalDate date, String text)
            throws IOException {
        index.add(Document.of(id, text).withDate(date).withMetadata(Metadata.of(Map.of("region", region))));
    }

    /** Prints what each filter leaves. */
    public static void main(String[] args) throws IOException {
        run().forEach(System.out::println);
    }
}
