package dev.fathom.internal.lucene;

import java.util.List;
import java.util.Map;

/** What was learned from the collection: a file beside Lucene's, named in the commit it belongs to. */
final class Learned {

    static final String KEY = "fathom.learned";

    private Learned() {}

    /** The files that a commit with this user data names. */
    static List<String> files(Map<String, String> data) {
        String file = data.get(KEY);
        return file == null ? List.of() : List.of(file);
    }
}
