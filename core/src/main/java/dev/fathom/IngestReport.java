package dev.fathom;

import dev.fathom.document.Folder;
import java.util.List;
import java.util.Map;

/**
 * What became of the files of some folders. Immutable.
 *
 * @param added documents that are new
 * @param updated documents that replaced the one with their id
 * @param unchanged files that need no work: the index holds them as they are
 * @param removed documents whose files are no longer there
 * @param skipped files and folders passed over, each with its reason; the document of a file that can no longer be read stays
 * @param duplicates documents with exactly the content of another one of these files, by id, with the id of the first such
 */
public record IngestReport(
        int added, int updated, int unchanged, int removed, List<Folder.Skip> skipped, Map<String, String> duplicates) {

    /** Copies the lists. */
    public IngestReport {
        skipped = List.copyOf(skipped);
        duplicates = Map.copyOf(duplicates);
    }

    /** Whether the index is another than before. */
    public boolean changed() {
        return added + updated + removed > 0;
    }
}
