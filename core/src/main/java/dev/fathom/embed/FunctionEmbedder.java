package dev.fathom.embed;

import java.io.IOException;
import java.util.List;

/** An embedder that is a function with a name. */
record FunctionEmbedder(Identity identity, Function function) implements Embedder {

    @Override
    public float[][] embed(List<String> texts) throws IOException {
        return function.embed(texts);
    }
}
