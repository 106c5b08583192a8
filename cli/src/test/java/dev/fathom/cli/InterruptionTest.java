package dev.fathom.cli;

import static dev.fathom.cli.CommandLineRun.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while documents are indexed, in a process of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "env --default-signal is GNU's")
class InterruptionTest {

    private static final int DOCUMENTS = 20_000;

    @TempDir
    private Path folder;

    private Path index;
    private Path records;
    private Process indexing;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        index = folder.resolve("kb");
        Path first = folder.resolve("first.jsonl");
        Files.writeString(first, "{\"id\": \"first\", \"text\": \"The harbour was there before.\"}\n");
        ok("index", "--index", index, "--records", first, "--quiet");

        records = folder.resolve("records.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            lines.append("{\"id\": \"d")
                    .append(i)
                    .append("\", \"text\": \"In 2024 the harbour of town ")
                    .append(i);
            lines.append(" grew by ").append(i % 90 + 1).append(" % and unloaded many ships at its new quay.\"}\n");
        }
        Files.writeString(records, lines);
    }

    @AfterEach
    void end() {
        if (indexing != null) {
            indexing.destroyForcibly();
        }
    }

    @Test
    void theIndexStaysAsItWasCommitted() throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        ProcessBuilder command = new ProcessBuilder(
                        "env",
                        "--default-signal=INT", // which a build that runs in the background has ignored
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "index",
                        "--index",
                        index.toString(),
                        "--records",
                        records.toString())
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("FATHOM_PROGRESS", "80");
        indexing = command.start();
        List<Path> before = files();
        while (indexing.isAlive() && files().equals(before)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        TimeUnit.MILLISECONDS.sleep(200); // into the writing
        new ProcessBuilder("kill", "-INT", Long.toString(indexing.pid()))
                .start()
                .waitFor();
        assertTrue(indexing.waitFor(60, TimeUnit.SECONDS), "still running a minute after Ctrl-C");

        String said = Files.readString(errors);
        assertEquals(130, indexing.exitValue(), said);
        String lastWords = "fathom: interrupted; the index is as it was at its last commit";
        assertTrue(said.stripTrailing().endsWith(lastWords), said);
        ok("verify", "--index", index);
        assertEquals(
                "first",
                ok("search", "harbour before", "--index", index, "-n", 1, "--format", "trec")
                        .out()
                        .split(" ")[2]);

        ok("delete", "first", "--index", index, "--quiet");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(index)) {
            return files.sorted().toList();
        }
    }
}
