package dev.fathom.cli;

import dev.fathom.Settings;
import dev.fathom.djl.DjlEmbedder;
import dev.fathom.djl.DjlModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The model whose vectors an index keeps. */
final class ModelChoice implements Closeable {

    /** The word for the model that is learned from the passages themselves. */
    private static final String LATENT = "latent";

    private final Supplier<Optional<String>> address;

    private @Nullable DjlEmbedder embedder;

    ModelChoice(Arguments taken) {
        address = taken.optional(
                String.class,
                "--model",
                "DIR",
                "The sentence encoder of a new index: a folder as Hugging Face exports it, or djl://…",
                "(default: latent, learned from the passages; \"fathom models\" says what models need).");
    }

    boolean isPresent() {
        return address.get().isPresent();
    }

    /** Settings with that model, if one is named. */
    Settings in(Settings settings) {
        Optional<String> own = address.get().filter(name -> !name.equals(LATENT));
        if (own.isEmpty()) {
            return settings;
        }
        embedder = DjlEmbedder.of(DjlModel.of(own.get()));
        return settings.embedder(embedder);
    }

    @Override
    public void close() throws IOException {
        if (embedder != null) {
            embedder.close();
        }
    }
}
