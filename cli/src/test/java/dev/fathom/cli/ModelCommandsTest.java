package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fathom.FathomIndex;
import dev.fathom.djl.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line has no engine of its own, and says how to add one. */
class ModelCommandsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void requireNone() {
        assumeTrue(Engines.found().isEmpty(), "an engine is on the class path of this run");
    }

    private static void assertNeedsAnEngine(CommandLineRun run, Path model) {
        assertEquals(Main.FAILED, run.code());
        assertEquals(
                "fathom: the model " + model + " needs the engine OnnxRuntime, which is not on the class path; add the"
                        + " dependencies ai.djl:api, ai.djl.huggingface:tokenizers,"
                        + " ai.djl.onnxruntime:onnxruntime-engine (\"fathom models\" says how on"
                        + " the command line)",
                run.err().strip());
    }

    @Test
    void modelsSaysHowToAddAnEngine() {
        CommandLineRun run = CommandLineRun.of("models");
        assertEquals(Main.NOTHING_FOUND, run.code());
        assertTrue(run.out().startsWith("engines: none"), run.out());
        assertTrue(run.out().contains("mvn -f engines.xml dependency:copy-dependencies"), run.out());
        CommandLineRun pom = CommandLineRun.ok("models", "--pom");
        assertTrue(pom.out().contains("<artifactId>onnxruntime-engine</artifactId>"), pom.out());
        assertFalse(pom.out().contains("${"), pom.out());
    }

    @Test
    void modelsNeedAnEngine() throws IOException {
        Path model = Files.createDirectory(folder.resolve("minilm"));
        Path records = SampleIndex.records(folder);
        Path kb = folder.resolve("new");
        assertNeedsAnEngine(CommandLineRun.of("models", model), model);
        assertNeedsAnEngine(CommandLineRun.of("index", "--index", kb, "--records", records, "--model", model), model);
        assertFalse(FathomIndex.exists(kb));
        Path index = SampleIndex.build(folder);
        assertNeedsAnEngine(CommandLineRun.of("reindex", "--index", index, "--model", model), model);
        assertNeedsAnEngine(CommandLineRun.of("search", "--index", index, "harbour", "--rerank", model), model);
        CommandLineRun.ok("reindex", "--index", index, "--model", "latent", "--quiet");
        assertEquals(
                Main.OK,
                CommandLineRun.of("search", "--index", index, "harbour").code());
    }
}
