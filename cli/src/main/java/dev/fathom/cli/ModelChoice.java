package dev.fathom.cli;

import dev.fathom.Settings;
import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The model whose vectors an index keeps. */
final class ModelChoice implements Closeable {

    /** The word for the model that is learned from the passages themselves. */
    private static final String LATENT = "latent";

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = {
                "The sentence encoder of a new index: a folder as Hugging Face exports it, or djl://…",
                "(default: latent, learned from the passages; \"fathom models\" says what models need)."
            })
    private Optional<String> address = Optional.empty();

    private @Nullable DjlEmbedder embedder;

    boolean isPresent() {
        return address.isPresent();
    }

    /** Settings with that model, if one is named. */
    Settings in(Settings settings) {
        if (address.isEmpty() || address.get().equals(LATENT)) {
            return settings;
        }
        embedder = DjlEmbedder.of(DjlModel.of(address.get()));
        return settings.embedder(embedder);
    }

    @Override
    public void close() throws IOException {
        if (embedder != null) {
            embedder.close();
        }
    }
}
