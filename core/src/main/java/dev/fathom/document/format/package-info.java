/**
 * Files of any common format as documents. {@link dev.fathom.document.format.ForkedReader} is the way in: it reads in a process of
 * its own, which a hostile or broken file may exhaust or kill without harm.
 *
 * <p>Whatever the format, a document's text is plain text with the structure that {@link dev.fathom.text.Outline} recognises:
 * Markdown headings and lists, table rows whose cells carry their labels ({@code | Year: 2024 | Rainfall (mm): 12 |}), and a
 * form feed at the end of each page. So one span into one text is all that passages, figures and hits need.
 *
 * <p>Needs Apache Tika's parser modules on the class path of the process that reads.
 */
@NullMarked
package dev.fathom.document.format;

import org.jspecify.annotations.NullMarked;
