package dev.fathom.cli;

import static dev.fathom.cli.CommandLineRun.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code fathom extract} shows figures. */
class ExtractCommandTest {

    @TempDir
    private Path folder;

    private Path text;

    @BeforeEach
    void write() throws IOException {
        text = Files.writeString(
                folder.resolve("quay.txt"), "The quay is 400 m long. It cost 8 million euros in 2024, \"a lot\".");
    }

    @Test
    void marksFiguresInTheText() {
        assertEquals(
                "The quay is *400 m* long. It cost *8 million euros* in 2024, \"a lot\".\n",
                ok("extract", text, "--mark").out());
    }

    @Test
    void printsATable() {
        assertEquals(
                "quay.txt\n  quay: 400 m\n  quay: 8 million euros (2024)\n",
                ok("extract", text, "--format", "table").out());
    }

    @Test
    void printsCommaSeparatedValues() {
        CommandLineRun run = ok("extract", text, "--format", "csv");
        assertEquals(3, run.lines().size(), run.out());
        assertEquals(
                "document,start,end,text,kind,low,high,unit,bound,direction,subject,period,place",
                run.lines().getFirst());
        assertTrue(
                run.lines().get(1).startsWith("quay.txt,12,17,400 m,amount,400,400,metre,exact,level,quay,"),
                run.out());
    }

    @Test
    void learnsUnitsFromAFile() throws IOException {
        Path units =
                Files.writeString(folder.resolve("units.txt"), "smoot | length | 1.7018 metre | | |  # a bridge\n");
        Path bridge = Files.writeString(folder.resolve("bridge.txt"), "The bridge is 364.4 smoots long.");
        assertEquals(
                "smoot",
                ok("extract", bridge, "--units", units)
                        .json()
                        .at("/figures/0/unit")
                        .textValue());
    }

    @Test
    void saysWhichUnitCannotBeUnderstood() throws IOException {
        Path units = Files.writeString(folder.resolve("units.txt"), "blorp | length | 3 zork | | |\n");
        CommandLineRun run = CommandLineRun.of("extract", text, "--units", units);
        assertEquals(2, run.code());
        assertTrue(
                run.err().contains("units.txt: the unit table names \"zork\", which is no unit of the library"),
                run.err());
    }
}
