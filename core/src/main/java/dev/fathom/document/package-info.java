/**
 * What is indexed: a {@link dev.fathom.document.Document} with its id, title, date, text and metadata, and the readers
 * that make documents from files.
 */
@NullMarked
package dev.fathom.document;

import org.jspecify.annotations.NullMarked;
