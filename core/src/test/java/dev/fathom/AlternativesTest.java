package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.Explanation;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Highlight;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the thesaurus adds to a query is named in explanations and marked as what it is. */
class AlternativesTest {

    private static final String TEXT =
            "The expressway was opened in 2021. Roads of the town were lit by solar-powered lights.";

    @TempDir
    private Path folder;

    private FathomIndex index;
    private Thesaurus thesaurus = Thesaurus.none();

    @BeforeEach
    void open() throws IOException {
        Path file = folder.resolve("thesaurus.txt");
        Files.writeString(file, "expressway = motorway\nphotovoltaic lamp = solar-powered light 0.7\n");
        thesaurus = Thesaurus.read(file);
        index = FathomIndex.inMemory();
        index.add(Document.of("town", TEXT));
        index.add(Document.of("length", "In 2022 the expressway had a length of 43 km."));
        index.add(Document.of("other", "The harbour was dredged in spring."));
        index.commit();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private PassageHit best(String query, Ranking ranking) throws IOException {
        return index.search(PassageQuery.of(query).thesaurus(thesaurus).explain(true), ranking)
                .hits()
                .getFirst();
    }

    @Test
    void whatStandsForAWordIsMarkedAsSuch() throws IOException {
        List<Highlight> marked = best("motorways, roads and photovoltaic lamps in the town", Ranking.HYBRID)
                .highlights();
        assertEquals(
                List.of("expressway", "Roads", "town", "solar", "powered", "lights"),
                marked.stream().map(word -> word.span().of(TEXT)).toList());
        Optional<String> motorways = Optional.of("motorways");
        Optional<String> lamps = Optional.of("photovoltaic lamps");
        assertEquals(
                List.of(motorways, Optional.empty(), Optional.empty(), lamps, lamps, lamps),
                marked.stream().map(Highlight::standsFor).toList());
    }

    @Test
    void explanationsNameTheAlternativeThatCountsAndItsWeight() throws IOException {
        for (Ranking ranking : List.of(Ranking.BM25, Ranking.HYBRID, Ranking.reciprocalRank())) {
            PassageHit hit = best("motorways and photovoltaic lamps in town", ranking);
            String explanation = hit.explanation().orElseThrow().toString();
            assertTrue(explanation.contains("\"motorways\" as \"expressway\", weight 0.80\n"), explanation);
            assertTrue(
                    explanation.contains("\"photovoltaic lamps\" as \"solar-powered light\", weight 0.70\n"),
                    explanation);
            assertTrue(explanation.contains("  \"town\"\n"), explanation);
            addsUp(hit.explanation().orElseThrow());
        }
    }

    @Test
    void whatWasTypedIsNotCalledAnAlternative() throws IOException {
        String explanation =
                best("expressway", Ranking.BM25).explanation().orElseThrow().toString();
        assertTrue(explanation.contains("\"expressway\"\n"), explanation);
        assertTrue(!explanation.contains(" as "), explanation);
    }

    @Test
    void explicitSyntaxHasNoAlternatives() throws IOException {
        PassageQuery query =
                PassageQuery.syntax("express*").thesaurus(thesaurus).explain(true);
        PassageHit hit = index.search(query).hits().getFirst();
        assertEquals(hit.score(), hit.explanation().orElseThrow().value(), 1e-9);
    }

    @Test
    void figuresToo() throws IOException {
        FigureQuery query =
                FigureQuery.about("length of motorways").thesaurus(thesaurus).explain(true);
        FigureHit hit = index.search(query).hits().getFirst();
        String explanation = hit.explanation().orElseThrow().toString();
        assertTrue(explanation.contains("\"motorways\" as \"expressway\", weight 0.80\n"), explanation);
        assertTrue(explanation.contains("\"length\"\n"), explanation);
    }

    private static void addsUp(Explanation explanation) {
        if (!explanation.parts().isEmpty()) {
            double sum =
                    explanation.parts().stream().mapToDouble(Explanation::value).sum();
            assertEquals(explanation.value(), sum, 1e-9, explanation::toString);
            explanation.parts().forEach(AlternativesTest::addsUp);
        }
    }
}
