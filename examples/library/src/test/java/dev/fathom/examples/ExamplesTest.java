package dev.fathom.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.eval.PairedTest;
import dev.fathom.eval.Qrels;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.query.Metadata;
import java.io.IOException;
import java.nio.file.DirectoryStream;
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

    /** LangChain4j's own pipeline augments a question with what it retrieves through Fathom. */
    @Test
    void fathomRetriever() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory(List.of(
                Document.of("harbour", "The new quay of the harbour lets two ships unload at once."),
                Document.of("forest", "Rangers planted oaks on 340 hectares of bare slopes.")))) {
            RetrievalAugmentor pipeline = DefaultRetrievalAugmentor.builder()
                    .contentRetriever(new FathomRetriever(index, 1))
                    .build();
            UserMessage question = UserMessage.from("How many hectares of oaks were planted?");
            AugmentationResult answer =
                    pipeline.augment(new AugmentationRequest(question, Metadata.from(question, "chat", List.of())));

            String asked = ((UserMessage) answer.chatMessage()).singleText();
            assertTrue(asked.startsWith("How many hectares") && asked.contains("340 hectares"), asked);
            TextSegment segment = answer.contents().getFirst().textSegment();
            assertEquals("forest", segment.metadata().getString("document"));
            assertEquals(0, segment.metadata().getInteger("start"));
            assertEquals(1, answer.contents().size());
        }
    }

    /** The small encoder that core's tests are made with. */
    @Test
    void modelOfYourOwn() throws IOException {
        List<Document> documents = List.of(
                Document.of("harbour", "The new quay of the harbour lets two ships unload at once."),
                Document.of("forest", "Rangers planted oaks on 340 hectares of bare slopes."));
        Path model = Path.of("..", "..", "core", "src", "test", "resources", "models", "embedder");
        List<String> found = ModelOfYourOwn.run(model, folder.resolve("kb"), documents, "ships in the harbour");
        assertTrue(
                found.getFirst().startsWith("harbour: ") && found.getFirst().contains("embedding"), found.toString());
    }

    @Test
    void everyExampleIsShort() throws IOException {
        Path sources = Path.of("src", "main", "java", "dev", "fathom", "examples");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources, "*.java")) {
            for (Path file : files) {
                assertTrue(Files.readAllLines(file).size() < 60, file.toString());
            }
        }
    }
}
