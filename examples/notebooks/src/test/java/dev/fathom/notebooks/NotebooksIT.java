package dev.fathom.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executes the notebooks as Jupyter does, with the kernel that the script sets up; nbconvert fails where a cell does. */
class NotebooksIT {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path JUPYTER = HERE.resolve("target").resolve("jupyter");
    private static final int TRIES = 4;

    @BeforeAll
    static void setUp() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(bin -> Files.exists(Path.of(bin, "jupyter-nbconvert"))),
                "jupyter-nbconvert is not installed");
        assumeTrue(Runtime.version().feature() >= 25, "the kernel needs a JDK 25 or newer");
        assertEquals(
                "", run(60, ProcessBuilder.Redirect.PIPE, HERE.resolve("setup").toString(), JUPYTER.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "search-two-articles, <mark>smart</mark>, true",
        "figures-of-countries, image/png, false",
        "tune-the-ranking, PairedTest[, false",
    })
    void runsAsItStands(String name, String shown, boolean twice) throws IOException, InterruptedException {
        Path notebook = HERE.resolve(name + ".ipynb");
        String kept = Files.readString(notebook);
        assertTrue(kept.contains(shown), "the outputs are kept in the file");
        assertTrue(kept.length() < 200_000, "and are small");

        Path copy = HERE.resolve("target").resolve(name + ".ipynb");
        Path ran = HERE.resolve("target").resolve(name + "-ran.ipynb");
        Files.writeString(copy, twice ? eachCellTwice(kept) : kept);

        String failure = "not tried";
        // One kernel in five hangs when it starts, and when much else runs one only takes long.
        for (int i = 0; i < TRIES && !failure.isEmpty(); i++) {
            failure = run(
                    120,
                    ProcessBuilder.Redirect.from(copy.toFile()),
                    "jupyter-nbconvert",
                    "--execute",
                    "--ExecutePreprocessor.startup_timeout=" + (10 << i),
                    "--to=notebook",
                    "--stdin", // so that it runs where it stands, not where the copy is
                    "--output=" + ran);
        }
        assertEquals("", failure);
        assertTrue(Files.readString(ran).contains(shown), ran.toString());
    }

    /** Each cell and at once again: who works in a notebook runs cells more than once. */
    private static String eachCellTwice(String notebook) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode twice = json.readTree(notebook);
        List<JsonNode> cells = new ArrayList<>();
        for (JsonNode cell : twice.get("cells")) {
            cells.add(cell);
            if (cell.get("cell_type").asText().equals("code")) {
                ObjectNode again = cell.deepCopy();
                cells.add(again.put("id", again.get("id").asText() + "-again"));
            }
        }
        ((ArrayNode) twice.get("cells")).removeAll().addAll(cells);
        return json.writeValueAsString(twice);
    }

    /** What a command says if it fails or takes longer than so many seconds; else nothing. */
    private static String run(int seconds, ProcessBuilder.Redirect input, String... command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(HERE.resolve("target"), "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(HERE.toFile())
                .redirectErrorStream(true)
                .redirectInput(input)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JUPYTER_PATH", JUPYTER.toString(), "FATHOM_JAVA_HOME", System.getProperty("java.home")));
        Process process = builder.start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return ended && process.exitValue() == 0 ? "" : "failed or hung: " + Files.readString(log);
    }
}
