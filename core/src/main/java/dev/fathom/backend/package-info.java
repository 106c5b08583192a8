/** What stands between the library and the engine that keeps its index: embedded Lucene, or a server. */
@NullMarked
package dev.fathom.backend;

import org.jspecify.annotations.NullMarked;
