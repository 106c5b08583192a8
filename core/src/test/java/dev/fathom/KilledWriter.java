package dev.fathom;

import dev.fathom.query.PassageQuery;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Changes an index until it is killed. Before each commit it notes in a file what the commit will hold, after it that it has
 * been done: {@code I id=version …} (0: deleted), then {@code A}.
 */
final class KilledWriter {

    private static final int IDS = 60;
    private static final int BATCHES = Integer.getInteger("fathom.test.batches", 60);

    private final FathomIndex index;
    private final OutputStream notes;
    private final Random random;
    private long version;

    private KilledWriter(FathomIndex index, OutputStream notes, Random random, long version) {
        this.index = index;
        this.notes = notes;
        this.random = random;
        this.version = version;
    }

    /** Arguments: folder, file of notes, seed, first version, and optionally operation, number, whether after it. */
    public static void main(String[] arguments) throws IOException {
        Directory directory = FSDirectory.open(Path.of(arguments[0]));
        if (arguments.length > 4) {
            directory = new DyingDirectory(
                    directory, arguments[4], Integer.parseInt(arguments[5]), Boolean.parseBoolean(arguments[6]));
        }
        Random random = new Random(Long.parseLong(arguments[2]));
        try (OutputStream notes = Files.newOutputStream(Path.of(arguments[1]), StandardOpenOption.APPEND);
                FathomIndex index = FathomIndex.open(directory, arguments[0])) {
            new KilledWriter(index, notes, random, Long.parseLong(arguments[3])).run();
        }
    }

    private void run() throws IOException {
        for (int batch = 0; batch < BATCHES; batch++) {
            Map<String, Long> changes = change();
            if (random.nextInt(15) == 0) {
                index.rollback();
                continue;
            }
            if (random.nextInt(4) == 0) {
                index.refresh();
                index.search(PassageQuery.of(Texts.sentence(random)).thesaurus(Thesaurus.none()));
            }
            note("I " + changes);
            index.commit();
            note("A");
        }
    }

    private Map<String, Long> change() throws IOException {
        Map<String, Long> changes = new LinkedHashMap<>();
        int much = random.nextInt(10) == 0 ? IDS : 1 + random.nextInt(5);
        boolean deleting = random.nextInt(4) == 0;
        for (int i = 0; i < much; i++) {
            String id = "d" + random.nextInt(IDS);
            if (deleting) {
                index.delete(id);
                changes.put(id, 0L);
            } else {
                index.add(Texts.document(id, ++version));
                changes.put(id, version);
            }
        }
        return changes;
    }

    private void note(String line) throws IOException {
        notes.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
