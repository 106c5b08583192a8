/** What the notebooks share: hits as tables. */
@NullMarked
package dev.fathom.notebooks;

import org.jspecify.annotations.NullMarked;
