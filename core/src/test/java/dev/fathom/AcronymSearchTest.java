package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import dev.fathom.text.MarkedText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An acronym that a document defines and its long form find each other, there and elsewhere. */
class AcronymSearchTest {

    private FathomIndex index;

    @BeforeEach
    void open() throws IOException {
        index = FathomIndex.inMemory();
        index.add(Document.of("defines", """
            Rules of the Northern Water Board (NWB) were made public in spring and are discussed by all the villages near the river.

            # Later

            The NWB met again in autumn, and nobody from the villages was there to speak for the people by the river.

            # Much later

            The northern water board met in winter, and everybody from the villages was there to speak up for themselves.\
            """));
        index.add(Document.of("short", "Money for dams comes from the NWB in the capital."));
        index.add(Document.of("long", "Dams are paid for by the Northern Water Board of the capital."));
        index.add(Document.of("other", "North of the capital the water is clean, as every board of health says."));
        index.commit();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private List<PassageHit> search(String text, String document) throws IOException {
        return index.search(PassageQuery.of(text).thesaurus(Thesaurus.none())).hits().stream()
                .filter(hit -> hit.source().id().equals(document))
                .toList();
    }

    private static String marked(PassageHit hit) {
        return MarkedText.mark(
                hit.text(),
                hit.highlights().stream()
                        .map(highlight -> highlight.span().shift(-hit.span().start()))
                        .toList());
    }

    @Test
    void bothFormsFindAllPassagesOfTheDocumentThatDefinesThem() throws IOException {
        assertEquals(3, search("NWB", "defines").size());
        assertEquals(3, search("northern water board", "defines").size());
    }

    @Test
    void bothFormsFindOtherDocuments() throws IOException {
        assertEquals(
                "Dams are paid for by the ⟦Northern⟧ ⟦Water⟧ ⟦Board⟧ of the capital.",
                marked(search("NWB", "long").getFirst()));
        assertEquals(
                "Money for dams comes from the ⟦NWB⟧ in the capital.",
                marked(search("Northern Water Board", "short").getFirst()));
        assertEquals(List.of(), search("NWB", "other"), "the words of the long form apart are something else");
    }

    @Test
    void whoNeverDefinedAnAcronymIsNotFoundByIt() throws IOException {
        try (FathomIndex plain = FathomIndex.inMemory()) {
            plain.add(Document.of("long", "Dams are paid for by the Northern Water Board of the capital."));
            plain.commit();
            assertEquals(List.of(), plain.search(PassageQuery.of("NWB")).hits());
        }
    }

    @Test
    void anAcronymIsForgottenWithItsDocument() throws IOException {
        index.delete("defines");
        index.commit();
        assertEquals(List.of(), search("NWB", "long"));
    }

    @Test
    void whatMostDocumentsMeanByAnAcronymComesFirst() throws IOException {
        for (int i = 0; i < 3; i++) {
            index.add(Document.of("welders" + i, "Steel comes from the National Welding Bureau (NWB) as always."));
        }
        index.add(Document.of("welding", "Rods are paid for by the National Welding Bureau of the capital."));
        index.commit();
        List<String> ids = index
                .search(PassageQuery.of("NWB").thesaurus(Thesaurus.none()).limit(100))
                .hits()
                .stream()
                .map(hit -> hit.source().id())
                .toList();
        assertTrue(ids.indexOf("welding") < ids.indexOf("long"), ids.toString());
        assertTrue(ids.contains("long"), ids.toString());
    }

    @Test
    void figuresAreFoundByEitherForm() throws IOException {
        index.add(Document.of("figure", "The budget of the Northern Water Board rose to 12 million USD in 2024."));
        index.commit();
        List<FigureHit> hits = index.search(FigureQuery.about("NWB budget")).hits();
        assertEquals("figure", hits.getFirst().source().id());
    }
}
