/**
 * Vectors for passages and queries.
 *
 * <p>The default embedder is <em>latent</em>: it is learned from the user's own passages, needs no download and no native
 * code. Three calls: {@link dev.fathom.embed.LatentModel#learn learn} from the term sequences of the passages, {@link
 * dev.fathom.embed.LatentModel#passageVector passageVector} and {@link dev.fathom.embed.LatentModel#queryVector
 * queryVector}.
 *
 * <p>No passage vector is stored. An index keeps each passage's {@link dev.fathom.embed.TermSequence}, and a vector is
 * computed from it when the passage is a candidate; so learning anew replaces one model file and rewrites no passage.
 */
@NullMarked
package dev.fathom.embed;

import org.jspecify.annotations.NullMarked;
