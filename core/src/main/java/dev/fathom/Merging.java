package dev.fathom;

import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.IndexMismatchException;
import dev.fathom.backend.IndexWriteException;
import dev.fathom.backend.Kind;
import dev.fathom.backend.Known;
import dev.fathom.backend.View;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.internal.lucene.Part;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** Brings the documents of several indexes into one, as files, without preparing them anew. */
final class Merging implements Closeable {

    private final Path folder;
    private final List<Part> parts = new ArrayList<>();

    private Merging(Path folder) {
        this.folder = folder;
    }

    static MergeReport merge(Path folder, List<Path> parts) throws IOException {
        try (Merging merging = new Merging(folder)) {
            merging.open(parts);
            return merging.run();
        }
    }

    private void open(List<Path> from) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (from.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to merge; name one index or more");
        }
        for (Path part : from) {
            if (!FathomIndex.exists(part)) {
                throw new IllegalArgumentException("there is no index at " + part + "; correct its name");
            }
            if (Files.exists(folder) && Files.isSameFile(folder, part)) {
                throw new IllegalArgumentException(part + " is the index to merge into; name the others only");
            }
            for (Part other : parts) {
                if (Files.isSameFile(other.folder(), part)) {
                    throw new IllegalArgumentException(part + " is named twice; name it once");
                }
            }
            parts.add(Part.open(part));
        }
    }

    private MergeReport run() throws IOException {
        String name = folder.toString();
        try (Directory directory = FSDirectory.open(folder)) {
            Optional<Fingerprint> found = LuceneStore.fingerprint(directory, name, false);
            Fingerprint built = found.orElse(parts.getFirst().fingerprint());
            for (Part part : parts) {
                requireSame(
                        part,
                        built,
                        found.isPresent() ? folder : parts.getFirst().folder());
            }
            try (LuceneStore store =
                    new LuceneStore(directory, name, Fingerprints.analysis(name, built), built, built)) {
                Map<String, Path> replaced = add(store);
                store.commit(built);
                return new MergeReport(store.read(view -> view.count(Kind.DOCUMENT)), replaced);
            } catch (IndexWriteException e) {
                throw new IndexWriteException(
                        "merging failed, and the index " + name + " is as it was: " + e.getMessage(), false, e);
            }
        }
    }

    /** Also splitter and extractor must be the same: an index cannot say that some of its documents are older. */
    private static void requireSame(Part part, Fingerprint built, Path of) throws IndexMismatchException {
        Map<String, String> expected = built.withAddress("").asMap();
        Map<String, String> found = part.fingerprint().withAddress("").asMap();
        for (Map.Entry<String, String> each : expected.entrySet()) {
            String other = found.getOrDefault(each.getKey(), "");
            if (!other.equals(each.getValue())) {
                String what = each.getKey().substring(each.getKey().lastIndexOf('.') + 1);
                throw new IndexMismatchException("the index " + part.folder() + " was built with " + what + " " + other
                        + ", but " + of + " with " + each.getValue()
                        + "; rebuild one of them with \"fathom reindex\" before they are merged");
            }
        }
    }

    /** Adds the parts; says which of them changed documents that were there before. */
    private Map<String, Path> add(LuceneStore store) throws IOException {
        Map<String, Known> held = new HashMap<>(store.read(View::known));
        Map<String, Path> replaced = new TreeMap<>();
        for (Part part : parts) {
            Set<String> again = new HashSet<>();
            part.known().forEach((id, known) -> {
                Known before = held.put(id, known);
                if (before != null) {
                    again.add(id);
                    if (!before.hash().equals(known.hash())) {
                        replaced.put(id, part.folder());
                    }
                }
            });
            store.add(part, again);
        }
        return replaced;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(parts);
    }
}
