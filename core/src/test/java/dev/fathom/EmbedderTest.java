package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex.Change;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import dev.fathom.embed.Embedder;
import dev.fathom.embed.ModelException;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index whose vectors come from an embedder of the user's. */
class EmbedderTest {

    @TempDir
    private Path folder;

    /** Two subjects, one dimension each; what is on neither has no vector. */
    private static float[] subject(String text) {
        float sea = text.matches("(?is).*(harbour|ship|quay).*") ? 1 : 0;
        float wood = text.matches("(?is).*(forest|oak|beech).*") ? 1 : 0;
        return new float[] {sea, wood};
    }

    private static float[][] subjects(List<String> texts) {
        return texts.stream().map(EmbedderTest::subject).toArray(float[][]::new);
    }

    private static Embedder named(String name) {
        return Embedder.of(Embedder.Identity.of(name, 2), EmbedderTest::subjects);
    }

    private static Settings with(Embedder embedder) {
        return Settings.DEFAULT.embedder(embedder);
    }

    private static List<Document> reports() {
        return List.of(
                Document.of("sea", "The report of the year tells of the harbour."),
                Document.of("wood", "The report of the year tells of the forest."),
                Document.of("else", "The report of the year tells of the weather."));
    }

    private static FathomIndex filled(FathomIndex index) throws IOException {
        index.addAll(reports().stream());
        index.commit();
        return index;
    }

    private static List<String> found(FathomIndex index, String query) throws IOException {
        List<String> ids = new ArrayList<>();
        for (PassageHit hit :
                index.search(PassageQuery.of(query).thesaurus(Thesaurus.none()).collapse(false))) {
            ids.add(hit.source().id());
        }
        return ids;
    }

    @Test
    void itsVectorsDecideBetweenPassagesWithTheSameWords() throws IOException {
        try (FathomIndex index = filled(FathomIndex.inMemory(with(named("subjects"))))) {
            assertEquals(List.of("sea", "wood", "else"), found(index, "report ship"));
            assertEquals(List.of("wood", "sea", "else"), found(index, "report oak"));
        }
    }

    @Test
    void aPassageWithoutAVectorIsNotOneOfAnotherSubject() throws IOException {
        try (FathomIndex index = filled(FathomIndex.inMemory(with(named("subjects"))))) {
            List<String> parts = new ArrayList<>();
            for (PassageHit hit :
                    index.search(PassageQuery.of("report ship").explain(true).collapse(false))) {
                parts.add(hit.explanation().orElseThrow().toString().replaceAll("(?s).*embedding (\\S+).*", "$1"));
            }
            assertEquals(List.of("1.0000", "0.0000", "-1.0000"), parts);
        }
    }

    @Test
    void prefixesAreToldToTheModel() throws IOException {
        List<String> seen = new ArrayList<>();
        Embedder embedder = Embedder.of(Embedder.Identity.of("e5", 2).prefixes("query: ", "passage: "), texts -> {
            seen.addAll(texts);
            return subjects(texts);
        });
        try (FathomIndex index = FathomIndex.inMemory(with(embedder))) {
            index.add(new Document(
                    "a",
                    Optional.of("Ports"),
                    Optional.empty(),
                    "The quay is long.",
                    dev.fathom.document.Metadata.EMPTY));
            index.commit();
            found(index, "quay");
        }
        assertEquals(List.of("passage: Ports\nThe quay is long.", "query: quay"), seen);
    }

    @Test
    void anIndexIsOpenedWithTheEmbedderItWasBuiltWith() throws IOException {
        filled(FathomIndex.open(folder, with(named("subjects")))).close();
        try (FathomIndex index = FathomIndex.open(folder, with(named("subjects")))) {
            assertEquals("subjects/2", index.fingerprint().embedder());
            assertEquals(List.of("wood", "sea", "else"), found(index, "report oak"));
            assertFalse(index.isOutdated());
        }
        assertEquals(
                "the index " + folder
                        + " was built with embedder subjects/2, but latent is asked for; open it with settings that"
                        + " have the embedder it was built with, or rebuild it from the text it holds with \"fathom"
                        + " reindex\" or FathomIndex.reindex(folder, settings, progress)",
                assertThrows(IndexMismatchException.class, () -> FathomIndex.open(folder))
                        .getMessage());
        assertTrue(assertThrows(IndexMismatchException.class, () -> FathomIndex.open(folder, with(named("topics"))))
                .getMessage()
                .contains("built with embedder subjects/2, but topics/2 is asked for"));
    }

    @Test
    void anIndexIsRebuiltWithAnotherEmbedder() throws IOException {
        filled(FathomIndex.open(folder)).close();
        assertEquals(3, FathomIndex.reindex(folder, Optional.of(with(named("subjects"))), done -> {}));
        try (FathomIndex index = FathomIndex.open(folder, with(named("subjects")))) {
            assertEquals(List.of("wood", "sea", "else"), found(index, "report oak"));
        }
        FathomIndex.reindex(folder, Optional.of(Settings.DEFAULT), done -> {});
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals("latent", index.fingerprint().embedder());
        }
    }

    private static Document manyPassages() {
        String sentence =
                "In month %d the harbour took up ships from all parts of the coast and the forest was green.\n\n";
        return Document.of(
                "long",
                String.join(
                        "",
                        IntStream.range(0, 40)
                                .mapToObj(month -> String.format(Locale.ROOT, sentence, month))
                                .toList()));
    }

    @Test
    void aFailedBatchIsNamedAndLosesNothing() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        boolean[] broken = {false};
        Embedder embedder = new Embedder() {
            @Override
            public Identity identity() {
                return Identity.of("remote", 2);
            }

            @Override
            public int maxBatch() {
                return 2;
            }

            @Override
            public float[][] embed(List<String> texts) throws IOException {
                if (broken[0] && sizes.size() == 1) {
                    throw new IOException("503 service unavailable");
                }
                sizes.add(texts.size());
                return subjects(texts);
            }
        };
        Settings settings = with(embedder).splitter(new dev.fathom.passage.PassageSplitter(20, 120, 400, 4, 0));
        try (FathomIndex index = FathomIndex.open(folder, settings)) {
            index.add(Document.of("first", "A ship."));
            sizes.clear();
            broken[0] = true;
            String message = assertThrows(ModelException.class, () -> index.add(manyPassages()))
                    .getMessage();
            assertTrue(
                    message.matches("embedding passages 3 to 4 of \\d+ of document long by remote failed \\(503 service"
                            + " unavailable\\); nothing is lost: mend the cause and do it again"),
                    message);
            index.commit();
            broken[0] = false;
            assertEquals(Change.ADDED, index.add(manyPassages()));
            index.commit();
            long passages = index.counts().passages() - 1;
            assertEquals(passages, sizes.stream().mapToInt(i -> i).sum(), "each passage is embedded once");
            assertEquals(2, index.counts().documents());
        }
    }

    @Test
    void aFailingServiceIsAskedAgain() throws IOException {
        int[] calls = {0};
        Embedder flaky = Embedder.of(Embedder.Identity.of("flaky", 2), texts -> {
                    if (++calls[0] % 3 != 0) {
                        throw new IllegalStateException("rate limit");
                    }
                    return subjects(texts);
                })
                .retrying(3, Duration.ofMillis(1));
        try (FathomIndex index = FathomIndex.inMemory(with(flaky))) {
            index.add(reports().getFirst());
            assertEquals(3, calls[0]);
        }
        Embedder gone = Embedder.of(Embedder.Identity.of("gone", 2), texts -> {
                    throw new IOException("no route to host");
                })
                .retrying(2, Duration.ZERO);
        try (FathomIndex index = FathomIndex.inMemory(with(gone))) {
            assertEquals(
                    "embedding passage 1 of 1 of document sea by gone failed (no route to host (tried 2 times));"
                            + " nothing is lost: mend the cause and do it again",
                    assertThrows(ModelException.class, () -> index.add(reports().getFirst()))
                            .getMessage());
        }
    }

    @Test
    void vectorsThatCannotBeRightAreRefused() throws IOException {
        record Case(float[][] vectors, String complaint) {}
        for (Case wrong : List.of(
                new Case(new float[][] {{1, 2, 3}}, "was to give vectors of 2 dimensions and gave 3"),
                new Case(new float[][] {{Float.NaN, 0}}, "was to give finite numbers and gave NaN"),
                new Case(new float[][] {}, "was to give 1 vectors and gave 0"))) {
            Embedder embedder = Embedder.of(Embedder.Identity.of("wrong", 2), texts -> wrong.vectors());
            try (FathomIndex index = FathomIndex.inMemory(with(embedder))) {
                String message = assertThrows(
                                ModelException.class, () -> index.add(reports().getFirst()))
                        .getMessage();
                assertTrue(message.contains(wrong.complaint()), message);
            }
        }
    }

    @Test
    void anIdentityIsReadBackFromItsLine() {
        for (Embedder.Identity identity : List.of(
                Embedder.Identity.of("a/b", 384),
                new Embedder.Identity("m", 3, "ab12", "", ""),
                new Embedder.Identity("m", 3, "", "query: ", "x&y=?/: "))) {
            assertEquals(Optional.of(identity), Embedder.Identity.parse(identity.toString()), identity.toString());
        }
        Stream.of("latent", "", "m/0", "m/x")
                .forEach(line -> assertEquals(Optional.empty(), Embedder.Identity.parse(line), line));
    }
}
