package dev.fathom;

import dev.fathom.FathomIndex.Opening;
import dev.fathom.backend.Backend;
import dev.fathom.backend.Fingerprint;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.opensearch.RemoteIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/** Opens indexes: finds out what one was built with, and with which settings it is opened for that reason. */
final class Opener {

    private Opener() {}

    /** Says with which settings an index is opened, by what it was built with; absent for a new one. */
    private interface SettingsChoice {
        Settings of(Optional<Fingerprint> built) throws IOException;
    }

    static FathomIndex open(Path folder, Optional<Settings> asked, Opening... how) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        String name = folder.toString();
        Set<Opening> ways = Set.of(how);
        Directory directory = ways.contains(Opening.BRIEFLY) ? new NIOFSDirectory(folder) : FSDirectory.open(folder);
        SettingsChoice choice = found -> Fingerprints.settings(name, found, asked);
        return open(directory, name, choice, ways.contains(Opening.VERIFY));
    }

    static FathomIndex open(OpenSearch.Index index, Optional<Settings> asked) throws IOException {
        return open(index, found -> Fingerprints.settings(index.toString(), found, asked));
    }

    static FathomIndex openToRebuild(OpenSearch.Index index, Optional<Settings> asked) throws IOException {
        return open(index, found -> Fingerprints.rebuildSettings(index.toString(), found, asked));
    }

    private static FathomIndex open(OpenSearch.Index index, SettingsChoice choice) throws IOException {
        RemoteIndex remote = RemoteIndex.of(index);
        try {
            return open(remote.fingerprint(), choice, (analysis, own, built) -> remote.open(analysis, own));
        } catch (IOException | RuntimeException | Error e) {
            remote.close();
            throw e;
        }
    }

    static FathomIndex openToRebuild(Path folder, Optional<Settings> asked) throws IOException {
        String name = folder.toString();
        return open(FSDirectory.open(folder), name, found -> Fingerprints.rebuildSettings(name, found, asked), false);
    }

    static FathomIndex open(Directory directory, String name) throws IOException {
        return open(directory, name, found -> Fingerprints.settings(name, found, Optional.empty()), false);
    }

    static FathomIndex inMemory(Settings settings) throws IOException {
        return open(new ByteBuffersDirectory(), "in memory", found -> settings, false);
    }

    private static FathomIndex open(Directory directory, String name, SettingsChoice choice, boolean verify)
            throws IOException {
        try {
            return open(
                    LuceneStore.fingerprint(directory, name, verify),
                    choice,
                    (analysis, own, built) -> new LuceneStore(directory, name, analysis, own, built));
        } catch (IOException | RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    /** Makes the backend, when it is known with what. */
    private interface BackendFactory {
        Backend of(TextAnalysis analysis, Fingerprint own, Fingerprint built);
    }

    private static FathomIndex open(Optional<Fingerprint> found, SettingsChoice choice, BackendFactory factory)
            throws IOException {
        Settings settings = choice.of(found);
        TextAnalysis analysis = TextAnalysis.of(settings.language());
        Fingerprint own = Fingerprints.of(settings, analysis);
        Fingerprint built = found.orElse(own).withAddress(own.address());
        return new FathomIndex(factory.of(analysis, own, built), settings, own, built);
    }
}
