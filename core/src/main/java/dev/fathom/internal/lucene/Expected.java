package dev.fathom.internal.lucene;

import dev.fathom.backend.Fingerprint;
import java.io.IOException;
import java.util.Map;

/**
 * What a store may read and write: another program may have made or replaced the index since it was opened here.
 *
 * @param name the index in messages
 * @param own what is written here is built with
 * @param opened what the index was built with when it was opened: another analysis, if it is to be rebuilt
 */
record Expected(String name, Fingerprint own, Fingerprint opened) {

    /** Checks a commit by its user data. */
    void check(Map<String, String> data) throws IOException {
        Fingerprint found = Fingerprint.from(data).orElse(null);
        if (found == null) {
            throw Damage.notOurs(name);
        }
        if (!found.isReadableAs(opened)) {
            found.requireReadableAs(own, name);
        }
    }
}
