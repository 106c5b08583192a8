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
            add(index, "mali-2019", "africa", "2019-03-01", "The road of 45 km was paved.");
            add(index, "mali-2023", "africa", "2023-03-01", "The road of 120 km was paved.");
            add(index, "peru-2023", "america", "2023-05-01", "A road of 80 km was paved.");
            index.commit();

            // @start region=filters
            Filter recent = Filter.parse("region == \"africa\" and date >= 2020");
            Filter same = Filter.equal("region", "africa").and(Filter.parse("date >= 2020"));
            PassageQuery roads = PassageQuery.of("paved road");
            FigureQuery longer = FigureQuery.about("road").moreThan(50, Unit.of("mile"));
            // @end
            return List.of(
                    documents(index, roads.filter(recent)),
                    documents(index, roads.filter(same)),
                    index.search(longer.filter(recent)).hits().stream()
                            .map(hit -> hit.figure().text())
                            .toList(),
                    index.facets(roads, Facet.metadata("region"), 5).stream()
                            .map(FacetCount::toString)
                            .toList());
        }
    }

    private static List<String> documents(FathomIndex index, PassageQuery query) throws IOException {
        return index.search(query).hits().stream().map(hit -> hit.source().id()).toList();
    }

    private static void add(FathomIndex index, String id, String region, String date, String text) throws IOException {
        index.add(Document.of(id, text)
                .withDate(LocalDate.parse(date))
                .withMetadata(Metadata.of(Map.of("region", region))));
    }
}
