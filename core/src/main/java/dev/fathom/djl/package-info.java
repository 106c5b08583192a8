/**
 * Models that users bring: sentence encoders and cross-encoders of the transformer kind, run in this process through the Deep
 * Java Library (<a href="https://djl.ai">DJL</a>). It is an optional dependency:
 *
 * <ul>
 *   <li>{@code ai.djl:api}, {@code ai.djl.huggingface:tokenizers} and
 *   <li>{@code ai.djl.onnxruntime:onnxruntime-engine} for {@code model.onnx}, or {@code ai.djl.pytorch:pytorch-engine} for
 *       TorchScript.
 * </ul>
 *
 * <p>A {@link dev.fathom.djl.DjlModel} says where a model is and how to run it; a {@link dev.fathom.djl.DjlEmbedder} goes into
 * an index's settings, a {@link dev.fathom.djl.DjlReranker} into a ranking. Nothing is loaded before it is needed.
 */
@NullMarked
package dev.fathom.djl;

import org.jspecify.annotations.NullMarked;
