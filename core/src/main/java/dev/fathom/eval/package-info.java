/**
 * Measures rankings as TREC does: {@link dev.fathom.eval.Qrels} say which documents are relevant to which queries, a
 * {@link dev.fathom.eval.Run} is what a system answered, a {@link dev.fathom.eval.Metric} turns one ranking into a number,
 * an {@link dev.fathom.eval.Evaluation} holds one number per query, and {@link dev.fathom.eval.PairedTest} says whether two
 * systems differ by more than chance. The numbers equal those of {@code trec_eval}.
 */
@NullMarked
package dev.fathom.eval;

import org.jspecify.annotations.NullMarked;
