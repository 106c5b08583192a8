/** The embedded backend on Apache Lucene; internal. */
@NullMarked
package dev.fathom.internal.lucene;

import org.jspecify.annotations.NullMarked;
