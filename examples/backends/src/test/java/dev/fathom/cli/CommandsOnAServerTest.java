package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.backends.LocalServer;
import dev.fathom.opensearch.OpenSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with an index on a server. */
@Tag("long")
class CommandsOnAServerTest {

    @Test
    void doWhatTheyDoInAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "The quay is 340 metres long. Lamps shine at the border gate.");
        String index = LocalServer.newIndex(1).toString();
        assertEquals(
                "",
                run(0, "index", "--index", index, "--quiet", folder.toString()).err());
        assertTrue(run(0, "search", "--index", index, "--format", "jsonl", "border gates")
                .out()
                .contains("Lamps shine"));
        assertTrue(run(0, "figures", "--index", index, "--format", "jsonl", "quay over 300 m")
                .out()
                .contains("340"));
        assertTrue(run(0, "status", "--index", index, "--format", "json").out().contains("\"documents\":1"));
        assertTrue(run(0, "verify", "--index", index).out().contains("is sound"));
        assertEquals(
                "1 documents prepared anew",
                run(0, "reindex", "--index", index).out().strip());
    }

    @Test
    void copyAndServeByAnAlias(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "The quay is 340 metres long. Lamps shine at the border gate.");
        String here = folder.resolve("kb").toString();
        run(0, "index", "--index", here, "--quiet", folder.resolve("a.txt").toString());
        OpenSearch.Index place = LocalServer.newIndex(1);
        String there = place + "?shards=2&replicas=0";
        assertEquals(
                "1 documents copied from " + here + " to " + there,
                run(0, "copy", here, there).out().strip());
        String alias = place.name() + "-served";
        assertEquals(
                alias + " stands for " + place,
                run(0, "alias", alias, "--index", place.toString()).out().strip());
        String back = folder.resolve("back").toString();
        run(0, "copy", place.server().index(alias).toString(), back, "--quiet");
        for (String index :
                new String[] {place.toString(), place.server().index(alias).toString(), back}) {
            assertEquals(
                    run(0, "search", "--index", here, "--format", "jsonl", "lamps")
                            .out(),
                    run(0, "search", "--index", index, "--format", "jsonl", "lamps")
                            .out());
            assertEquals("0 added, 0 updated, 1 unchanged", added(index, folder));
        }
    }

    private static String added(String index, Path folder) {
        String printed = run(
                        0, "index", "--index", index, folder.resolve("a.txt").toString())
                .out();
        return printed.substring(0, printed.indexOf(", 0 skipped"));
    }

    @Test
    void sayInOneSentenceWhatIsWrong() {
        OpenSearch.Index missing = LocalServer.newIndex(1);
        assertEquals(
                "fathom: there is no index at " + missing + "; make one with \"fathom index PATH\"",
                run(2, "search", "--index", missing.toString(), "lamps").err().strip());
        assertTrue(run(2, "search", "--index", "opensearch+http://127.0.0.1:1/kb", "lamps")
                .err()
                .contains("does not answer"));
        assertTrue(run(2, "search", "--index", "opensearch+http://127.0.0.1:1", "lamps")
                .err()
                .contains("is like opensearch+"));
        String secret = run(2, "search", "--index", "opensearch+http://ann:secret@127.0.0.1:1/kb", "lamps")
                .err();
        assertTrue(secret.contains("must not hold a user or password") && !secret.contains("secret@"), secret);
    }

    private record Printed(String out, String err) {}

    private static Printed run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        assertEquals(code, status, out + "\n" + err);
        return new Printed(out.toString(), err.toString());
    }
}
