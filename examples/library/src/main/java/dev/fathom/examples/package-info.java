/** One file per feature of the library; each can be run as it is, and each is run by a test. */
@NullMarked
package dev.fathom.examples;

import org.jspecify.annotations.NullMarked;
