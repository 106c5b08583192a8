package dev.fathom.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.backends.LocalServer;
import dev.fathom.opensearch.OpenSearch;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The example of the library that needs a server. */
class OnAServerTest {

    @Test
    void findsAPassageAndAFigure() throws IOException {
        OpenSearch.Index place = LocalServer.newIndex(1);
        String found = "The province built smart border gates. GRDP growth reached 8.27 percent in 2024.\n8.27 percent";
        assertEquals(found, OnAServer.search(place));
        assertEquals(found, OnAServer.search(place), "what is there already is not added twice");
    }
}
