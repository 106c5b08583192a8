/** From text to index terms; internal. The same chain reads documents, queries and the thesaurus. */
@NullMarked
package dev.fathom.internal.analysis;

import org.jspecify.annotations.NullMarked;
