package dev.fathom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk through a folder ends, stays in it, and says what it passed over. */
class FolderTest {

    @TempDir
    private Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text");
    }

    private List<String> ids() throws IOException {
        return Folder.list(List.of(folder.resolve("root"))).sources().stream()
                .map(Folder.Source::id)
                .toList();
    }

    private List<Folder.Skip> skips() throws IOException {
        return Folder.list(List.of(folder.resolve("root"))).skips();
    }

    @Test
    void linksAreNotFollowedNeitherRoundNorOut() throws IOException {
        write("root/a.txt");
        write("outside/secret.txt");
        Path root = folder.resolve("root");
        Files.createSymbolicLink(root.resolve("loop"), root);
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        Files.createSymbolicLink(root.resolve("out"), folder.resolve("outside"));
        Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("outside/secret.txt"));
        Files.createSymbolicLink(root.resolve("nowhere"), folder.resolve("nowhere"));
        assertEquals(List.of("root/a.txt"), ids());
        assertEquals(5, skips().size());
        skips().forEach(skip -> assertEquals("a link; links are not followed", skip.reason()));
    }

    @Test
    void aRootThatIsALinkIsItsTarget() throws IOException {
        write("root/a.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("root"));
        assertEquals(
                List.of("root/a.txt"),
                Folder.list(List.of(link)).sources().stream()
                        .map(Folder.Source::id)
                        .toList());
    }

    @Test
    void pipesAreListedAndNotWaitedFor() throws Exception {
        write("root/a.txt");
        Path pipe = folder.resolve("root/pipe.txt");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, "no named pipes here");
        assertEquals(List.of("root/a.txt"), ids());
        assertEquals(List.of(new Folder.Skip(pipe.toRealPath(), "not a regular file")), skips());
        // Put there after the walk.
        FileSystemException e = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(
                        FileSystemException.class,
                        () -> DocumentReader.plainText().read(pipe, "pipe")));
        assertEquals(pipe + ": is not a regular file", e.getMessage());
    }

    @Test
    void whatMayNotBeReadIsListed() throws Exception {
        write("root/a.txt");
        Path closed = write("root/closed/b.txt").getParent();
        assertTrue(closed.toFile().setReadable(false) && closed.toFile().setExecutable(false));
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "nothing is closed to this user");
            assertEquals(List.of("root/a.txt"), ids());
            assertEquals(List.of(new Folder.Skip(closed, "no permission to read it")), skips());
        } finally {
            assertTrue(closed.toFile().setReadable(true) && closed.toFile().setExecutable(true));
        }
    }

    @Test
    void aFolderThatChangesUnderneathIsWalkedToTheEnd() throws Exception {
        for (int i = 0; i < 200; i++) {
            write("root/stays/f" + i + ".txt");
        }
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> changing = threads.submit(() -> {
                for (int i = 0; !over.get(); i++) {
                    Path folder = write("root/goes" + i % 3 + "/deep/f.txt").getParent();
                    Files.delete(folder.resolve("f.txt"));
                    Files.delete(folder);
                    Files.delete(folder.getParent());
                }
                return null;
            });
            for (int i = 0; i < 60; i++) {
                assertEquals(
                        200,
                        ids().stream()
                                .filter(id -> id.startsWith("root/stays/"))
                                .count());
            }
            over.set(true);
            changing.get();
        }
    }

    @Test
    void aFileThatGrowsIsReadUpToTheLimit() throws IOException {
        Path file = write("root/a.txt");
        DocumentReader reader = DocumentReader.plainText(4);
        assertEquals("text", reader.read(file, "a").orElseThrow().text());
        Files.writeString(file, "texts");
        FileSystemException e = assertThrows(FileSystemException.class, () -> reader.read(file, "a"));
        assertEquals(file + ": holds 5 bytes, and at most 4 are read; split it", e.getMessage());
    }

    @Test
    void deepFoldersAreWalked() throws IOException {
        Path deep = folder.resolve("root");
        for (int i = 0; i < 300; i++) {
            deep = deep.resolve("d");
        }
        Files.createDirectories(deep);
        Files.writeString(deep.resolve("a.txt"), "text");
        assertEquals(1, ids().size());
    }
}
