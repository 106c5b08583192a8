/** Both backends beside each other: how fast they are, and what goes over the network. */
@NullMarked
package dev.fathom.backends;

import org.jspecify.annotations.NullMarked;
