package dev.fathom.opensearch;

import dev.fathom.backend.Fingerprint;
import dev.fathom.embed.LatentModel;
import dev.fathom.internal.lucene.Learned;
import dev.fathom.rank.WindowRanking;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was learned from an index, as its {@code _meta} names it; looked at again every second. Safe to share. */
final class RemoteModel {

    /** The name in {@code _meta}. */
    private static final String KEY = "fathom.learned";

    private static final long LOOKED_AT_NANOS = 1_000_000_000L;

    private final RemoteIndex index;
    private final Fingerprint expected;
    private final String holder = UUID.randomUUID().toString();
    private volatile State state = new State("", Optional.empty(), 0, System.nanoTime() - LOOKED_AT_NANOS);

    /** A model by its name, and when that was looked at. */
    private record State(String name, Optional<WindowRanking> ranking, long contexts, long lookedAt) {}

    RemoteModel(RemoteIndex index, Fingerprint expected) {
        this.index = index;
        this.expected = expected;
    }

    /** How a window is ranked; absent where nothing was learned. */
    Optional<WindowRanking> ranking() throws IOException {
        if (System.nanoTime() - state.lookedAt() > LOOKED_AT_NANOS) {
            check();
        }
        return state.ranking();
    }

    /** Looks which model is in use, and that the index, which an alias may have changed, is still one that can be read. */
    void check() throws IOException {
        Optional<RemoteIndex.Meta> meta = index.meta();
        if (meta.isEmpty()) {
            return;
        }
        Optional<Fingerprint> built = Fingerprint.from(meta.get().data());
        if (built.isPresent()) {
            built.get().requireReadableAs(expected, index.toString());
        }
        String name = meta.get().data().getOrDefault(KEY, "");
        State known = state;
        if (name.equals(known.name())) {
            state = new State(name, known.ranking(), known.contexts(), System.nanoTime());
            return;
        }
        Optional<LatentModel> read = learned(meta.get()).read(name);
        state = new State(
                name,
                read.filter(model -> model.passages() > 0).map(Learned::ranking),
                read.map(LatentModel::passages).orElse(0L),
                System.nanoTime());
    }

    private RemoteLearned learned(RemoteIndex.Meta meta) {
        return new RemoteLearned(index.server(), meta.name(), holder);
    }

    /** Learns if the index has outgrown what is known of it, and has the index say so and what it is built with. */
    void commit(Fingerprint builtWith) throws IOException {
        Requester searching = index.searching(Optional.empty());
        RemoteIndex.Meta meta = index.meta().orElseThrow(searching::missing);
        String before = meta.data().getOrDefault(KEY, "");
        long contexts = searching.count(Map.of("term", Map.of(Schema.ENDS_CONTEXT, true)));
        RemoteLearned learned = learned(meta);
        Optional<String> name =
                Learned.isOutgrown(state.contexts(), contexts) ? learned.learn(searching) : Optional.empty();
        describe(meta, builtWith, name.orElse(before));
        if (name.isPresent()) {
            learned.remove(before);
        }
    }

    /** Takes a model over. */
    void adopt(LatentModel model) throws IOException {
        RemoteIndex.Meta meta = index.meta().orElseThrow(index.searching(Optional.empty())::missing);
        describe(meta, expected, learned(meta).keep(model));
    }

    private void describe(RemoteIndex.Meta meta, Fingerprint builtWith, String model) throws IOException {
        Map<String, String> data = new HashMap<>(builtWith.asMap());
        data.put(KEY, model);
        if (!data.equals(meta.data())) {
            index.describe(data);
            check();
        }
    }
}
