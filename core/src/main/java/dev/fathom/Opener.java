package dev.fathom;

import dev.fathom.FathomIndex.Opening;
import dev.fathom.backend.Fingerprint;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.opensearch.OpenSearch;
import dev.fathom.opensearch.OpenSearchBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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
        AtomicReference<Settings> settings = new AtomicReference<>(Settings.DEFAULT);
        AtomicReference<Optional<Fingerprint>> built = new AtomicReference<>(Optional.empty());
        OpenSearchBackend backend = OpenSearchBackend.open(index, found -> {
            built.set(found);
            settings.set(choice.of(found));
            TextAnalysis analysis = TextAnalysis.of(settings.get().language());
            return new OpenSearchBackend.Opened(analysis, Fingerprints.of(settings.get(), analysis));
        });
        Fingerprint fingerprint =
                Fingerprints.of(settings.get(), TextAnalysis.of(settings.get().language()));
        return new FathomIndex(
                backend,
                settings.get(),
                fingerprint,
                built.get().orElse(fingerprint).withAddress(fingerprint.address()));
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
            Optional<Fingerprint> found = LuceneStore.fingerprint(directory, name, verify);
            Settings settings = choice.of(found);
            TextAnalysis analysis = TextAnalysis.of(settings.language());
            Fingerprint fingerprint = Fingerprints.of(settings, analysis);
            Fingerprint built = found.orElse(fingerprint).withAddress(fingerprint.address());
            LuceneStore store = new LuceneStore(directory, name, analysis, fingerprint, built);
            return new FathomIndex(store, settings, fingerprint, built);
        } catch (IOException | RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }
}
