package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An index in memory, one search for passages, one for figures. */
public final class FirstSearch {

    private FirstSearch() {}

    /** Searches two short texts. */
    public static List<String> run() throws IOException {
        List<String> found = new ArrayList<>();
        // @start region=search
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(
                    Document.of("harbour", "The new quay lets two ships unload at once. Freight rose by 12% in 2024."));
            index.add(Document.of("forest", "Rangers planted oaks on 340 hectares of bare slopes."));
            index.commit();

            for (PassageHit hit : index.search(PassageQuery.of("cargo vessels"))) {
                found.add(hit.source().id() + ": " + hit.text());
            }
            for (FigureHit hit : index.search(FigureQuery.parse("planted more than 3 km2"))) {
                found.add(hit.source().id() + ": " + hit.figure().text());
            }
        }
        // @end
        return found;
    }

    /** Prints what was found. */
    public static void main(String[] args) throws IOException {
        run().forEach(System.out::println);
    }
}
