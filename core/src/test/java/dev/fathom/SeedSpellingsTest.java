package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.Highlight;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings of one word find the same, in the two articles of this repository; what they find is marked where it stands. */
class SeedSpellingsTest {

    private static FathomIndex index;

    @BeforeAll
    static void open() throws IOException {
        index = FathomIndex.inMemory();
        try (Stream<Path> files = Files.list(Path.of("../seeds"))) {
            for (Path file : files.sorted().toList()) {
                index.add(Document.of(file.getFileName().toString(), Files.readString(file)));
            }
        }
        index.commit();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    /** Without the thesaurus: what is found, is found by spelling alone. */
    private static List<PassageHit> search(String query) throws IOException {
        return index.search(PassageQuery.of(query)
                        .thesaurus(Thesaurus.none())
                        .limit(1000)
                        .collapse(false))
                .hits();
    }

    /** Where passages begin, each with its marked words. */
    private static Map<String, List<Span>> found(String query) throws IOException {
        return search(query).stream()
                .collect(Collectors.toMap(
                        hit -> hit.source().id() + " " + hit.span().start(),
                        hit -> hit.highlights().stream().map(Highlight::span).toList(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static Set<String> markedWords(String query) throws IOException {
        return search(query).stream()
                .flatMap(hit -> hit.highlights().stream()
                        .map(highlight ->
                                highlight.span().shift(-hit.span().start()).of(hit.text())))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "national defence, national defense, defense",
        "Hữu Nghị, Huu Nghi, Nghi",
        "HUU NGHI, Huu Nghi, Huu",
        "border-gate, border gate, gate",
        "import–export, import-export, import",
        "import export, import-export, export",
        "socio–economic, socio-economic, socio",
        "expressways, expressway, Expressway",
        "house, houses, houses",
        "developing, developed, developed",
        "6700 hectares, '6,700 hectares', '6,700'",
        "9468, '9,468', '9,468'",
        "province’s, province's, province",
    })
    void spellingsFindTheSame(String asked, String written, String word) throws IOException {
        assertFalse(found(written).isEmpty());
        assertEquals(found(written), found(asked));
        assertTrue(
                markedWords(asked).stream().anyMatch(marked -> marked.startsWith(word)),
                markedWords(asked) + " of " + asked);
    }

    @Test
    void composedAndDecomposedLettersFindTheSame() throws IOException {
        String decomposed = Normalizer.normalize("Hữu Nghị", Normalizer.Form.NFD);
        assertTrue(decomposed.length() > "Hữu Nghị".length());
        assertEquals(found("Huu Nghi"), found(decomposed));
    }

    @Test
    void anAcronymAndItsLongFormFindEachOther() throws IOException {
        assertTrue(
                markedWords("GRDP").containsAll(Set.of("GRDP", "Gross", "Regional", "Domestic", "Product", "gross")));
        assertTrue(markedWords("gross regional domestic product").containsAll(Set.of("GRDP", "Gross", "gross")));
        // Besides, the words of the long form stand alone here and there.
        assertTrue(found("gross regional domestic product")
                .keySet()
                .containsAll(found("GRDP").keySet()));
        assertTrue(
                search("GRDP").stream().anyMatch(hit -> !hit.text().contains("oss")),
                "one passage has the short form only");
    }
}
