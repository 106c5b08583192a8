/** Passages: the runs of whole sentences that are retrieved, and the splitter that makes them from a document. */
@NullMarked
package dev.fathom.passage;

import org.jspecify.annotations.NullMarked;
