package dev.fathom.djl;

import dev.fathom.embed.ModelException;
import dev.fathom.rank.Reranker;
import java.io.IOException;
import java.util.List;

/**
 * A cross-encoder run in this process through DJL; see {@link DjlModel}, whose prefixes it does not use. The model is loaded
 * with the first query. Pairs are cut at the model's limit, the longer text first. A score is the sigmoid of the model's one
 * output, from 0 to 1. Safe for use by several threads; {@link #close} waits for those that are scoring.
 */
public final class DjlReranker implements Reranker {

    private final DjlModel source;
    private final LoadedModel model;

    private DjlReranker(DjlModel source) {
        this.source = source;
        this.model = new LoadedModel(source);
    }

    /** A reranker of a model; nothing is read yet. */
    public static DjlReranker of(DjlModel model) {
        return new DjlReranker(model);
    }

    /** The last part of the model's address. */
    @Override
    public String name() {
        return source.address().replaceAll("[/\\\\]+$", "").replaceAll("^.*[/\\\\:]", "");
    }

    /**
     * {@inheritDoc}
     *
     * @throws ModelException if the model cannot be loaded or run, or has not one output
     */
    @Override
    public float[] score(String query, List<String> passages) throws IOException {
        float[][] outputs = model.run(encoder -> encoder.pairs(query, passages));
        float[] scores = new float[outputs.length];
        for (int i = 0; i < scores.length; i++) {
            if (outputs[i].length != 1) {
                throw new ModelException("the model " + source.address() + " gives " + outputs[i].length
                        + " numbers for a pair, and a cross-encoder that ranks gives one; is it an embedder?");
            }
            scores[i] = (float) (1 / (1 + Math.exp(-outputs[i][0])));
        }
        return scores;
    }

    @Override
    public void close() throws IOException {
        model.close();
    }
}
