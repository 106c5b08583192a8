/**
 * Re-ranking a window of candidates. A backend finds the candidates by BM25 and hands over their scores and {@link
 * dev.fathom.embed.TermSequence term sequences}; {@link dev.fathom.rank.WindowRanking} computes the signals, a {@link
 * dev.fathom.rank.Fusion} adds them up, and every part of a score can be told.
 *
 * <p>A passage's score depends on the query, the passage and the collection only, never on the other candidates (except
 * under reciprocal rank fusion), so that a filter removes hits and reorders none.
 */
@NullMarked
package dev.fathom.rank;

import org.jspecify.annotations.NullMarked;
