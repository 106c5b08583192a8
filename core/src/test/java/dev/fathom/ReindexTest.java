package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes that another version of Fathom has built, brought up to date from the text they hold. */
class ReindexTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            index.add(Document.of("harbour", "The harbour handled 4.2 million tonnes of cargo in 2024."));
            index.add(Document.of("forest", "Rangers planted oak on the slopes above the villages."));
            index.commit();
        }
    }

    /** Makes the last commit say that the index was built with something else. */
    private void builtWith(String part, String version) throws IOException {
        builtWith(folder, part, version);
    }

    static void builtWith(Path folder, String part, String version) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setParentField("block"))) {
            Map<String, String> data = new HashMap<>();
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            data.put("fathom." + part, version);
            writer.setLiveCommitData(data.entrySet());
        }
    }

    private boolean isOutdated() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            return index.isOutdated();
        }
    }

    private Set<String> ids() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            return index.ids();
        }
    }

    private long hits(String words) throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            return index.search(PassageQuery.of(words)).total();
        }
    }

    @Test
    void anIndexOfAnOlderExtractorStaysOutdatedUntilAllIsPreparedAnew() throws IOException {
        assertFalse(isOutdated());
        builtWith("extractor", "0");
        assertTrue(isOutdated());
        try (FathomIndex index = FathomIndex.open(folder)) {
            index.add(Document.of("new", "One more document."));
            index.commit();
            assertTrue(index.isOutdated());
        }
        assertTrue(isOutdated(), "the other two are still of the older extractor");
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals(3, index.reindex());
            assertFalse(index.isOutdated());
        }
        assertFalse(isOutdated());
        assertEquals(Set.of("harbour", "forest", "new"), ids());
    }

    @Test
    void anIndexOfAnotherAnalysisIsRefusedAndCanBeRebuilt() throws IOException {
        builtWith("analysis", "en/0");
        var e = assertThrows(IndexMismatchException.class, () -> FathomIndex.open(folder));
        assertTrue(e.getMessage().contains("was built with text analysis en/0, but en/"), e.getMessage());
        assertTrue(e.getMessage().contains("fathom reindex"), e.getMessage());

        List<Integer> progress = new ArrayList<>();
        assertEquals(2, FathomIndex.reindex(folder, Optional.empty(), progress::add));
        assertEquals(List.of(1, 2), progress);
        assertEquals(1, hits("village"));
        assertEquals(Set.of("harbour", "forest"), ids());
    }

    @Test
    void theLanguageCanBeChanged() throws IOException {
        assertEquals(1, hits("village"));
        FathomIndex.reindex(folder, Optional.of(Settings.DEFAULT.language("none")), done -> {});
        assertEquals(0, hits("village"), "without stemming villages is another word");
        assertEquals(1, hits("villages"));
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertTrue(index.fingerprint().analysis().startsWith("none/"));
        }
    }

    @Test
    void anotherLayoutIsRefused() throws IOException {
        builtWith("format", "0");
        var e = assertThrows(
                IndexMismatchException.class, () -> FathomIndex.reindex(folder, Optional.empty(), done -> {}));
        assertTrue(e.getMessage().contains("has format 0"), e.getMessage());
        assertTrue(e.getMessage().endsWith("build it anew from its sources"), e.getMessage());
    }

    @Test
    void readersSeeTheOldIndexUntilItIsDone() throws IOException {
        try (FathomIndex reader = FathomIndex.open(folder)) {
            assertEquals(1, reader.search(PassageQuery.of("village")).total());
            FathomIndex.reindex(folder, Optional.of(Settings.DEFAULT.language("none")), done -> {
                try {
                    assertEquals(1, hits("village"));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertEquals(1, reader.search(PassageQuery.of("village")).total());
        }
    }
}
