/** The command {@code fathom}: parses, calls the library, prints. No search logic lives here. */
@NullMarked
package dev.fathom.cli;

import org.jspecify.annotations.NullMarked;
