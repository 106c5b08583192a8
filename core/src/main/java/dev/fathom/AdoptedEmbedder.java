package dev.fathom;

import dev.fathom.backend.IndexMismatchException;
import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import dev.fathom.embed.Embedder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The embedder that an index remembers, for who opens it without settings. Its identity is the remembered one; only when
 * something is to be embedded is the model looked for, and compared. So an index can be looked at where its model is not.
 */
final class AdoptedEmbedder implements Embedder {

    private final String index;
    private final Identity identity;
    private final DjlEmbedder embedder;
    private volatile boolean compared;

    /**
     * An embedder that need not be there.
     *
     * @param index the index in messages
     * @param identity what the index was built with
     * @param address where it was
     */
    AdoptedEmbedder(String index, Identity identity, String address) {
        this.index = index;
        this.identity = identity;
        this.embedder = DjlEmbedder.of(DjlModel.of(address).prefixes(identity.queryPrefix(), identity.passagePrefix()));
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public float[][] embed(List<String> texts) throws IOException {
        if (!compared) {
            Identity found = embedder.identity();
            if (!found.equals(identity)) {
                throw new IndexMismatchException("the index " + index + " was built with embedder " + identity
                        + ", but at " + embedder.address().orElse("") + " there is " + found
                        + " now; put the model back, or rebuild the index with \"fathom reindex --model DIR\" or"
                        + " FathomIndex.reindex(folder, settings, progress)");
            }
            compared = true;
        }
        return embedder.embed(texts);
    }

    @Override
    public int maxBatch() {
        return embedder.maxBatch();
    }

    @Override
    public Optional<String> address() {
        return embedder.address();
    }

    @Override
    public void close() throws IOException {
        embedder.close();
    }
}
