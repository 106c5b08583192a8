package dev.fathom;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of indexes that were merged. Immutable.
 *
 * @param documents how many documents there are now
 * @param replaced documents that were in more than one of the indexes, and not the same: by id, the index whose document is
 *     kept
 */
public record MergeReport(long documents, Map<String, Path> replaced) {

    /** Copies the map, in the order of ids. */
    public MergeReport {
        replaced = Collections.unmodifiableMap(new TreeMap<>(replaced));
    }
}
