package dev.fathom.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.eval.PairedTest;
import dev.fathom.eval.Qrels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example does what its first sentence says. */
class ExamplesTest {

    /** Tests run in this module's folder. */
    private static final Path SEEDS = Path.of("..", "..", "seeds");

    @TempDir
    private Path folder;

    @Test
    void firstSearch() throws IOException {
        List<String> found = FirstSearch.run();
        assertTrue(found.getFirst().startsWith("harbour: The new quay"), found.toString());
        assertEquals("forest: 340 hectares", found.getLast());
    }

    @Test
    void filesInAFolder() throws IOException {
        Path index = folder.resolve("kb");
        List<String> found = FilesInAFolder.run(SEEDS, index, "smart border gate");
        assertTrue(found.getFirst().contains("Huu Nghi"), found.getFirst());
        assertEquals(found, FilesInAFolder.run(SEEDS, index, "smart border gate"));
    }

    @Test
    void figuresOverTime() throws IOException {
        assertEquals(
                List.of(
                        "2022: 310000 tonne",
                        "2023: 330000 tonne (disputed)",
                        "2023: 324000 tonne (disputed)",
                        "2024: 341000 tonne"),
                FiguresOverTime.run());
    }

    @Test
    void typedFilters() throws IOException {
        assertEquals(
                List.of(
                        List.of("mali-2023"),
                        List.of("mali-2023"),
                        List.of("120 km"),
                        List.of("FacetCount[value=africa, count=2]", "FacetCount[value=america, count=1]")),
                TypedFilters.run());
    }

    @Test
    void measuredRanking() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(Document.of("a", "Ships unload at the quay of the harbour."));
            index.add(Document.of("b", "Oaks grow on the slopes above the harbour."));
            index.commit();
            PairedTest test = MeasuredRanking.run(
                    index,
                    Map.of("1", "ships harbour", "2", "oaks"),
                    Qrels.of(Map.of("1", Map.of("a", 1), "2", Map.of("b", 1))));
            assertEquals(2, test.queries());
            assertEquals(0, test.difference());
        }
    }

    @Test
    void searchBean() throws IOException {
        try (SearchBean bean = new SearchBean(folder.resolve("bean"))) {
            bean.save("a", "Ships unload at the quay.");
            bean.save("a", "Ships unload at the new quay.");
            assertEquals(
                    "Ships unload at the new quay.",
                    bean.search("quay", 0, 10).get(0).text());
            assertTrue(bean.search("quay", 1, 10).isEmpty());
        }
        assertTrue(Files.isDirectory(folder.resolve("bean")));
    }
}
