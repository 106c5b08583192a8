/** Measures Fathom beside plain Lucene, on texts made from a seed. */
@NullMarked
package dev.fathom.benchmarks;

import org.jspecify.annotations.NullMarked;
