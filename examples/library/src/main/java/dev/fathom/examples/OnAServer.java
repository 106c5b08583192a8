package dev.fathom.examples;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.figure.Unit;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.net.URI;
import java.time.Year;

/**
 * The same index on an OpenSearch server: only the line that opens it is another. User and password, if the server wants them,
 * come from the environment. {@code dev.fathom.cluster.Cluster} starts a server to try it with; run by a test in
 * {@code examples/backends}.
 */
public final class OnAServer {

    private OnAServer() {}

    /** Prints what is found; the argument is the server's address. */
    public static void main(String[] arguments) throws IOException {
        URI server = URI.create(arguments.length > 0 ? arguments[0] : "http://localhost:9200");
        System.out.println(search(
                OpenSearch.at(server).environment(System.getenv()).index("kb").shards(3)));
    }

    static String search(OpenSearch.Index place) throws IOException {
        try (FathomIndex index = FathomIndex.open(place)) {
            index.add(Document.of(
                    "lang-son-2024",
                    "The province built smart border gates. GRDP growth reached 8.27 percent in 2024."));
            index.commit();
            var passages = index.search(PassageQuery.of("smart border gate"));
            var figures = index.search(
                    FigureQuery.about("GRDP growth").atLeast(8, Unit.PERCENT).during(Year.of(2024)));
            return passages.get(0).text() + "\n" + figures.get(0).figure().text();
        }
    }
}
