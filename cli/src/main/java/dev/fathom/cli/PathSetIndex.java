package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import dev.fathom.backend.IndexDamagedException;
import dev.fathom.backend.IndexLockedException;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.document.Crawl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The index kept in the user's cache folder for one set of paths. */
final class PathSetIndex {

    private static final int WAITS = 120;
    private static final long WAIT_MS = 500;

    private PathSetIndex() {}

    /**
     * Opens it, brought up to date with the files; as it was last if another process is just doing so. Where that one does it
     * for the first time there is nothing yet to answer from, so it is waited for.
     */
    static FathomIndex open(List<Path> paths, PrintWriter err, boolean quiet, Opening... how) throws IOException {
        FathomIndex index = open(folder(paths), how);
        try {
            for (int wait = 0; !bringUpToDate(index, paths, err, quiet); wait++) {
                index.refresh();
                if (index.counts().documents() > 0 || wait == WAITS) {
                    break;
                }
                Thread.sleep(WAIT_MS);
            }
        } catch (InterruptedException e) {
            index.close();
            throw new InterruptedIOException("interrupted");
        } catch (IOException | RuntimeException e) {
            index.close();
            throw e;
        }
        return index;
    }

    /** Says whether it could; not while another process does it. */
    private static boolean bringUpToDate(FathomIndex index, List<Path> paths, PrintWriter err, boolean quiet)
            throws IOException {
        try (Progress progress = new Progress(err, "bringing the index up to date", 0, quiet)) {
            Ingest ingest = new Ingest(index, new Ingest.Reporter(err, quiet, progress));
            if (ingest.files(paths, Crawl.DEFAULT, Optional.empty(), true).changed()) {
                index.commit();
            }
            if (index.isOutdated()) {
                index.reindex();
            }
            return true;
        } catch (IndexLockedException e) {
            return false;
        }
    }

    /** Opens it; one that is damaged or another version's is thrown away first, for it can be made again from the files. */
    private static FathomIndex open(Path folder, Opening... how) throws IOException {
        try {
            return FathomIndex.open(folder, how);
        } catch (IndexMismatchException | IndexDamagedException e) {
            TemporaryFolder.remove(folder);
            return FathomIndex.open(folder, how);
        }
    }

    static Path folder(List<Path> paths) throws IOException {
        TreeSet<String> real = new TreeSet<>();
        for (Path path : paths) {
            real.add(path.toRealPath().toString());
        }
        String key = UUID.nameUUIDFromBytes(
                        String.join("\n", new ArrayList<>(real)).getBytes(StandardCharsets.UTF_8))
                .toString();
        return cache().resolve("in").resolve(key);
    }

    private static Path cache() {
        Optional<String> xdg =
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(s -> !s.isBlank());
        if (xdg.isPresent()) {
            return Path.of(xdg.get(), "fathom");
        }
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return Optional.ofNullable(System.getenv("LOCALAPPDATA"))
                    .map(Path::of)
                    .orElse(Path.of(home, "AppData", "Local"))
                    .resolve("fathom");
        }
        return system.startsWith("mac")
                ? Path.of(home, "Library", "Caches", "fathom")
                : Path.of(home, ".cache", "fathom");
    }
}
