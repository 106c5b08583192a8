package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fathom index} with folders: what would be done, what is left out, what is no longer there. */
class IndexFilesTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int index(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "index";
        arguments[1] = "--index";
        arguments[2] = folder.resolve("kb").toString();
        arguments[3] = folder.resolve("docs").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve("docs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "The road is 5 km long, says " + name + ".");
    }

    private Set<String> ids() throws IOException {
        try (FathomIndex index = FathomIndex.open(folder.resolve("kb"))) {
            return index.ids();
        }
    }

    @Test
    void aDryRunTellsAndDoesNothing() throws IOException {
        write("a.txt");
        write("old/b.txt");
        write(".hidden.txt");
        assertEquals(0, index("--dry-run", "--exclude", "old"));
        Path docs = folder.resolve("docs");
        assertTrue(out.toString().contains("add   " + docs.resolve("a.txt")), out.toString());
        assertTrue(out.toString().contains("skip  " + docs.resolve("old") + ": excluded"), out.toString());
        assertTrue(out.toString().contains(": hidden"), out.toString());
        assertFalse(FathomIndex.exists(folder.resolve("kb")));
    }

    @Test
    void whatIsGoneIsRemovedOnRequest() throws IOException {
        write("a.txt");
        write("b.md");
        assertEquals(0, index());
        Files.delete(folder.resolve("docs/b.md"));
        assertEquals(0, index());
        assertEquals(Set.of("docs/a.txt", "docs/b.md"), ids());
        assertEquals(0, index("--prune"));
        assertEquals(Set.of("docs/a.txt"), ids());
        assertTrue(out.toString().contains(", 1 removed; "), out.toString());
    }

    @Test
    void onlyWhatIsIncludedIsTakenUpToASize() throws IOException {
        write("a.txt");
        write("b.md");
        write("c.md");
        Files.writeString(folder.resolve("docs/c.md"), "x".repeat(3000));
        assertEquals(0, index("--include", "*.md", "--max-size", "2k"));
        assertEquals(Set.of("docs/b.md"), ids());
        assertTrue(err.toString().contains("holds 3000 bytes, and at most 2048 are read"), err.toString());
    }

    @Test
    void wrongSizesAndPatternsAreNamed() throws IOException {
        write("a.txt");
        assertEquals(2, index("--max-size", "many"));
        assertTrue(err.toString().contains("'many' is not a size such as 500k, 64m or 1g"), err.toString());
        assertEquals(2, index("--include", "[a"));
        assertTrue(err.toString().contains("\"[a\" is no pattern for file names"), err.toString());
    }

    @Test
    void watchingBringsInWhatAppears() throws Exception {
        write("a.txt");
        Thread watching = new Thread(() -> index("--watch"));
        watching.start();
        await(1);
        write("b.txt");
        await(2);
        watching.interrupt();
        watching.join(60_000);
        assertFalse(watching.isAlive());
        assertEquals(Set.of("docs/a.txt", "docs/b.txt"), ids());
    }

    private void await(int documents) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (FathomIndex.exists(folder.resolve("kb")) && ids().size() == documents) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not " + documents + " documents after a minute: " + out + err);
    }
}
