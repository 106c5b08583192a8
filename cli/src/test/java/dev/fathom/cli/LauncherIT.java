package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line, started as users start it: each command finds its jars, and output that is lost is told. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the launcher is a shell script")
class LauncherIT {

    @TempDir
    private Path folder;

    private String output;

    @Test
    void theWayToAServerIsComplete() throws IOException, InterruptedException {
        assertEquals(Main.FAILED, run("fathom search oak --index opensearch+http://localhost:1/kb"));
        assertTrue(output.startsWith("fathom: the server at http://localhost:1 does not answer"), output);
        assertEquals(1, output.lines().count(), output);
    }

    @Test
    void outputThatIsLostIsAFailure() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
        SampleIndex.build(folder);
        assertEquals(Main.FAILED, run("fathom search gate --index kb >/dev/full"));
        assertTrue(output.startsWith("fathom: the output could not be written ("), output);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws IOException, InterruptedException {
        assertEquals(Main.OK, run("set -o pipefail; fathom completion bash | head -1"));
        assertEquals("#!/usr/bin/env bash\n", output);
    }

    private int run(String command) throws IOException, InterruptedException {
        Path file = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.environment().put("PATH", Path.of("").toAbsolutePath() + ":" + System.getenv("PATH"));
        builder.environment().put("FATHOM_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("FATHOM_BUILD", "off");
        builder.environment().put("FATHOM_AOT", "off");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command);
        output = Files.readString(file);
        return process.exitValue();
    }
}
