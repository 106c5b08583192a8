/** What comes back: {@link dev.fathom.hit.Hits} of passages or figures, each with its place, score and explanation. */
@NullMarked
package dev.fathom.hit;

import org.jspecify.annotations.NullMarked;
