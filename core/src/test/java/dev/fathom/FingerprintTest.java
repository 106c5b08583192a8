package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index built otherwise is refused, with what was found, what is expected and what to do. */
class FingerprintTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder)) {
            index.add(Document.of("a", "Forest coverage reached 64.5 % in 2025."));
            index.commit();
        }
    }

    private Map<String, String> data() throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return SegmentInfos.readLatestCommit(directory).getUserData();
        }
    }

    /** Changes what the commit says it was built with. */
    private void claim(String name, String value) throws IOException {
        Map<String, String> data = new HashMap<>(data());
        data.put(name, value);
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(
                        directory, new IndexWriterConfig(new KeywordAnalyzer()).setParentField("block"))) {
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        }
    }

    private String refusal() {
        return assertThrows(IndexMismatchException.class, () -> FathomIndex.open(folder))
                .getMessage();
    }

    @Test
    void anotherFormat() throws IOException {
        String own = data().get("fathom.format");
        claim("fathom.format", "99");
        assertEquals(
                "the index " + folder + " has format 99, and this version of Fathom reads " + own
                        + " only; use the version that built it, or build it anew from its sources",
                refusal());
    }

    @Test
    void anotherEmbedder() throws IOException {
        claim("fathom.embedder", "djl/e5-small/384/sha256:00");
        assertTrue(refusal()
                .contains("was built with embedder djl/e5-small/384/sha256:00, but latent is asked for; open it"
                        + " with settings"));
    }

    @Test
    void anotherVersionOfTheAnalysis() throws IOException {
        String own = data().get("fathom.analysis");
        claim("fathom.analysis", "en/0");
        assertEquals(
                "the index " + folder + " was built with text analysis en/0, but " + own
                        + " is asked for; open it without settings of your own to use it as it was built, or rebuild"
                        + " it from the text it holds with \"fathom reindex\" or FathomIndex.reindex(folder, settings,"
                        + " progress)",
                refusal());
        claim("fathom.analysis", "tlh/1");
        assertTrue(refusal().contains("tlh/1, which this version of Fathom does not have"), this::refusal);
    }

    @Test
    void anUnknownSplitter() throws IOException {
        for (String splitter : new String[] {"", "7", "7/9-x", "7/99999999999-1-1-1-1", "7/9-3-1-0-5"}) {
            claim("fathom.splitter", splitter);
            assertTrue(refusal().contains("splitter " + splitter + ", which this version"), this::refusal);
        }
    }

    @Test
    void anOutdatedIndexStaysOutdatedUntilItIsMadeAnew() throws IOException {
        claim("fathom.extractor", "0");
        try (FathomIndex index = FathomIndex.open(folder)) {
            index.add(Document.of("b", "The harbour was opened."));
            index.commit();
        }
        assertEquals("0", data().get("fathom.extractor"));
        try (FathomIndex index = FathomIndex.open(folder)) {
            assertEquals(2, index.reindex());
            assertEquals(index.fingerprint().extractor(), data().get("fathom.extractor"));
            assertEquals(Set.of("a", "b"), index.ids());
        }
    }

    @Test
    void anIndexOfAnotherProgram() throws IOException {
        Path other = folder.resolve("other");
        try (Directory directory = FSDirectory.open(other);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.addDocument(new org.apache.lucene.document.Document());
        }
        String message = assertThrows(IndexMismatchException.class, () -> FathomIndex.open(other))
                .getMessage();
        assertEquals(
                "the index " + other
                        + " was not written by Fathom; choose another folder, since writing here would harm it",
                message);
    }
}
