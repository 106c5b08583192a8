package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units and nouns of the user's own. */
final class UnitFileTest {

    @TempDir
    private Path folder;

    @Test
    void unitsOfAFileAreReadAndConvert() throws IOException {
        Unit.define(Files.writeString(
                folder.resolve("units.txt"),
                "# old measures\nverst | length | 1066.8 metre | vst | |\nkrone-ox | count | | | kox/koxen |\n"));
        assertEquals("12 verst, 3 verst, 7 krone-ox", units("The road is 12 versts long, 3 vst wide and fed 7 koxen."));
        assertEquals("length", Unit.of("versts").dimension());
        assertEquals(2133.6, Unit.of("verst").toBase(2), 1e-9);
    }

    @Test
    void aFaultyLineAddsNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("units.txt"), "glim | light | 2 lux | | |\n | length | 2 metre | | |\n");
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> Unit.define(file));
        assertTrue(thrown.getMessage().contains("a unit needs a name"), thrown.getMessage());
        assertEquals("count:glim", Unit.of("glim").dimension());
    }

    private static String units(String text) {
        return String.join(
                ", ",
                FigureExtractor.english().extract(Document.of("d", text)).stream()
                        .map(f -> f.quantity().low().toPlainString() + " "
                                + f.unit().name())
                        .toList());
    }
}
