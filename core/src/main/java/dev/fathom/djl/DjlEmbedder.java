package dev.fathom.djl;

import dev.fathom.embed.Embedder;
import dev.fathom.embed.ModelException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A sentence encoder run in this process through DJL; see {@link DjlModel}. Its files are read when its identity is first
 * asked for, the engine is started and the model loaded with the first text. Texts are cut at the model's limit. Safe for use
 * by several threads; {@link #close} waits for those that are embedding.
 */
public final class DjlEmbedder implements Embedder {

    private static final int MAX_BATCH = 1024;

    private final DjlModel source;
    private final LoadedModel model;

    private DjlEmbedder(DjlModel source) {
        this.source = source;
        this.model = new LoadedModel(source);
    }

    /** An embedder of a model; nothing is read yet. */
    public static DjlEmbedder of(DjlModel model) {
        return new DjlEmbedder(model);
    }

    /**
     * The model's type, the hash of its files and the prefixes.
     *
     * @throws ModelException if no engine is on the class path, a file is missing or damaged, or the model cannot be fetched
     */
    @Override
    public Identity identity() throws IOException {
        LoadedModel.Files files = model.files();
        ModelConfig config = files.config();
        int dimensions = config.dimensions()
                .orElseThrow(() -> new ModelException("the model " + source.address()
                        + " does not say how long its vectors are; add a config.json with \"hidden_size\""));
        return new Identity(
                config.type(),
                dimensions,
                files.hash(),
                source.queryPrefix().orElse(config.queryPrefix()),
                source.passagePrefix().orElse(config.passagePrefix()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws ModelException if the model cannot be loaded or run, or its vectors are not as long as its files say
     */
    @Override
    public float[][] embed(List<String> texts) throws IOException {
        int dimensions = identity().dimensions();
        float[][] vectors = model.run(encoder -> encoder.vectors(texts));
        for (float[] vector : vectors) {
            if (vector.length != dimensions) {
                throw new ModelException("the model " + source.address() + " gives vectors of " + vector.length
                        + " dimensions, and its files say " + dimensions + "; do they belong together?");
            }
        }
        return vectors;
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public Optional<String> address() {
        return Optional.of(source.address());
    }

    @Override
    public void close() throws IOException {
        model.close();
    }
}
