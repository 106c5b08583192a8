package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.PassageHit;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passages that share sentences are read back whole, and the document's text is still kept once. */
class OverlapTest {

    private static final String TEXT =
            "The river rose by 2 metres. The river fell by 3 metres. The river froze for 4 days."
                    + " The river thawed in 5 hours. The river rose by 6 metres. The river was calm.";

    @Test
    void overlappingPassagesAreShownAsWritten() throws IOException {
        PassageSplitter splitter = PassageSplitter.builder()
                .minLength(0)
                .length(60)
                .maxSentences(1)
                .overlap(60)
                .build();
        try (FathomIndex index = FathomIndex.inMemory(Settings.DEFAULT.splitter(splitter))) {
            index.add(Document.of("river", TEXT));
            index.commit();
            List<PassageHit> hits =
                    index.search(PassageQuery.of("river").collapse(false)).hits();
            assertEquals(splitter.split(TEXT).size(), hits.size());
            assertTrue(hits.stream().mapToInt(hit -> hit.text().length()).sum() > TEXT.length());
            for (PassageHit hit : hits) {
                assertEquals(hit.span().of(TEXT), hit.text());
                assertTrue(hit.highlights().stream()
                        .allMatch(highlight -> highlight.span().of(TEXT).equals("river")));
            }
            assertEquals(TEXT, index.document("river").orElseThrow().text());
        }
    }
}
