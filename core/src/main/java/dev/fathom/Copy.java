package dev.fathom;

import dev.fathom.backend.Backend;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.Kind;
import dev.fathom.backend.View;
import dev.fathom.embed.LatentModel;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Puts all that an index holds into another one, which is empty.
 *
 * @param target where to
 * @param progress is told how many documents are copied
 */
record Copy(Backend target, IntConsumer progress) {

    /** Copies what one moment's view of an index shows; says how many documents that were. */
    int run(View from, Fingerprint built) throws IOException {
        long there = target.read(view -> view.count(Kind.DOCUMENT));
        if (there > 0) {
            throw new IllegalArgumentException("the index " + target.name() + " holds " + there
                    + " documents already; copy into a new one, or delete that one first");
        }
        AtomicInteger count = new AtomicInteger();
        from.entries(entry -> {
            target.put(entry);
            progress.accept(count.incrementAndGet());
        });
        Optional<LatentModel> learned = from.model();
        if (learned.isPresent()) {
            target.adopt(learned.get());
        }
        target.commit(built);
        return count.get();
    }
}
