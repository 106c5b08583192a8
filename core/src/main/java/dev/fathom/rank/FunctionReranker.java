package dev.fathom.rank;

import java.io.IOException;
import java.util.List;

/** A reranker that is a function with a name. */
record FunctionReranker(String name, Function function) implements Reranker {

    @Override
    public float[] score(String query, List<String> passages) throws IOException {
        return function.score(query, passages);
    }
}
