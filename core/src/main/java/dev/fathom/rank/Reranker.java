package dev.fathom.rank;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Reads a query and a passage together and says how well the one answers the other, as a cross-encoder does (Nogueira and Cho
 * 2019). Slow, so it sees only the best of the window: {@link Ranking#rerank}. May be called by several threads at once.
 */
public interface Reranker extends Closeable {

    /** What it is called in explanations. */
    String name();

    /**
     * One finite score for each passage, in their order; larger is better. Scores of different queries need not compare.
     *
     * @param passages text with title and headings before it
     * @throws IOException if it fails; a {@link RuntimeException} is taken for the same
     */
    float[] score(String query, List<String> passages) throws IOException;

    /** Frees what it holds; whoever made a reranker closes it. Default: nothing to do. */
    @Override
    default void close() throws IOException {}

    /** What scores passages; the signature of {@link Reranker#score}. */
    @FunctionalInterface
    interface Function {
        /** One score for each passage. */
        float[] score(String query, List<String> passages) throws IOException;
    }

    /** A reranker from a function, such as the client of a service. */
    static Reranker of(String name, Function function) {
        return new FunctionReranker(name, function);
    }
}
