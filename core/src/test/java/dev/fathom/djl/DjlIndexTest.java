package dev.fathom.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.Settings;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.djl.recipe.Models;
import dev.fathom.document.Document;
import dev.fathom.embed.ModelException;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with a real model: index, search, open again, learn anew, refuse another one. */
class DjlIndexTest {

    private static final PassageQuery QUERY =
            PassageQuery.of("work on a motorway").thesaurus(Thesaurus.none()).collapse(false);

    @TempDir
    private Path temporary;

    private Path model;
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Models.require(Engines.ONNX);
        model = Models.copy(Models.embedder(), temporary.resolve("model"));
        folder = temporary.resolve("kb");
    }

    private void build() throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(model).threads(1));
                FathomIndex index = FathomIndex.open(folder, Settings.DEFAULT.embedder(embedder))) {
            index.addAll(List.of(
                    Document.of("hospital", "Work on the hospital began last year."),
                    Document.of("expressway", "Work on the expressway began last year."),
                    Document.of("solar", "Work on solar power began last year."),
                    Document.of("empty", ""),
                    Document.of("giant", "Rain fell on the coast. ".repeat(4_200)))
                    .stream());
            index.commit();
        }
    }

    private static List<String> ids(FathomIndex index, Ranking ranking) throws IOException {
        List<String> ids = new ArrayList<>();
        for (PassageHit hit : index.search(QUERY, ranking)) {
            ids.add(hit.source().id());
        }
        return ids;
    }

    @Test
    void indexSearchOpenAgainAndLearnAnew() throws IOException {
        build();
        List<String> before;
        try (FathomIndex index = FathomIndex.open(folder)) {
            before = ids(index, Ranking.HYBRID);
            assertEquals("expressway", before.getFirst(), before::toString);
            assertTrue(index.fingerprint().embedder().startsWith("bert/48/sha256:"));
        }
        try (FathomIndex index = FathomIndex.open(folder)) {
            for (int i = 0; i < 300; i++) {
                index.add(Document.of("more" + i, "Rain fell on hill number " + i + ". It was cold."));
            }
            index.commit();
            assertEquals(before.getFirst(), ids(index, Ranking.HYBRID).getFirst());
            index.reindex();
            assertEquals(before.getFirst(), ids(index, Ranking.HYBRID).getFirst());
        }
    }

    @Test
    void eightThreadsSearchAndAdd() throws IOException, InterruptedException, ExecutionException {
        build();
        try (FathomIndex index = FathomIndex.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<String> expected = ids(index, Ranking.HYBRID);
            List<Future<List<String>>> found = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                found.add(threads.submit(() -> {
                    index.add(Document.of("t" + number, "Snow fell on hill number " + number + "."));
                    return ids(index, Ranking.HYBRID);
                }));
            }
            for (Future<List<String>> each : found) {
                assertEquals(expected, each.get());
            }
        }
    }

    @Test
    void anotherModelIsRefusedUntilTheIndexIsRebuilt() throws IOException {
        build();
        String built;
        try (FathomIndex index = FathomIndex.open(folder)) {
            built = index.fingerprint().embedder();
        }
        Path other = Models.copy(Models.embedder(), temporary.resolve("other"));
        Files.writeString(other.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 64}");
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(other))) {
            Settings settings = Settings.DEFAULT.embedder(embedder);
            String message = assertThrows(IndexMismatchException.class, () -> FathomIndex.open(folder, settings))
                    .getMessage();
            assertTrue(
                    message.startsWith("the index " + folder + " was built with embedder " + built + ", but "
                            + embedder.identity() + " is asked for; open it with settings that have the embedder it was"
                            + " built with, or rebuild it"),
                    message);
            assertEquals(5, FathomIndex.reindex(folder, Optional.of(settings), done -> {}));
        }
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals("expressway", ids(index, Ranking.HYBRID).getFirst());
        }
    }

    @Test
    void aModelThatIsGoneOrChangedIsMissedOnlyWhereItIsNeeded() throws IOException {
        build();
        Files.writeString(model.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 64}");
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals(3, ids(index, Ranking.BM25).size());
            String message = assertThrows(IndexMismatchException.class, () -> ids(index, Ranking.HYBRID))
                    .getMessage();
            assertTrue(message.contains("; put the model back, or rebuild the index"), message);
        }
        Files.delete(model.resolve("model.onnx"));
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals(5, index.counts().documents());
            assertThrows(ModelException.class, () -> ids(index, Ranking.HYBRID));
            assertThrows(ModelException.class, () -> index.add(Document.of("new", "New text.")));
            assertEquals(5, index.counts().documents());
        }
    }

    @Test
    void whatIsAddedTogetherIsEmbeddedTogether() throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(model));
                FathomIndex one = FathomIndex.inMemory(Settings.DEFAULT.embedder(embedder));
                FathomIndex all = FathomIndex.inMemory(Settings.DEFAULT.embedder(embedder))) {
            List<Document> documents = IntStream.range(0, 150)
                    .mapToObj(i -> Document.of("d" + i, "The motorway of work " + i + " was finished."))
                    .toList();
            for (Document document : documents) {
                one.add(document);
            }
            all.addAll(documents.stream());
            one.commit();
            all.commit();
            assertEquals(ids(one, Ranking.HYBRID), ids(all, Ranking.HYBRID));
        }
    }
}
